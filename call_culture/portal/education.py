"""What exists for schools and groups."""

from datetime import date

from django.db.models import F, Q

from events.enums import AudienceSlug, ProgrammeKind
from events.models import Edition, Event, Programme
from partners.enums import OrganizationKind
from partners.models import Organization

#: The agenda limited to what is for schools and groups.
EVENTS_QUERY = f"public={AudienceSlug.SCHOOLS.value}"

#: Who usually receives classes.
HOSTS = (
    OrganizationKind.NATIONAL_STAGE,
    OrganizationKind.DRAMA_CENTRE,
    OrganizationKind.MUSEUM,
    OrganizationKind.INTERPRETATION_CENTRE,
    OrganizationKind.PUBLIC_BODY,
    OrganizationKind.TOURIST_OFFICE,
)


def events_for_schools() -> list[Event]:
    """Return the next public events for schools and groups, the soonest first."""
    events = Event.objects.published().upcoming().for_audience(AudienceSlug.SCHOOLS)
    return list(events.with_card().by_next_start()[:12])


def clea() -> Programme | None:
    """Return the programme of the contrat local d'éducation artistique, if it is public."""
    schemes = Programme.objects.public().filter(kind=ProgrammeKind.SCHEME)
    named = Q(slug__endswith="-clea") | Q(slug="clea") | Q(name__icontains="(CLEA)")
    return schemes.filter(named).order_by("pk").first()


def edition_to_show(programme: Programme, today: date) -> Edition | None:
    """Return the edition one can still apply to or that is not over, else the last one."""
    editions = programme.editions.public().select_related("programme")
    editions = editions.prefetch_related("residencies")
    alive = Q(last_day__gte=today) | Q(application_deadline__gte=today)
    current = editions.filter(alive).order_by(F("first_day").asc(nulls_last=True), "year")
    return current.first() or editions.order_by("-year").first()


def contacts() -> list[Organization]:
    """Return the partners that usually receive groups and can be reached."""
    reachable = ~Q(phone="") | ~Q(email="") | ~Q(website="")
    rows = Organization.objects.public().filter(reachable, kind__in=HOSTS)
    return list(rows.select_related("commune").order_by("name")[:12])
