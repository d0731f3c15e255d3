"""How allauth behaves here: sign in only, accounts come from staff and from invitations."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by staff: nobody signs up alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No open registration; an organization asks to join and staff decide."""
        return False
