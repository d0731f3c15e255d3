"""Writing an event in the partner space: drafts, completeness, dates, publication."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.enums import Category, EventStatus, PublicationStatus
from events.models import Audience, Event, EventChange, EventDraft, Occurrence
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory
from tests.factories.partners import MembershipFactory, UserFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def member(client):
    membership = MembershipFactory(role="editor", organization__name="Harmonie municipale")
    client.force_login(membership.user)
    return membership


def page_data(**values):
    """What a browser sends for a page with no date; `rows` are (day, starts, ends)."""
    rows = values.pop("rows", [])
    data = {
        "dates-TOTAL_FORMS": len(rows) or 1,
        "dates-INITIAL_FORMS": 0,
        "dates-MIN_NUM_FORMS": 0,
        "dates-MAX_NUM_FORMS": 200,
        "action": "save",
    }
    for number, (day, starts, ends) in enumerate(rows):
        data |= {
            f"dates-{number}-day": day,
            f"dates-{number}-starts": starts,
            f"dates-{number}-ends": ends,
        }
    return data | {name: value for name, value in values.items() if value is not None}


def complete(at, **values):
    whole = {
        "title": "Grand concert de printemps",
        "summary": "L'harmonie joue dehors.",
        "category": Category.CONCERT,
        "place": at.pk,
        "rows": [(in_days(5).isoformat(), "20:30", "22:00")],
    }
    return page_data(**(whole | values))


def new_url(member):
    return reverse("partner_event_new", args=[member.organization.slug])


def edit_url(event):
    return reverse("partner_event", args=[event.uid])


def own_event(member, **values):
    event = EventFactory(**values)
    event.organizers.add(member.organization)
    return event


def test_an_empty_page_is_saved_as_a_draft(client, member):
    client.post(new_url(member), page_data())
    event = Event.objects.get()
    assert event.publication_status == PublicationStatus.DRAFT
    assert list(event.organizers.all()) == [member.organization]
    page = client.get(edit_url(event)).content.decode()
    assert "Sans titre" in page
    assert "Donnez un titre." in page


def test_a_whole_event_is_stored_and_proposed(client, member, django_capture_on_commit_callbacks):
    place, edition = PlaceFactory(), EditionFactory(last_day=in_days(60))
    audience = Audience.objects.get(slug="famille")
    data = complete(
        place,
        audiences=[audience.pk],
        edition=edition.pk,
        age_min="4",
        price_kind="paid",
        price_min="5,50",
        booking_url="https://example.org/billets",
        action="submit",
    )
    with django_capture_on_commit_callbacks(execute=True):
        client.post(new_url(member), data)
    event = Event.objects.get()
    assert event.publication_status == PublicationStatus.SUBMITTED
    assert event.slug == "grand-concert-de-printemps"
    assert (event.place, event.age_min, str(event.price_min)) == (place, 4, "5.50")
    assert list(event.audiences.all()) == [audience]
    assert list(event.editions.all()) == [edition]
    assert [row.start for row in event.occurrences.all()] == [
        datetime.combine(in_days(5), time(20, 30), PARIS)
    ]
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["agents@example.org"], "À relire\u00a0: Grand concert de printemps")
    ]
    assert Event.objects.waiting().get() == event


def test_incomplete_event_is_not_proposed_and_says_what_is_missing_with_links(client, member):
    response = client.post(new_url(member), page_data(title="Concert", action="submit"))
    event = Event.objects.get()
    assert event.publication_status == PublicationStatus.DRAFT
    page = client.get(response.url).content.decode()
    expected = ["id_summary", "id_category", "id_place", "dates"]
    listed = page.split("À compléter")[1].split("</ul>")[0]
    assert [anchor for anchor in expected if f'href="#{anchor}"' in listed] == expected
    assert listed.count("<li>") == 4
    assert [anchor for anchor in expected if f'id="{anchor}"' not in page] == []


def test_what_is_wrong_is_kept_as_typed_and_the_rest_is_stored(client, member):
    data = page_data(
        title="Concert",
        age_min="douze",
        booking_url="pas un lien",
        place="999999",
        rows=[("2026-02-31", "25:99", "")],
    )
    client.post(new_url(member), data)
    event = Event.objects.get()
    assert (event.title, event.age_min, event.booking_url) == ("Concert", None, "")
    page = client.get(edit_url(event)).content.decode()
    for typed in ("douze", "pas un lien", "2026-02-31", "25:99"):
        assert f'value="{typed}"' in page
    assert EventDraft.objects.get().event == event
    client.post(edit_url(event), page_data(title="Concert", age_min="12"))
    assert not EventDraft.objects.exists()
    event.refresh_from_db()
    assert event.age_min == 12


def test_ages_and_prices_in_the_wrong_order_do_not_break_the_draft(client, member):
    data = page_data(
        title="Concert",
        age_min="12",
        age_max="3",
        price_kind="free",
        price_min="10",
        price_max="5",
    )
    client.post(new_url(member), data)
    event = Event.objects.get()
    assert event.title == "Concert"
    page = client.get(edit_url(event)).content.decode()
    assert "L&#x27;âge maximal est plus petit" in page
    assert 'value="10"' in page


@pytest.mark.parametrize(
    "text", ["nul \x00 dedans", "🎭 emoji", "é" * 300, "' OR 1=1 --", "<script>"]
)
def test_hostile_text_is_saved_or_kept(client, member, text):
    data = page_data(title=text, summary=text, description=text)
    assert client.post(new_url(member), data).status_code == 302
    page = client.get(edit_url(Event.objects.get()))
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_too_big_a_form_is_refused_with_a_page(client, member):
    response = client.post(new_url(member), page_data(description="a" * 10_000_000))
    assert response.status_code == 400
    assert not Event.objects.exists()


def test_too_many_dates_are_refused_with_a_sentence_and_kept(client, member):
    data = page_data(title="Concert") | {"dates-TOTAL_FORMS": 230}
    client.post(new_url(member), data)
    page = client.get(edit_url(Event.objects.get())).content.decode()
    assert "Pas plus de 200 dates" in page
    for total in ("-1", "abc", "99999999", ""):
        sent = client.post(new_url(member), page_data() | {"dates-TOTAL_FORMS": total})
        assert sent.status_code == 302


def test_sending_the_same_page_twice_makes_one_event(client, member):
    data = complete(PlaceFactory(), key=str(uuid.uuid4()))
    first, second = client.post(new_url(member), data), client.post(new_url(member), data)
    assert first.url == second.url
    assert Event.objects.count() == 1
    assert Occurrence.objects.count() == 1


def test_dates_are_changed_added_and_taken_away_without_losing_their_state(client, member):
    event = own_event(member)
    kept = OccurrenceFactory(event=event, start=datetime.combine(in_days(3), time(14), PARIS))
    Occurrence.objects.filter(pk=kept.pk).update(event_status=EventStatus.SOLD_OUT)
    gone = OccurrenceFactory(event=event)
    data = page_data(
        title=event.title,
        rows=[
            (in_days(3).isoformat(), "15:00", "16:00"),
            (in_days(4).isoformat(), "", ""),
            (in_days(9).isoformat(), "21h30", "01:00"),
        ],
    )
    data |= {"dates-0-occurrence": kept.pk, "dates-1-occurrence": gone.pk, "dates-1-remove": "on"}
    client.post(edit_url(event), data)
    rows = [
        (row.pk == kept.pk, row.event_status, timezone.localtime(row.start).hour, row.end)
        for row in event.occurrences.order_by("start")
    ]
    assert rows == [
        (True, "SoldOut", 15, datetime.combine(in_days(3), time(16), PARIS)),
        (False, "EventScheduled", 21, datetime.combine(in_days(10), time(1), PARIS)),
    ]


def test_a_row_that_names_the_date_of_another_event_is_a_new_date(client, member):
    event, other = own_event(member), OccurrenceFactory()
    data = page_data(rows=[(in_days(3).isoformat(), "15:00", "")])
    client.post(edit_url(event), data | {"dates-0-occurrence": other.pk, "dates-0-remove": ""})
    assert event.occurrences.count() == 1
    before = other.start
    other.refresh_from_db()
    assert (other.start, other.event_id != event.pk) == (before, True)


def test_a_date_without_hour_lasts_all_day(client, member):
    client.post(new_url(member), page_data(rows=[(in_days(2).isoformat(), "", "")]))
    row = Occurrence.objects.get()
    assert row.all_day
    assert (row.start, row.end) == (
        datetime.combine(in_days(2), time(0), PARIS),
        datetime.combine(in_days(2), time(23, 59), PARIS),
    )


def test_end_before_start_is_said_on_its_line(client, member):
    client.post(new_url(member), page_data(rows=[(in_days(2).isoformat(), "16:00", "14:00")]))
    page = client.get(edit_url(Event.objects.get())).content.decode()
    assert "Date n°\xa01\xa0: La fin est avant le début." in page
    assert not Occurrence.objects.exists()


def test_weekly_rule_becomes_dates_once_and_skips_school_holidays(client, member):
    from call_culture.territory.models import SchoolHoliday

    SchoolHoliday.objects.create(
        school_year="2027-2028",
        label="Hiver",
        first_day=date(2027, 2, 13),
        last_day=date(2027, 2, 28),
    )
    rule = {
        "semaine-weekdays": ["3"],
        "semaine-first_day": "2027-02-01",
        "semaine-last_day": "2027-03-12",
        "semaine-starts": "14:00",
        "semaine-ends": "16:00",
        "semaine-skip_school_holidays": "on",
    }
    client.post(new_url(member), page_data(title="Atelier", **rule))
    event = Event.objects.get()
    expected = ["2027-02-03", "2027-02-10", "2027-03-03", "2027-03-10"]
    found = event.occurrences.order_by("start")
    assert [timezone.localdate(row.start).isoformat() for row in found] == expected
    client.post(edit_url(event), page_data(title="Atelier", **rule))
    assert event.occurrences.count() == 4
    assert 'value="2027-02-01"' not in client.get(edit_url(event)).content.decode()


def test_exhibition_is_one_period_with_its_opening_days(client, member):
    data = {
        "periode-first_day": in_days(3).isoformat(),
        "periode-last_day": in_days(90).isoformat(),
        "periode-weekdays": ["3", "6", "7"],
        "periode-opens": "14:00",
        "periode-closes": "18:00",
    }
    client.post(new_url(member), page_data(title="Exposition", **data))
    event, row = Event.objects.get(), Occurrence.objects.get()
    assert (row.opening_days, row.opening_time, row.closing_time) == ("367", time(14), time(18))
    assert row.end == datetime.combine(in_days(90), time(18), PARIS)
    client.post(edit_url(event), page_data(title="Exposition", **data | {"periode-opens": "13:00"}))
    row.refresh_from_db()
    assert row.opening_time == time(13)
    client.post(edit_url(event), page_data(title="Exposition"))
    assert not Occurrence.objects.exists()


def test_a_new_place_stays_hidden_until_the_event_is_public(client, member):
    from events import moderation

    commune = CommuneFactory(name="Avion")
    data = complete(
        PlaceFactory(),
        place=None,
        new_place_name="Salle Aragon",
        new_place_address="2 rue de la Paix",
        new_place_commune=commune.pk,
        action="submit",
    )
    client.post(new_url(member), data)
    event = Event.objects.get()
    place = event.place
    assert (place.name, place.commune, place.is_published) == ("Salle Aragon", commune, False)
    assert event.publication_status == PublicationStatus.SUBMITTED
    moderation.publish(event, by=UserFactory(staff=True))
    place.refresh_from_db()
    assert place.is_published


def test_a_new_place_that_is_already_known_is_the_known_one(client, member):
    known = PlaceFactory(name="Salle Saint-Amé", commune__name="Liévin")
    data = complete(
        known, place=None, new_place_name="salle st amé", new_place_commune=known.commune.pk
    )
    client.post(new_url(member), data)
    assert Event.objects.get().place == known


def test_a_hidden_place_and_a_hidden_edition_cannot_be_chosen(client, member):
    from call_culture.territory.models import Place

    hidden = PlaceFactory(is_published=False)
    merged = PlaceFactory(merged_into=PlaceFactory())
    edition = EditionFactory(is_published=False, last_day=in_days(9))
    for place in (hidden, merged):
        client.post(new_url(member), complete(place, edition=edition.pk))
    assert [event.place for event in Event.objects.all()] == [None, None]
    assert [event.editions.count() for event in Event.objects.all()] == [0, 0]
    page = client.get(new_url(member)).content.decode()
    shown = [place.name for place in Place.objects.all() if f">{place.name} (" in page]
    assert shown == [merged.merged_into.name]


def test_an_abandoned_new_place_is_forgotten(client, member):
    from call_culture.territory.models import Place

    commune, known = CommuneFactory(), PlaceFactory()
    data = {"new_place_name": "Hangar", "new_place_commune": commune.pk}
    client.post(new_url(member), complete(known, **data | {"place": None}))
    event = Event.objects.get()
    client.post(edit_url(event), complete(known))
    assert [place.name for place in Place.objects.all()] == [known.name]


def test_trusted_organization_publishes_at_once_and_staff_are_told(
    client, member, django_capture_on_commit_callbacks
):
    member.organization.is_trusted = True
    member.organization.save()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(new_url(member), complete(PlaceFactory(), action="save"))
        event = Event.objects.get()
        assert "Publier" in client.get(edit_url(event)).content.decode()
        client.post(edit_url(event), complete(event.place, action="submit"))
    event.refresh_from_db()
    assert event.publication_status == PublicationStatus.PUBLISHED
    assert [m.subject.split("\u00a0:")[0] for m in mail.outbox] == [
        "Publié par un partenaire de confiance"
    ]


def test_trusted_edit_of_a_public_event_is_recorded_and_raises_the_sequence(client, member):
    member.organization.is_trusted = True
    member.organization.save()
    event = own_event(member, published=True, starts_in=4)
    slug = event.slug
    row = event.occurrences.get()
    data = complete(event.place, title="Autre titre", rows=[])
    data |= {"dates-TOTAL_FORMS": 1, "dates-0-occurrence": row.pk}
    client.post(edit_url(event), data)
    event.refresh_from_db()
    assert (event.title, event.slug, event.sequence) == ("Autre titre", slug, 1)
    assert "Titre" in EventChange.objects.get().text


@pytest.mark.parametrize("status", ["published", "submitted"])
def test_public_or_waiting_event_changes_only_when_the_page_is_whole(client, member, status):
    member.organization.is_trusted = True
    member.organization.save()
    event = own_event(member, starts_in=4, publication_status=status)
    client.post(edit_url(event), page_data(title="", summary="Autre phrase"))
    stored = Event.objects.get()
    assert (stored.title, stored.summary) == (event.title, event.summary)
    page = client.get(edit_url(event)).content.decode()
    assert "Autre phrase" in page
    assert stored.sequence == 0


def test_untrusted_edit_never_reaches_the_public_page(client, member):
    event = own_event(member, published=True, starts_in=4)
    assert client.post(edit_url(event), complete(event.place)).status_code == 403
    assert Event.objects.get().title == event.title
    page = client.get(edit_url(event)).content.decode()
    assert "Signaler une correction" in page
    assert "<form" in page
    assert 'name="title"' not in page


def test_a_move_made_meanwhile_by_staff_is_not_undone(client, member, monkeypatch):
    from events import writing
    from events.forms.page import EventPage

    event = own_event(member, starts_in=4)
    stale = Event.objects.get(pk=event.pk)
    Event.objects.filter(pk=event.pk).update(publication_status="published")
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in complete(event.place).items()})
    lacking = writing.store(EventPage(stale, query), member.user)
    assert len(lacking) == 1
    stored = Event.objects.get()
    assert (stored.publication_status, stored.title) == ("published", event.title)
    assert stored.draft.data["title"] == ["Grand concert de printemps"]


def test_checks_name_capitals_short_text_past_dates_outside_and_duplicates(client, member):
    outside = PlaceFactory(commune=None, locality="Arras")
    twin = EventFactory(published=True, title="GRAND CONCERT DE PRINTEMPS", place=outside)
    start = datetime.combine(in_days(5), time(20, 30), PARIS)
    OccurrenceFactory(event=twin, start=start)
    EventFactory(title="Grand concert de printemps", place=outside, starts_in=5)
    rows = [(in_days(5).isoformat(), "20:30", ""), (in_days(-5).isoformat(), "20:30", "")]
    client.post(new_url(member), complete(outside, title="GRAND CONCERT DE PRINTEMPS", rows=rows))
    page = client.get(edit_url(Event.objects.latest("pk"))).content.decode()
    advice = page.split("Conseils")[1].split("</section>")[0]
    assert [
        sentence
        for sentence in (
            "Le titre est en capitales",
            "Le texte est court",
            "déjà passée",
            "hors des 36 communes",
            f'href="{twin.get_absolute_url()}"',
            "Le tarif n&#x27;est pas donné",
            "Aucun contact",
        )
        if sentence not in advice
    ] == []
    assert advice.count("semblable") == 1


def test_preview_button_saves_then_shows_the_public_page(client, member):
    response = client.post(new_url(member), complete(PlaceFactory(), action="preview"), follow=True)
    assert response.redirect_chain[-1][0].endswith("/apercu/")
    assert "Grand concert de printemps" in response.content.decode()
