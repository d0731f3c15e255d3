"""What the heritage pages show, put in order and in words."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from call_culture.territory.commune_counts import CommuneCounts, commune_counts
from call_culture.territory.french import NBSP, distance_words, typo
from call_culture.territory.markup import commune_link, email_link, link, phone_link
from call_culture.territory.models import Place
from call_culture.territory.nearby import Near, around, nearest
from call_culture.territory.svg_map import Spot
from heritage.enums import KIND_PLURALS, LabelKind, SiteKind, Standing
from heritage.models import HeritageSite, SiteLabel, Trail
from heritage.querysets import HeritageSiteQuerySet
from heritage.trail_line import length_m

#: The public notice of a Mérimée reference, Ministère de la Culture.
POP_NOTICE = "https://pop.culture.gouv.fr/notice/merimee/"


@dataclass(frozen=True)
class KindGroup:
    """The sites of one kind on a page of the list."""

    kind: str
    title: str
    sites: list[HeritageSite]


@dataclass(frozen=True)
class HeldLabel:
    """A label as the page of a site tells it."""

    label: Any
    sentence: str
    number: str
    number_source: str
    notice: SafeString | str
    note: str


def by_kind(sites: list[HeritageSite]) -> list[KindGroup]:
    """Group the sites of a page, already ordered `by_kind`."""
    return [
        KindGroup(kind, str(KIND_PLURALS[SiteKind(kind)]), list(found))
        for kind, found in groupby(sites, key=lambda site: site.kind)
    ]


def badges(site: HeritageSite) -> list[tuple[str, str]]:
    """Return the (label, tone) badges of a card: each label held in its own right, once."""
    own = (Standing.LISTED, Standing.CLASSIFIED, Standing.PROTECTED)
    names = dict.fromkeys(
        held.label.short_name for held in site.site_labels.all() if held.standing in own
    )
    return [(name, "heritage") for name in names]


def held_labels(site: HeritageSite) -> list[HeldLabel]:
    """Return what the site holds, in words, from rows loaded `with_card()`."""
    return [
        HeldLabel(
            label=held.label,
            sentence=standing_words(held),
            number=held.reference,
            number_source=held.reference_source,
            notice=merimee_link(held.merimee_reference),
            note=held.note,
        )
        for held in site.site_labels.all()
    ]


def standing_words(held: SiteLabel) -> str:
    """Return "Inscrit en 1992, protection partielle": how a site stands towards a label."""
    words = str(held.get_standing_display())
    year = held.year
    if not year and held.standing == Standing.LISTED and _is_world(held):
        year = held.label.year
    if year:
        words += f" en{NBSP}{year}"
    elif held.label.kind == LabelKind.HISTORIC_MONUMENT:
        words += _(" (année non renseignée)")
    if held.is_partial:
        words += _(", protection partielle")
    return words[:1].upper() + words[1:]


def _is_world(held: SiteLabel) -> bool:
    return str(held.label.kind) == LabelKind.WORLD_HERITAGE


def merimee_link(reference: str) -> SafeString | str:
    """Return a link to the public notice of a Mérimée reference."""
    if not reference:
        return ""
    return format_html(
        '<a href="{}{}" rel="noopener">{} {}</a>', POP_NOTICE, reference, _("Notice"), reference
    )


def facts(site: HeritageSite) -> list[tuple[str, Any]]:
    """Return the facts of a site as (term, value); blank values are left out."""
    place = site.place
    communes = site.communes.all()
    area = ""
    if site.area_ha is not None:
        figure = f"{site.area_ha:f}"
        figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
        area = f"{figure.replace('.', ',')}{NBSP}{_('hectares')}"
    links = [commune_link(commune) for commune in communes]
    return [
        (_("Commune") if len(links) < 2 else _("Communes"), joined(links)),
        (_("Adresse"), place.address),
        (_("Époque"), typo(site.period)),
        (_("Architecte, auteur"), typo(site.architect)),
        (_("Surface"), area),
        (_("Autres noms"), typo(place.other_names)),
        (_("Téléphone"), phone_link(place.phone)),
        (_("Adresse e-mail"), email_link(place.email)),
        (_("Site internet"), link(place.website)),
    ]


def nearby_sites(site: HeritageSite) -> list[Near]:
    """Return the public sites nearest to `site`, its own parts and whole apart."""
    rows = HeritageSite.objects.public().exclude(pk=site.pk).exclude(part_of=site)
    if site.part_of_id:
        rows = rows.exclude(pk=site.part_of_id)
    found = around(rows.select_related("place__commune"), site.place, prefix="place__")
    return nearest(site.place, ((other, other.place) for other in found))


def nearby_libraries(place: Place) -> list[Near]:
    """Return the public libraries nearest to `place`."""
    rows = Place.objects.public().filter(library__is_published=True).exclude(pk=place.pk)
    found = around(rows.select_related("commune", "library"), place)
    return nearest(place, ((other.library, other) for other in found), limit=2)


def library_role(site: HeritageSite) -> Any:
    """Return the library that the same place is, when the public may see it."""
    library = getattr(site.place, "library", None)
    return library if library is not None and library.is_published else None


def public_whole(site: HeritageSite) -> HeritageSite | None:
    """Return the site this one is part of, when the public may see it."""
    whole = site.part_of
    if whole is None or not (whole.is_published and whole.place.is_published):
        return None
    return None if whole.place.merged_into_id else whole


def duration_words(minutes: int) -> str:
    """Return a duration: "45 min", "2 h", "2 h 15"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


