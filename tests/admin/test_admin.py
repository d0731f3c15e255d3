"""The admin answers on every page, under the strict policy, and moves events by the rules."""

import re
from html import unescape as html_unescape

import pytest
from django.contrib import admin
from django.core import mail
from django.urls import reverse

from call_culture.accounts.models import User
from call_culture.portal.models import Highlight, Page, PageKey
from events import moderation
from events.enums import PublicationStatus
from events.models import Event
from libraries.models import DigitalSpace
from tests.factories.events import EditionFactory, EventFactory
from tests.factories.heritage import HeritageSiteFactory, LabelFactory, TrailFactory
from tests.factories.libraries import LibraryFactory, OpeningSlotFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory, UserFactory
from tests.factories.territory import PlaceFactory

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
OURS = [
    model
    for model in MODELS
    if model._meta.app_label
    in {"accounts", "media", "territory", "partners", "heritage", "libraries", "events", "portal"}
]

HEADING_OR_LINK = re.compile(r'<h\d>|<a href="[^"]*"')


@pytest.fixture
def staff(client):
    user = UserFactory(staff=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def rows(db):
    edition = EditionFactory()
    event = EventFactory(published=True, starts_in=2)
    event.editions.add(edition)
    HeritageSiteFactory()
    LabelFactory()
    TrailFactory()
    OpeningSlotFactory()
    MembershipFactory()
    DigitalSpace.objects.create(place=PlaceFactory(), name="Espace numérique")
    Highlight.objects.create(event=event)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_list_search_add_and_change_pages_answer(client, staff, rows, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    listing = client.get(reverse(f"{name}_changelist"), {"q": "a"})
    if not admin.site._registry[model].search_fields:
        listing = client.get(reverse(f"{name}_changelist"))
    assert listing.status_code == 200
    assert "unsafe" not in listing["Content-Security-Policy"]
    assert client.get(reverse(f"{name}_add")).status_code in (200, 403)
    row = model._default_manager.first()
    if row is not None:
        change = client.get(reverse(f"{name}_change", args=[row.pk]))
        assert change.status_code == 200


def test_every_model_of_the_domain_has_an_admin_page_or_is_edited_inside_one():
    from django.apps import apps

    inside = {
        inline.model._meta.label
        for model_admin in admin.site._registry.values()
        for inline in model_admin.inlines
    }
    labels = {model._meta.label for model in MODELS} | inside
    domain = {
        model._meta.label
        for app in ("accounts", "media", "territory", "partners", "heritage", "libraries", "events")
        for model in apps.get_app_config(app).get_models()
    }
    # What a member is typing, kept between two visits: of no use to staff.
    private = {"events.EventDraft", "events.EventChange"}
    assert domain - labels - private == set()


def test_the_first_page_says_what_waits(client, staff):
    EventFactory(publication_status=PublicationStatus.SUBMITTED)
    html = client.get(reverse("admin:index")).content.decode()
    assert "Événements à valider" in html


def test_publish_button_saves_then_publishes_and_records_who(client, staff):
    event = EventFactory(publication_status=PublicationStatus.SUBMITTED, starts_in=3)
    response = post_change(client, event, {"_move_publish": "Publier", "title": "Nouveau titre"})
    assert response.status_code == 302
    event.refresh_from_db()
    assert (event.publication_status, event.title) == (PublicationStatus.PUBLISHED, "Nouveau titre")
    assert event.moderation_log.get().by == staff


def test_refusing_without_a_word_is_not_done(client, staff):
    event = EventFactory(publication_status=PublicationStatus.SUBMITTED, starts_in=3)
    response = post_change(client, event, {"_move_reject": "Refuser"}, follow=True)
    assert "Dites pourquoi" in response.content.decode()
    event.refresh_from_db()
    assert event.publication_status == PublicationStatus.SUBMITTED


def test_several_events_are_sent_back_with_one_message(client, staff):
    events = [EventFactory(publication_status=PublicationStatus.SUBMITTED) for _n in range(2)]
    client.post(
        reverse("admin:events_event_changelist"),
        {
            "action": "request_changes_selected",
            "_selected_action": [event.pk for event in events],
            "reason": "Précisez l'horaire.",
        },
    )
    statuses = Event.objects.values_list("publication_status", flat=True)
    assert set(statuses) == {PublicationStatus.CHANGES_REQUESTED}


def test_the_status_cannot_be_typed(client, staff):
    event = EventFactory(starts_in=3)
    post_change(client, event, {"publication_status": "published"})
    event.refresh_from_db()
    assert event.publication_status == PublicationStatus.DRAFT


def test_hostile_rich_text_is_cleaned_when_saved(client, staff):
    event = EventFactory(starts_in=3)
    post_change(
        client,
        event,
        {
            "description": '<p onclick="x()">Bon<script>alert(1)</script></p>'
            '<iframe src="//x"></iframe>'
        },
    )
    event.refresh_from_db()
    assert event.description == "<p>Bon</p>"


def test_institutional_pages_are_edited_but_neither_added_nor_deleted(client, staff):
    page, _created = Page.objects.get_or_create(key="a-propos", defaults={"title": "À propos"})
    assert client.get(reverse("admin:portal_page_add")).status_code == 403
    delete = client.post(reverse("admin:portal_page_delete", args=[page.pk]), {"post": "yes"})
    assert delete.status_code == 403


@pytest.mark.parametrize("key", PageKey.values)
def test_saving_an_institutional_page_keeps_its_headings_and_links(client, staff, key):
    page = Page.objects.get(key=key)
    before = HEADING_OR_LINK.findall(page.body)
    url = reverse("admin:portal_page_change", args=[page.pk])
    form = client.get(url).context["adminform"].form
    assert form["body"].label == "Texte"
    response = client.post(url, {name: form[name].value() for name in form.fields})
    assert response.status_code == 302
    page.refresh_from_db()
    assert HEADING_OR_LINK.findall(page.body) == before


def post_change(client, event, changes, follow=False):
    """Send the change form as the browser would, with `changes` over its own values."""
    name = f"admin:{event._meta.app_label}_{event._meta.model_name}_change"
    url = reverse(name, args=[event.pk])
    context = client.get(url).context
    data = {}
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            widget = field.field.widget
            if hasattr(widget, "decompress") and not isinstance(value, list):
                for number, part in enumerate(widget.decompress(value)):
                    data[f"{field.html_name}_{number}"] = "" if part is None else str(part)
            elif isinstance(value, list | tuple):
                data[field.html_name] = [str(getattr(item, "pk", item)) for item in value]
            elif value is not None and value is not False:
                data[field.html_name] = str(value)
    return client.post(url, data | changes, follow=follow)


def test_a_date_changed_here_is_taken_again_by_calendars(client, staff):
    event = EventFactory(published=True, starts_in=3)
    before = (event.sequence, event.updated_at)
    post_change(client, event, {})
    event.refresh_from_db()
    assert event.sequence == before[0]
    post_change(client, event, {"occurrences-0-event_status": "EventCancelled"})
    event.refresh_from_db()
    assert event.sequence == before[0] + 1
    assert event.updated_at > before[1]
    assert event.occurrences.get().is_cancelled


def test_a_date_moved_here_remembers_the_first_one(client, staff):
    event = EventFactory(published=True, starts_in=3)
    first = event.occurrences.get().start
    post_change(
        client,
        event,
        {
            "occurrences-0-event_status": "EventRescheduled",
            "occurrences-0-start_0": "12/12/2099",
            "occurrences-0-end_0": "12/12/2099",
        },
    )
    date = event.occurrences.get()
    assert (date.start.year, date.previous_start) == (2099, first)


def test_the_days_of_an_exhibition_are_ticked(client, staff):
    event = EventFactory(starts_in=3)
    post_change(client, event, {"occurrences-0-opening_days": ["7", "3"]})
    assert event.occurrences.get().opening_days == "37"
    html = client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    ticked = re.findall(r'name="occurrences-0-opening_days" value="(\d)"[^>]*checked', html)
    assert ticked == ["3", "7"]


def test_the_queue_is_read_oldest_first_and_opens_on_the_preview(client, staff):
    late, early = (EventFactory(starts_in=3) for _n in range(2))
    moderation.submit(early, by=None)
    moderation.submit(late, by=None)
    address = re.search(
        r'href="([^"]*publication_status[^"]*)"',
        client.get(reverse("admin:index")).content.decode(),
    ).group(1)
    rows = client.get(html_unescape(address)).context["cl"].result_list
    assert list(rows) == [early, late]
    page = client.get(reverse("admin:events_event_change", args=[early.pk])).content.decode()
    assert reverse("event_preview", args=[early.slug]) in page


def test_the_table_of_contents_starts_with_the_programme(client, staff):
    apps = client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps][:2] == ["events", "libraries"]
    assert "account" not in {app["app_label"] for app in apps}
    assert apps[0]["models"][0]["object_name"] == "Event"


def test_a_period_left_as_it_comes_is_kept(client, staff):
    library = LibraryFactory()
    post_change(
        client,
        library,
        {"periods-TOTAL_FORMS": "1", "periods-0-library": library.pk, "periods-0-kind": "term"},
    )
    assert library.periods.get().kind == "term"


def test_a_member_added_here_is_written_to(client, staff, django_capture_on_commit_callbacks):
    organization, user = OrganizationFactory(name="Les Sabots"), UserFactory()
    added = {
        "memberships-TOTAL_FORMS": "1",
        "memberships-0-organization": organization.pk,
        "memberships-0-user": user.pk,
        "memberships-0-role": "editor",
    }
    with django_capture_on_commit_callbacks(execute=True):
        response = post_change(client, organization, added, follow=True)
    assert user.email in response.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        post_change(client, organization, {"summary": "Danses"})
    assert [(letter.to, "Les Sabots" in letter.subject) for letter in mail.outbox] == [
        ([user.email], True)
    ]


def test_a_new_account_needs_no_password(client, staff):
    page = client.get(reverse("admin:accounts_user_add")).content.decode()
    assert "un code par e-mail suffit" in page
    client.post(
        reverse("admin:accounts_user_add"),
        {"email": "camille@example.org", "usable_password": "false"},
    )
    assert not User.objects.get(email="camille@example.org").has_usable_password()


def test_an_empty_highlight_is_refused_in_one_sentence(client, staff):
    form = client.post(reverse("admin:portal_highlight_add"), {"order": "1"}).context["adminform"]
    assert form.form.errors == {"event": ["Choisissez un événement ou une édition, pas les deux."]}
