"""Signing in by a code or a password, without ever saying whether an address is known."""

import re

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.urls import reverse

from tests.factories.partners import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

CODE_PAGE = "account_request_login_code"
PAGES = ["account_request_login_code", "account_login", "account_reset_password", "account_signup"]
PASSWORD = "une-phrase-de-douze"


def ask_code(client, email):
    return client.post(reverse(CODE_PAGE), {"email": email})


def code_in(letter):
    return re.search(r"^\s+([A-Z]{4}-[A-Z]{4})$", letter.body, re.M).group(1)


@pytest.mark.parametrize("name", PAGES)
def test_entrance_pages_are_french_without_inline_script_nor_session(client, name):
    response = client.get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert len(re.findall("<h1", html)) == 1
    assert re.findall(r"<script(?![^>]*src=)(?![^>]*ld\+json)", html) == []
    assert "sessionid" not in response.cookies
    assert re.findall(r"Sign|Password|Email address", html) == []


def test_member_signs_in_with_the_code_received(client):
    member = MembershipFactory()
    assert ask_code(client, member.user.email.upper()).status_code == 302
    code = code_in(mail.outbox[0])
    page = client.get(reverse("account_confirm_login_code"))
    assert member.user.email in page.content.decode().lower()
    response = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert response.url == reverse("partner_home")
    assert get_user(client) == member.user
    assert mail.outbox[0].subject == f"Votre code de connexion\u00a0: {code}"


def test_a_code_serves_once(client):
    member = MembershipFactory()
    ask_code(client, member.user.email)
    code = code_in(mail.outbox[0])
    client.post(reverse("account_confirm_login_code"), {"code": code})
    client.post(reverse("account_logout"))
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not get_user(client).is_authenticated


def test_another_code_can_be_asked_for_or_another_address_given(client):
    member = MembershipFactory()
    ask_code(client, member.user.email)
    confirm = reverse("account_confirm_login_code")
    assert "Recevoir un autre code" in client.get(confirm).content.decode()
    client.post(confirm, {"action": "resend"})
    first, second = [code_in(letter) for letter in mail.outbox]
    client.post(confirm, {"code": first})
    assert not get_user(client).is_authenticated
    again = client.post(reverse("account_logout"), {"next": reverse(CODE_PAGE)}, follow=True)
    assert "Donnez votre adresse" in again.content.decode()
    client.post(confirm, {"code": second})
    assert not get_user(client).is_authenticated


def test_three_wrong_codes_end_the_attempt(client):
    member = MembershipFactory()
    ask_code(client, member.user.email)
    code = code_in(mail.outbox[0])
    for _attempt in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "BCDF-BCDF"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not get_user(client).is_authenticated


def test_known_unknown_and_closed_accounts_get_the_same_answer(client):
    known = UserFactory()
    closed = UserFactory(is_active=False)
    answers = set()
    for address in (known.email, closed.email, "inconnue@example.org"):
        client.cookies.clear()
        response = ask_code(client, address)
        page = client.get(response.url).content.decode().replace(address, "X")
        page = re.sub(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]+"', "", page)
        answers.add((response.status_code, response.url, page))
    assert len(answers) == 1
    assert [len(m.to) for m in mail.outbox] == [1, 1, 1]
    assert [m.subject.startswith("Votre code") for m in mail.outbox] == [True, False, False]


def test_unknown_and_wrong_password_get_the_same_answer(client):
    known = UserFactory()
    known.set_password(PASSWORD)
    known.save()
    texts = set()
    for login in (known.email, "inconnue@example.org"):
        response = client.post(reverse("account_login"), {"login": login, "password": "x" * 12})
        texts.add("ne correspondent pas" in response.content.decode())
    assert texts == {True}


