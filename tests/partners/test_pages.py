"""The directory of partners and the page of one: exact contents and what never leaks."""

import json
import re

import pytest
from django.urls import reverse

from partners.enums import OrganizationKind
from tests.factories.events import EventFactory, ProgrammeFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db
LIST = "/partenaires/"


def listed(client, query: str = "") -> list[str]:
    return [one.name for one in client.get(LIST + query).context["page"]]


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def structured(response) -> dict:
    blocks = re.findall(r'ld\+json">(.*?)</script>', response.content.decode(), re.S)
    return next(data for data in map(json.loads, blocks) if "Organization" in str(data["@type"]))


def test_directory_groups_public_partners_by_kind(client):
    OrganizationFactory(name="Les Amis", kind=OrganizationKind.ASSOCIATION)
    OrganizationFactory(name="Culture Commune", kind=OrganizationKind.NATIONAL_STAGE)
    OrganizationFactory(name="Atelier", kind=OrganizationKind.ASSOCIATION)
    OrganizationFactory(name="Cachée", is_published=False)
    groups = client.get(LIST).context["groups"]
    assert [(g.title, [one.name for one in g.organizations]) for g in groups] == [
        ("Scène nationale", ["Culture Commune"]),
        ("Association", ["Atelier", "Les Amis"]),
    ]
    assert "Cachée" not in text_of(client.get(LIST))


def test_filters_by_kind_commune_and_words(client):
    lens = CommuneFactory(name="Lens")
    OrganizationFactory(name="Le Colisée", kind=OrganizationKind.THEATRE, commune=lens)
    OrganizationFactory(name="Harmonie", commune=lens)
    OrganizationFactory(name="Cachée", commune=lens, is_published=False)
    assert listed(client, "?type=theatre") == ["Le Colisée"]
    assert set(listed(client, "?commune=lens")) == {"Le Colisée", "Harmonie"}
    assert listed(client, "?q=colisee") == ["Le Colisée"]
    assert listed(client, "?q=cachee") == []


def test_unknown_filter_values_are_ignored_and_said(client):
    OrganizationFactory(name="Harmonie")
    response = client.get(LIST + "?type=rien&commune=%00")
    assert [one.name for one in response.context["page"]] == ["Harmonie"]
    assert len(response.context["filters"].ignored) == 2


def test_partner_of_unknown_seat_says_so(client):
    one = OrganizationFactory(name="Droit de Cité")
    for url in (LIST, one.get_absolute_url()):
        assert "Siège non renseigné" in text_of(client.get(url))


def test_hidden_partner_has_no_page(client):
    hidden = OrganizationFactory(is_published=False)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(reverse("organization_detail", args=["inconnu"])).status_code == 404


def test_page_lists_its_public_programme_only(client):
    one = OrganizationFactory(name="Droit de Cité")
    for title, published, days in [
        ("À venir", True, 4),
        ("Passé", True, -4),
        ("Brouillon", False, 4),
    ]:
        EventFactory(title=title, published=published, starts_in=days).organizers.add(one)
    EventFactory(title="D'un autre", published=True, starts_in=4)
    ProgrammeFactory(name="Les Enchanteurs").organizers.add(one)
    ProgrammeFactory(name="Retiré", is_published=False).organizers.add(one)
    context = client.get(one.get_absolute_url()).context
    assert {event.title for event in context["events"]} == {"À venir"}
    assert (context["upcoming_count"], context["past_count"]) == (1, 1)
    assert {event.title for event in context["past_events"]} == {"Passé"}
    assert {programme.name for programme in context["programmes"]} == {"Les Enchanteurs"}


def test_accounts_of_members_are_never_shown(client):
    member = MembershipFactory(user__email="jeanne.secret@example.org")
    response = client.get(member.organization.get_absolute_url())
    assert "jeanne.secret" not in response.content.decode()
    assert "jeanne.secret" not in client.get(LIST).content.decode()


def test_hidden_place_of_a_partner_is_not_linked(client):
    place = PlaceFactory(name="Local secret", is_published=False)
    one = OrganizationFactory(place=place)
    assert "Local secret" not in text_of(client.get(one.get_absolute_url()))


def test_territory_covered_is_told(client):
    one = OrganizationFactory()
    one.territory_covered.set([CommuneFactory(name="Lens"), CommuneFactory(name="Avion")])
    response = client.get(one.get_absolute_url())
    assert dict(response.context["facts"])["Communes couvertes"] == "Avion, Lens"
    assert {area["name"] for area in structured(response)["areaServed"]} == {"Lens", "Avion"}


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        (OrganizationKind.ASSOCIATION, "Organization"),
        (OrganizationKind.MUSEUM, ["Organization", "Museum"]),
        (OrganizationKind.CINEMA, ["Organization", "MovieTheater"]),
        (OrganizationKind.COMMUNE, ["Organization", "GovernmentOrganization"]),
    ],
)
def test_structured_data_says_what_the_partner_is(client, kind, types):
    one = OrganizationFactory(kind=kind, website="https://example.org", founding_year=1990)
    data = structured(client.get(one.get_absolute_url()))
    assert data["@type"] == types
    assert (data["foundingDate"], data["sameAs"]) == ("1990", "https://example.org")


def test_directory_is_paged(client):
    for number in range(50):
        OrganizationFactory(name=f"Association {number:02d}")
    assert len(listed(client)) == 48
    assert listed(client, "?page=2") == ["Association 48", "Association 49"]
    assert listed(client, "?page=999") == ["Association 48", "Association 49"]
