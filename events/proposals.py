"""Public proposals: made once, confirmed by e-mail, followed by a private link."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from events import emails, moderation
from events.dates import add_slot
from events.enums import Origin, PriceKind, PublicationStatus
from events.forms.dates import moments
from events.forms.proposal import ProposalPage
from events.models import Event, Proposal
from events.places import find_or_propose, forget_unused

_CONFIRM, _FOLLOW = "events.proposal.confirm", "events.proposal.follow"
#: How long the link of confirmation is good for (seconds).
CONFIRM_WITHIN = 3 * 24 * 3600


def receive(page: ProposalPage) -> Proposal:
    """Store a valid proposal as a draft nobody sees, and ask to confirm the address.

    The same form sent twice makes one event, and one letter.
    """
    known = Proposal.objects.filter(event__uid=page.key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            proposal = _create(page)
    except IntegrityError:  # the same form arrived at the same moment
        return Proposal.objects.get(event__uid=page.key)
    url = settings.SITE_URL + reverse("propose_confirm", args=[confirm_token(proposal)])
    transaction.on_commit(lambda: emails.send_proposal_confirmation(proposal.event, url))
    return proposal


def _create(page: ProposalPage) -> Proposal:
    data = page.form.cleaned_data
    place = data["place"]
    if data["new_place_name"]:
        place = find_or_propose(
            data["new_place_name"],
            data["new_place_address"],
            data["new_place_commune"],
            data["new_place_locality"],
        )
    free = data["price_kind"] == PriceKind.FREE
    event = Event.objects.create(
        uid=page.key,
        origin=Origin.PROPOSAL,
        title=data["title"],
        summary=data["summary"],
        description=data["description"],
        category=data["category"],
        place=place,
        price_kind=data["price_kind"],
        price_min=None if free else data["price_min"],
        price_max=None if free else data["price_max"],
        contact_name=data["organization_name"],
        contact_phone=data["contact_phone"],
        contact_email=data["contact_email"],
    )
    for row in page.rows.forms:
        if row.is_filled:
            typed = row.cleaned_data
            slot = moments(typed["day"], typed["starts"], typed["ends"])
            add_slot(event, slot, all_day=typed["starts"] is None)
    return Proposal.objects.create(
        event=event,
        name=data["name"],
        email=data["email"],
        organization_name=data["organization_name"],
    )


def confirm_token(proposal: Proposal) -> str:
    """Return what the link of confirmation carries: good for this proposal, three days."""
    return signing.dumps(proposal.pk, salt=_CONFIRM)


def follow_token(proposal: Proposal) -> str:
    """Return what the private link of follow-up carries."""
    return signing.dumps(proposal.pk, salt=_FOLLOW)


def to_confirm(token: str) -> Proposal | None:
    """Return the proposal of a good link of confirmation; None for a forged or expired one."""
    return _read(token, _CONFIRM, CONFIRM_WITHIN)


def to_follow(token: str) -> Proposal | None:
    """Return the proposal of a good link of follow-up; None for a forged one."""
    return _read(token, _FOLLOW, None)


def _read(token: str, salt: str, max_age: int | None) -> Proposal | None:
    try:
        pk = signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    return Proposal.objects.select_related("event__place").filter(pk=pk).first()


def purge(now: datetime | None = None) -> int:
    """Erase the proposals never confirmed in time, with their event; return how many.

    One that staff took up meanwhile, published or refused, stays.
    """
    limit = (now or timezone.now()) - timedelta(seconds=CONFIRM_WITHIN)
    late = Event.objects.filter(
        publication_status=PublicationStatus.DRAFT,
        proposal__confirmed_at=None,
        proposal__created_at__lt=limit,
    )
    erased = 0
    for event in late.select_related("place").iterator():
        with transaction.atomic():
            event.delete()
            forget_unused(event.place)
        erased += 1
    return erased


@transaction.atomic
def confirm(proposal: Proposal) -> None:
    """Note that the address is good and hand the event to moderation; again does nothing."""
    fresh = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if fresh.confirmed_at is not None:
        return
    fresh.confirmed_at = timezone.now()
    fresh.save(update_fields=["confirmed_at"])
    event = Event.objects.get(pk=fresh.event_id)
    if event.publication_status == PublicationStatus.DRAFT:
        moderation.submit(event, by=None)