def test_password_signs_in_and_next_is_followed_only_inside_the_site(client):
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    data = {"login": user.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(reverse("account_login"), data).url == reverse("partner_home")
    client.post(reverse("account_logout"))
    data["next"] = reverse("account_email")
    assert client.post(reverse("account_login"), data).url == reverse("account_email")


def test_five_failures_close_the_door_and_ten_lock_it(client, settings):
    settings.AXES_ENABLED = True
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    statuses = [
        client.post(reverse("admin:login"), {"username": user.email, "password": "non"}).status_code
        for _attempt in range(11)
    ]
    assert statuses[:9] == [200] * 9
    assert statuses[10] == 429
    page = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert page.status_code == 429
    assert "suspendue pendant une heure" in page.content.decode()
    assert not get_user(client).is_authenticated


def test_wrong_passwords_on_the_site_are_slowed_down(client):
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    url = reverse("account_login")
    for _attempt in range(6):
        page = client.post(url, {"login": user.email, "password": "faux" * 4})
    assert "Trop d&#x27;essais" in page.content.decode()
    client.post(url, {"login": user.email, "password": PASSWORD})
    assert not get_user(client).is_authenticated


def test_codes_are_not_sent_without_limit(client):
    user = UserFactory()
    statuses = []
    for _time in range(5):
        client.cookies.clear()
        statuses.append(ask_code(client, user.email).status_code)
    assert len(mail.outbox) == 3
    assert statuses[:3] == [302] * 3


def test_nobody_signs_up_alone(client):
    client.post(reverse("account_signup"), {"email": "nouveau@example.org", "password1": PASSWORD})
    from call_culture.accounts.models import User

    assert User.objects.count() == 0


def test_logging_out_needs_a_post_and_leaves_no_message_behind(client):
    client.force_login(UserFactory())
    client.get(reverse("account_logout"))
    assert get_user(client).is_authenticated
    response = client.post(reverse("account_logout"))
    assert not get_user(client).is_authenticated
    assert "messages" not in response.cookies


def test_staff_sign_in_by_the_admin_page_or_by_a_code(client):
    staff = UserFactory(staff=True)
    staff.set_password(PASSWORD)
    staff.save()
    data = {"username": staff.email.upper(), "password": PASSWORD, "next": "/admin/"}
    assert client.post(reverse("admin:login"), data).url == "/admin/"
    client.post(reverse("account_logout"))
    ask_code(client, staff.email)
    confirm = {"code": code_in(mail.outbox[0])}
    response = client.post(reverse("account_confirm_login_code"), confirm)
    assert response.url == reverse("admin:index")


def test_a_mail_server_that_is_down_breaks_nothing_and_names_nobody(client, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    user = UserFactory()
    assert ask_code(client, user.email).status_code == 302
    assert "not sent" in caplog.text
    assert user.email not in caplog.text


def test_password_is_chosen_changed_and_reset(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    page = client.get(reverse("account_email"))
    assert reverse("account_set_password") in page.content.decode()
    new = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_set_password"), new).status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    response = client.get(reverse("account_change_password"))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    client.logout()
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = re.search(r"https?://\S+", mail.outbox[-1].body).group(0)
    path = re.sub(r"^https?://[^/]+", "", link)
    page = client.get(path, follow=True)
    action = page.redirect_chain[-1][0]
    other = "une-autre-phrase-longue"
    client.post(action, {"password1": other, "password2": other})
    user.refresh_from_db()
    assert user.check_password(other)
    assert "Ce lien" in client.get(path, follow=True).content.decode()


def test_too_short_a_password_is_refused_in_french(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    response = client.post(
        reverse("account_set_password"), {"password1": "court", "password2": "court"}
    )
    assert "trop court" in response.content.decode()


def test_account_page_asks_to_sign_in_and_is_never_kept(client):
    response = client.get(reverse("account_email"))
    assert response.url == f"{reverse(CODE_PAGE)}?next={reverse('account_email')}"
    member = MembershipFactory()
    client.force_login(member.user)
    response = client.get(reverse("account_email"))
    assert response["Cache-Control"] == "private, no-store"
    assert member.organization.name in response.content.decode()