def trail_facts(trail: Trail, line: list[tuple[float, float]]) -> list[tuple[str, Any]]:
    """Return the facts of a trail as (term, value); what nobody told is said unknown or left out.

    A length measured on a line that only joins the stops is a minimum, and says so.
    """
    length = distance_words(trail.length_m) if trail.length_m else ""
    if not length and len(line) > 1:
        measured = distance_words(length_m(line))
        length = (
            _("au moins %s, en ligne droite d'une étape à l'autre") % measured
            if trail.line_is_approximate
            else _("environ %s, mesurés sur le tracé") % measured
        )
    links = [commune_link(commune) for commune in trail.communes.all()]
    return [
        (_("Communes"), joined(links)),
        (_("Longueur"), length or _("Non renseignée")),
        (
            _("Durée"),
            duration_words(trail.duration_min) if trail.duration_min else _("Non renseignée"),
        ),
        (_("Montée"), f"{trail.climb_m}{NBSP}m" if trail.climb_m is not None else ""),
        (_("Difficulté"), str(trail.get_difficulty_display()).capitalize()),
        (_("Revêtement"), typo(trail.surface)),
        (_("Saison"), typo(trail.season)),
    ]


def joined(pieces: list[Any]) -> SafeString | str:
    """Return pieces of safe HTML parted by commas."""
    return format_html("{}" + ", {}" * (len(pieces) - 1), *pieces) if pieces else ""


def heritage_map(sites: HeritageSiteQuerySet) -> CommuneCounts:
    """Return the map and the list of the communes with how many of `sites` each touches.

    A site on two communes counts in both. Only points that can be trusted are drawn.
    """
    through = HeritageSite.communes.through.objects
    rows = through.filter(heritagesite__in=sites.order_by().values("pk"))
    counts = dict(rows.values_list("commune").annotate(number=Count("pk")))
    spots = [
        Spot(site.place.latitude, site.place.longitude, site.name, site.get_absolute_url(), "site")
        for site in sites.order_by().select_related("place")
        if site.place.latitude is not None
        and site.place.longitude is not None
        and site.place.has_public_point
    ]
    return commune_counts(
        counts,
        words=(_("site"), _("sites"), _("aucun site")),
        url_name="heritage_list",
        label=_("Carte des sites patrimoniaux par commune"),
        spots=spots,
    )
