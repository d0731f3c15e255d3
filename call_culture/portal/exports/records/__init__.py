"""Public objects as plain dictionaries, the same for the API and every exported file.

Keys are schema.org's words in snake case. Moments are aware, in Europe/Paris; addresses of
pages are absolute. What is unknown is None, never a guess. A hidden place, partner or
programme is left out of the event that names it.
"""

from call_culture.portal.exports.records.ground import (
    Record,
    commune_record,
    place_record,
)
from call_culture.portal.exports.records.programme import (
    edition_record,
    event_record,
    is_free,
    occurrence_record,
    programme_record,
    with_public_relations,
)
from call_culture.portal.exports.records.venues import (
    heritage_record,
    heritage_rows,
    library_record,
    library_rows,
    organization_record,
)

__all__ = [
    "Record",
    "commune_record",
    "edition_record",
    "event_record",
    "heritage_record",
    "heritage_rows",
    "is_free",
    "library_record",
    "library_rows",
    "occurrence_record",
    "organization_record",
    "place_record",
    "programme_record",
    "with_public_relations",
]
