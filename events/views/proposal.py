"""Proposing an event without an account: form, confirmation of the address, follow-up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from call_culture.accounts.throttle import Rate, allowed, client_address, client_network
from events import proposals
from events.forms.proposal import ProposalPage

#: Proposals from one address, one network, and letters to one e-mail address.
_PER_ADDRESS, _PER_NETWORK, _PER_EMAIL = Rate(5, 3600), Rate(30, 3600), Rate(3, 3600)


@never_cache
def propose(request: HttpRequest) -> HttpResponse:
    """Offer the form; store what is valid, and give back whole what is not."""
    page = ProposalPage.read(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and page.is_valid():
        if _within_rates(request, page):
            proposals.receive(page)
            return redirect("propose_thanks")
        page.form.add_error(
            None, _("Beaucoup de propositions viennent d'arriver d'ici. Réessayez dans une heure.")
        )
        status = 429
    return render(request, "events/proposal/form.html", {"page": page}, status=status)


def _within_rates(request: HttpRequest, page: ProposalPage) -> bool:
    checks = (
        ("proposal-address", client_address(request), _PER_ADDRESS),
        ("proposal-network", client_network(request), _PER_NETWORK),
        ("proposal-email", page.form.cleaned_data["email"], _PER_EMAIL),
    )
    return all(allowed(scope, who, rate) for scope, who, rate in checks)


def thanks(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way, without repeating the address."""
    return render(request, "events/proposal/thanks.html", {})


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one click, so that a mail robot that opens links confirms nothing; then confirm."""
    proposal = proposals.to_confirm(token)
    if proposal is None:
        return render(request, "events/proposal/bad_link.html", {}, status=404)
    if request.method == "POST":
        proposals.confirm(proposal)
    proposal.refresh_from_db()
    if proposal.confirmed_at:
        return redirect("propose_follow", token=proposals.follow_token(proposal))
    return render(request, "events/proposal/confirm.html", {"proposal": proposal})


@never_cache
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Show who holds the private link where the proposal stands."""
    proposal = proposals.to_follow(token)
    if proposal is None:
        return render(request, "events/proposal/bad_link.html", {}, status=404)
    event = proposal.event
    log = event.moderation_log.exclude(reason="").first()
    context = {
        "proposal": proposal,
        "event": event,
        "occurrences": event.occurrences.in_order(),
        "message": log.reason if log else "",
    }
    response = render(request, "events/proposal/follow.html", context)
    # The link is the key to the page: it is not told to the sites one goes to from here.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
