"""Nobody gives themselves rights: only administrators touch agents and their rights."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.factories.partners import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def correspondent(client):
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name="Correspondance partenaires"))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def test_a_correspondent_cannot_make_a_member_an_administrator(client, correspondent):
    member = UserFactory()
    url = reverse("admin:accounts_user_change", args=[member.pk])
    posted = {"email": member.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert client.post(url, posted).status_code == 302
    member.refresh_from_db()
    assert (member.is_staff, member.is_superuser) == (False, False)


@pytest.mark.parametrize("page", ["change", "delete", "password_change"])
def test_a_correspondent_cannot_touch_the_account_of_an_agent(client, correspondent, page):
    agent = UserFactory(staff=True)
    name = "auth_user_password_change" if page == "password_change" else f"accounts_user_{page}"
    response = client.post(
        reverse(f"admin:{name}", args=[agent.pk]),
        {"email": "autre@example.org", "password1": "x" * 20, "password2": "x" * 20, "post": "yes"},
    )
    assert response.status_code == 403
    before = agent.password
    agent.refresh_from_db()
    assert (agent.password, agent.is_superuser) == (before, True)


@pytest.mark.parametrize("rights", [{"is_superuser": True}, {"groups": True}])
def test_a_correspondent_cannot_take_the_account_of_an_agent_put_aside(
    client, correspondent, rights
):
    aside = UserFactory(is_superuser=rights.get("is_superuser", False))
    if "groups" in rights:
        aside.groups.add(Group.objects.get(name="Administration"))
    url = reverse("admin:accounts_user_change", args=[aside.pk])
    assert client.post(url, {"email": "autre@example.org", "is_active": "on"}).status_code == 403
