"""What waits for staff, shown at the top of the admin's first page."""

from dataclasses import dataclass

from django import template
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from call_culture.accounts.models import User
from call_culture.portal.models import Page
from call_culture.territory.models import Place
from events.models import Event
from heritage.models import HeritageSite
from libraries.models import Library

register = template.Library()


@dataclass(frozen=True)
class Task:
    """A list to work through: how many rows, of what, where."""

    count: int
    label: str
    url: str


@register.simple_tag
def admin_tasks(user: User | AnonymousUser) -> list[Task]:
    """Return the lists that are not empty and that `user` may change."""
    to_complete = "?a_completer=oui"
    candidates = [
        (
            "events.change_event",
            Event.objects.waiting(),
            _("Événements à valider, du plus ancien au plus récent"),
            reverse("admin:events_event_changelist") + "?publication_status__exact=submitted&o=3",
        ),
        (
            "portal.change_page",
            Page.objects.exclude(to_complete=""),
            _("Pages institutionnelles à compléter"),
            reverse("admin:portal_page_changelist"),
        ),
        (
            "libraries.change_library",
            Library.objects.to_complete(),
            _("Médiathèques sans horaires ou sans téléphone"),
            reverse("admin:libraries_library_changelist") + to_complete,
        ),
        (
            "heritage.change_heritagesite",
            HeritageSite.objects.to_complete(),
            _("Sites patrimoniaux sans texte ou sans point sûr"),
            reverse("admin:heritage_heritagesite_changelist") + to_complete,
        ),
        (
            "territory.change_place",
            Place.objects.to_complete(),
            _("Lieux sans adresse ou sans point"),
            reverse("admin:territory_place_changelist") + to_complete,
        ),
    ]
    return [
        Task(rows.count(), label, url)
        for permission, rows, label, url in candidates
        if user.has_perm(permission) and rows.exists()
    ]
