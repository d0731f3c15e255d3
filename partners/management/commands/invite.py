"""`manage.py invite <email> --organization <slug> [--role owner]`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.enums import MemberRole
from partners.invitations import invite
from partners.models import Organization


class Command(BaseCommand):
    """Invite a person to an organization."""

    help = "Creates the account and the membership, and sends an invitation by e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the address, the organization and the role."""
        parser.add_argument("email")
        parser.add_argument("--organization", required=True, help="slug of the organization")
        parser.add_argument("--role", choices=MemberRole.values, default=MemberRole.OWNER.value)

    def handle(self, *args: Any, **options: Any) -> None:
        """Invite, or say which of the address and the organization is wrong."""
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if organization is None:
            raise CommandError(f"Aucun organisme à l'adresse « {options['organization']} ».")
        try:
            membership = invite(options["email"], organization, MemberRole(options["role"]))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            f"Invitation envoyée : {organization.name}, {membership.get_role_display()}."
        )
