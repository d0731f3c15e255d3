"""Inviting a person to an organization: the account, the role, the letter."""

from django.db import transaction

from call_culture.accounts.mail import send_letter
from call_culture.accounts.models import User
from partners.enums import MemberRole
from partners.models import Membership, Organization


@transaction.atomic
def invite(email: str, organization: Organization, role: MemberRole) -> Membership:
    """Give `email` that role in `organization`, making the account when there is none.

    A new account has no password: it signs in by a code, which proves the address. The
    letter leaves after commit. A second invitation changes the role and writes again.
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=User.objects.normalize_email(email))
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
    membership, _created = Membership.objects.update_or_create(
        organization=organization, user=user, defaults={"role": role}
    )
    announce(membership)
    return membership


def announce(membership: Membership) -> None:
    """Write to a member, after commit, how to enter and for which organization."""
    context: dict[str, object] = {
        "organization": membership.organization,
        "role": membership.get_role_display(),
    }
    address = membership.user.email
    transaction.on_commit(lambda: send_letter("partners/emails/invitation", context, [address]))
