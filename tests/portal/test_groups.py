"""Groups of staff: made once, with the rights of their work, never reset."""

import pytest
from django.contrib.auth.models import Group

from call_culture.portal.groups import GROUPS, create_groups
from events.permissions import can_moderate
from tests.factories.partners import UserFactory

pytestmark = pytest.mark.django_db


def rights(name):
    permissions = Group.objects.get(name=name).permissions
    return {
        f"{app}.{code}"
        for app, code in permissions.values_list("content_type__app_label", "codename")
    }


def test_every_group_exists_after_the_migrations_with_rights():
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)
    for name in GROUPS:
        assert rights(name)


def test_librarians_change_hours_but_not_events():
    assert "libraries.change_openingslot" in rights("Bibliothécaires")
    assert "events.change_event" not in rights("Bibliothécaires")


def test_moderators_moderate_and_partner_correspondents_do_not():
    moderator, correspondent = UserFactory(is_staff=True), UserFactory(is_staff=True)
    moderator.groups.add(Group.objects.get(name="Modération"))
    correspondent.groups.add(Group.objects.get(name="Correspondance partenaires"))
    assert (can_moderate(moderator), can_moderate(correspondent)) == (True, False)


def test_what_an_administrator_changed_is_kept():
    group = Group.objects.get(name="Rédaction")
    group.permissions.clear()
    create_groups()
    assert rights("Rédaction") == set()
