"""What holds on every public page: no cookie, strict policy, valid HTML, constant queries."""

import json
import re

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import FORM_PAGES, PAGE_NAMES, build_site
from tests.schema_org import errors_of, types_of

pytestmark = pytest.mark.django_db

HOSTILE = [
    "page=-1",
    "page=0",
    "page=99999999999999999999",
    "page=abc",
    "date=2026-02-31",
    "du=2026-13-01&au=hier",
    "mois=2026-00",
    "mois=9999-12",
    "date=0001-01-01",
    "date=9999-12-31",
    "q=%00",
    "q=%22%27%3B--",
    "q=%F0%9F%8E%AD",
    "q=%E2%80%AEabc",
    "q=" + "a" * 10_000,
    "q=" + "a+OR+" * 500,
    "commune=nulle-part&commune=%00",
    "categorie=rien&public=personne&quand=jamais&vue=envers",
    "label=rien&type=rien&ids=%00,,,a",
]


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_page_answers_with_one_heading_and_no_cookie(client, name):
    pages = build_site()
    assert set(pages) == set(PAGE_NAMES)
    response = client.get(pages[name])
    assert response.status_code == (404 if name == "not_found" else 200)
    html = response.content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert '<html lang="fr"' in html
    if name not in FORM_PAGES:
        assert response.cookies.keys() == set()
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_page_has_a_strict_policy_and_asks_nothing_of_others(client, name):
    response = client.get(build_site()[name])
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    html = response.content.decode()
    requested = re.findall(
        r"<(?:script|img|iframe|source|audio|video)\b[^>]*\bsrc=\"([^\"]*)", html
    )
    requested += re.findall(
        r"<link\b(?=[^>]*rel=\"(?:stylesheet|preload|icon)\")[^>]*\bhref=\"([^\"]*)", html
    )
    assert [url for url in requested if not url.startswith(("/", "data:"))] == []


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_page_is_valid_html(client, name):
    response = client.get(build_site()[name])
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(response.content.decode())
    errors = [f"{position}: {code} {data}" for position, code, data in parser.errors]
    assert errors == []
    ids = re.findall(r"\sid=\"([^\"]+)\"", response.content.decode())
    assert sorted(ids) == sorted(set(ids))


def structured_data(html):
    blocks = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html, re.S)
    return [json.loads(block) for block in blocks]


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_structured_data_speaks_the_vocabulary_of_schema_org(client, name):
    html = client.get(build_site()[name]).content.decode()
    assert errors_of(structured_data(html)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("event_detail", "Event"),
        ("place_detail", "Place"),
        ("organization_detail", "Organization"),
        ("library_detail", "Library"),
        ("heritage_detail", "LandmarksOrHistoricalBuildings"),
        ("commune_detail", "BreadcrumbList"),
        ("agenda", "BreadcrumbList"),
        ("programme_list", "BreadcrumbList"),
    ],
)
def test_pages_describe_what_they_show(client, name, expected):
    html = client.get(build_site()[name]).content.decode()
    assert expected in types_of(structured_data(html))


@pytest.mark.parametrize("query", HOSTILE, ids=[q[:30] for q in HOSTILE])
def test_hostile_query_strings_never_break_a_page(client, query):
    pages = build_site()
    statuses = {}
    for name, url in pages.items():
        separator = "&" if "?" in url else "?"
        statuses[name] = client.get(f"{url}{separator}{query}").status_code
    assert {
        name: code for name, code in statuses.items() if code not in (200, 301, 302, 400, 404)
    } == {}


@pytest.mark.parametrize("slug", ["a" * 300, "%00", "é", "..", "'", "0"])
def test_unknown_slugs_are_not_found(client, slug):
    for prefix in (
        "agenda", "communes", "programmes", "patrimoine", "patrimoine/parcours", "lecture",
        "partenaires", "lieux",
    ):  # fmt: skip
        assert client.get(f"/{prefix}/{slug}/").status_code in (301, 404)


def count_queries(client, rows: int, name: str) -> int:
    url = build_site(rows)[name]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code in (200, 404)
    return len(queries)


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_number_of_queries_does_not_depend_on_the_number_of_rows(client, name):
    from django.core.cache import cache
    from django.db import transaction

    counts = {}
    for rows in (1, 3, 20):
        sid = transaction.savepoint()
        cache.clear()
        counts[rows] = count_queries(client, rows, name)
        transaction.savepoint_rollback(sid)
    assert counts[3] == counts[20]
    assert counts[1] <= counts[3]
