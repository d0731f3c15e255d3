"""What an organization has written, sorted by what there is to do next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from events.enums import ModerationAction, PublicationStatus
from events.models import Event, ModerationLog, Occurrence
from events.permissions import can_moderate, can_write_for
from events.querysets import EventQuerySet
from events.views.space.access import organization_or_404, private
from partners.models import Organization

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

_S = PublicationStatus
PER_SECTION = 20


@dataclass(frozen=True)
class Section:
    """Events in one situation: its key in addresses, title, what to do, how they are found."""

    key: str
    title: "StrOrPromise"
    lead: "StrOrPromise"
    statuses: tuple[PublicationStatus, ...]
    over: bool | None = None


SECTIONS = (
    Section(
        "corrections",
        _("Corrections demandées"),
        _("Lisez le message, corrigez, proposez à nouveau."),
        (_S.CHANGES_REQUESTED,),
    ),
    Section(
        "brouillons",
        _("Brouillons"),
        _("Personne d'autre que votre organisme ne les voit."),
        (_S.DRAFT,),
    ),
    Section(
        "attente",
        _("En attente"),
        _("Un agent les relit. Vous pouvez encore les corriger."),
        (_S.SUBMITTED,),
    ),
    Section("publies", _("Publiés"), _("Annoncés dans l'agenda."), (_S.PUBLISHED,), False),
    Section("passes", _("Passés"), _("Leur page reste en ligne."), (_S.PUBLISHED,), True),
    Section(
        "retires",
        _("Retirés, refusés ou archivés"),
        _("Le public ne les voit pas."),
        (_S.WITHDRAWN, _S.REJECTED, _S.ARCHIVED),
    ),
)


@private
def partner_home(request: HttpRequest) -> HttpResponse:
    """Lead to the first organization of the account, or say how to get one."""
    organizations = Organization.objects.of_member(request.user)  # type: ignore[arg-type]
    first = organizations.order_by("name").first()
    if first is not None:
        return redirect("partner_dashboard", slug=first.slug)
    return render(request, "events/space/no_membership.html", {})


@private
def dashboard(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organization's events by status, with what to do next."""
    organization = organization_or_404(request, slug)
    events = _with_what_rows_show(Event.objects.organized_by(organization))
    sections = []
    for section in SECTIONS:
        page = Paginator(_of_section(events, section), PER_SECTION).get_page(
            request.GET.get(section.key)
        )
        sections.append((section, page))
    context = {
        "organization": organization,
        "organizations": Organization.objects.of_member(request.user).order_by("name"),  # type: ignore[arg-type]
        "sections": sections,
        "can_write": can_write_for(request.user, organization) or can_moderate(request.user),
        "is_empty": not any(page.paginator.count for _section, page in sections),
    }
    return render(request, "events/space/dashboard.html", context)


def _of_section(events: EventQuerySet, section: Section) -> EventQuerySet:
    found = events.filter(publication_status__in=section.statuses)
    if section.over is True:
        return found.past().order_by("-updated_at", "-pk")
    if section.over is False:
        return found.upcoming().by_next_start()
    return found.order_by("-updated_at", "-pk")


def _with_what_rows_show(events: EventQuerySet) -> EventQuerySet:
    """Load the next date, the place and the last message of staff, in a fixed number of queries."""
    answers = ModerationLog.objects.filter(
        event=OuterRef("pk"),
        action__in=[ModerationAction.REQUEST_CHANGES, ModerationAction.REJECT],
    ).order_by("-at", "-pk")
    return (
        events.select_related("place__commune")
        .annotate(last_message=Subquery(answers.values("reason")[:1]))
        .with_next_start()
        .prefetch_related(
            Prefetch(
                "occurrences",
                queryset=Occurrence.objects.not_over().exclude(event_status="EventScheduled"),
                to_attr="unusual_dates",
            )
        )
    )
