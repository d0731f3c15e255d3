"""Start of the portal app."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db import connection
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    """The highest app: pages that draw on all the others."""

    default = True
    name = "call_culture.portal"
    verbose_name = "Portail"

    def ready(self) -> None:
        """Have the groups made and the institutional pages found, once migrations are over."""
        from call_culture.portal.groups import create_groups

        # This app migrates before `auth` announces its permissions; the last app to be
        # announced is the one to wait for.
        post_migrate.connect(
            create_groups, sender=_last_app(), dispatch_uid="call_culture.portal.groups"
        )
        post_migrate.connect(
            _index_pages, sender=_last_app(), dispatch_uid="call_culture.portal.pages"
        )


class PortalAdminConfig(admin_apps.AdminConfig):
    """The admin, with the table of contents of `admin_site`."""

    default = False
    default_site = "call_culture.portal.admin_site.PortalAdminSite"


def _index_pages(**kwargs: Any) -> None:
    """Index the pages: a migration writes them past `save()`, and so past the search."""
    from call_culture.portal.models import Page
    from call_culture.search import index
    from call_culture.search.models import SearchEntry

    tables = set(connection.introspection.table_names())
    if {Page._meta.db_table, SearchEntry._meta.db_table} <= tables:  # not after "migrate zero"
        index.put_many(Page.objects.all())


def _last_app() -> AppConfig:
    """Return the last installed app with models: every permission exists after its signal."""
    from django.apps import apps

    return [config for config in apps.get_app_configs() if config.models_module][-1]
