"""The groups of staff and their rights, made once; what an administrator changes stays."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

#: group → what its members may do: {"app.model": actions}; "app.*" is every model of the app.
GROUPS: dict[str, dict[str, str]] = {
    "Administration": {
        f"{app}.*": "add change delete view"
        for app in (
            "accounts",
            "media",
            "territory",
            "partners",
            "heritage",
            "libraries",
            "events",
            "portal",
        )
    },
    "Rédaction": {
        "events.*": "add change delete view",
        "heritage.*": "add change view",
        "media.*": "add change view",
        "territory.place": "add change view",
        "territory.commune": "change view",
        "portal.*": "add change delete view",
        "partners.organization": "add change view",
    },
    "Modération": {
        "events.event": "change view",
        "events.occurrence": "add change delete view",
        "events.moderationlog": "view",
        "events.proposal": "view",
        "media.picture": "add change view",
        "territory.place": "add change view",
        "partners.organization": "view",
    },
    "Bibliothécaires": {
        "libraries.*": "add change delete view",
        "territory.place": "add change view",
        "media.picture": "add change view",
        "events.event": "view",
    },
    "Correspondance partenaires": {
        "partners.*": "add change delete view",
        "accounts.user": "add change view",
        "events.event": "view",
        "events.proposal": "view",
    },
}


def create_groups(**_kwargs: Any) -> None:
    """Create the groups that do not exist yet. Called after every migration."""
    for name, rights in GROUPS.items():
        group, created = Group.objects.get_or_create(name=name)
        if created:
            group.permissions.set(Permission.objects.filter(_wanted(rights)))


def _wanted(rights: dict[str, str]) -> Q:
    """Return the condition that selects the permissions of `rights`."""
    condition = Q(pk__in=[])
    for label, actions in rights.items():
        app, model = label.split(".")
        names = (
            [m._meta.model_name for m in apps.get_app_config(app).get_models()]
            if model == "*"
            else [model]
        )
        condition |= Q(
            content_type__app_label=app,
            codename__in=[f"{action}_{name}" for action in actions.split() for name in names],
        )
    return condition
