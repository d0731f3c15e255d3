"""The page of components, the frame of every page, the pages of errors."""

import json
import re

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse

from call_culture.accounts.models import User
from call_culture.portal.views import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client():
    client = Client()
    client.force_login(User.objects.create_user(email="a@example.org", is_staff=True))
    return client


def test_components_ask_a_stranger_to_sign_in(client):
    response = client.get("/composants/")
    assert response.status_code == 302
    assert response.url == f"{resolve_url(settings.LOGIN_URL)}?next=/composants/"


def test_components_do_not_exist_for_a_member(client):
    client.force_login(User.objects.create_user(email="m@example.org"))
    assert client.get("/composants/").status_code == 404


def test_components_show_each_state_to_staff(staff_client):
    html = staff_client.get("/composants/").content.decode()
    tones = set(re.findall(r"badge--([a-z]+)", html))
    assert tones == {
        *("now", "free", "cancelled", "full", "postponed"),
        *("demo", "unknown", "neutral", "heritage"),
    }
    assert set(re.findall(r"notice--([a-z]+)", html)) == {"info", "warning", "error", "success"}
    assert html.count("<h1") == 1
    assert not re.search(r"<style[\s>]|\sstyle=|\son[a-z]+=", html)
    assert re.findall(r"<script(?![^>]* src=)[^>]*>", html) == []


def test_a_wrong_field_is_tied_to_its_help_and_its_errors(staff_client):
    html = staff_client.get("/composants/").content.decode()
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        for name in described.split():
            assert f'id="{name}"' in html, name
    wrong = re.findall(r'<input type="(?:text|email)"[^>]*aria-invalid="true"[^>]*>', html)
    assert len(wrong) == 3
    assert all("aria-describedby" in field for field in wrong)


def test_each_label_of_the_page_has_its_field(staff_client):
    html = staff_client.get("/composants/").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "Nous n'avons pas compris"),
        (errors.permission_denied, 403, "Cette page est réservée"),
        (errors.page_not_found, 404, "Cette page n'existe pas"),
    ],
)
def test_pages_of_errors_say_what_happened_and_lead_onward(view, status, words):
    response = view(RequestFactory().get("/rien/"), Exception())
    html = response.content.decode()
    assert response.status_code == status
    assert words in html
    assert reverse("agenda") in html
    assert html.count("<h1") == 1


def test_refused_form_says_what_to_do():
    response = errors.csrf_failure(RequestFactory().post("/proposer/"))
    assert response.status_code == 403
    assert "Rechargez la page" in response.content.decode()


def test_page_of_a_breakdown_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert "Une panne" in html
    assert "css/tokens.css" in html


def test_an_unknown_address_is_told_in_words(client):
    response = client.get("/nulle-part/%00/")
    assert response.status_code == 404
    assert "Cette page n" in response.content.decode()
    assert response.cookies == {}


FRAME = """{% extends "base.html" %}{% block title %}
   Fête & "bal"
   du quartier{% endblock %}{% block description %}Une « phrase ».{% endblock %}"""


def framed(path: str = "/agenda/bal/") -> str:
    request = RequestFactory().get(path)
    return Template(FRAME).render(
        Context(
            {
                "request": request,
                "site_name": "Culture Lens-Liévin",
                "canonical_url": f"https://culture.example.org{path}",
            }
        )
    )


def test_frame_gives_title_once_to_the_tab_and_once_to_networks():
    html = framed()
    assert "<title>Fête & &quot;bal&quot; du quartier – Culture Lens-Liévin</title>" in html
    assert '<meta property="og:title" content="Fête & &quot;bal&quot; du quartier">' in html
    assert '<meta name="description" content="Une « phrase ».">' in html
    assert '<link rel="canonical" href="https://culture.example.org/agenda/bal/">' in html


def test_frame_has_a_skip_link_to_the_content_and_one_main():
    html = framed()
    body = html[html.index("<body>") :]
    assert re.search(r'<body>\s*<a class="skip-link" href="#contenu">', body)
    assert re.findall(r'<main id="([^"]+)"', body) == ["contenu"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/agenda/", [("/agenda/", "page")]), ("/agenda/bal/", [("/agenda/", "true")]), ("/", [])],
)
def test_menu_says_where_we_are(path, expected):
    nav = framed(path).split('<nav class="site-nav"')[1].split("</nav>")[0]
    links = re.findall(r'href="([^"]+)"([^>]*)>', nav)
    found = [
        (url, re.search(r'aria-current="(\w+)"', rest)[1])
        for url, rest in links
        if "aria-current" in rest
    ]
    assert len(links) == 6
    assert found == expected


def test_jsonld_cannot_leave_its_element():
    data = {"name": "</script><script>alert(1)</script> & <!-- é"}
    html = Template("{% load site %}{% jsonld data %}").render(Context({"data": data}))
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert "&" not in inside
    assert json.loads(inside) == data


def test_jsonld_of_nothing_writes_nothing():
    assert Template("{% load site %}{% jsonld data %}").render(Context({"data": None})) == ""


def test_absolute_keeps_a_full_address():
    html = Template('{% load site %}{% absolute "/a/" %} {% absolute "https://b.fr/" %}')
    assert html.render(Context()) == "https://culture.example.org/a/ https://b.fr/"
