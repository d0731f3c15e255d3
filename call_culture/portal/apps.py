"""Start of the portal app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    """The highest app: pages that draw on all the others."""

    default = True
    name = "call_culture.portal"
    verbose_name = "Portail"

    def ready(self) -> None:
        """Have the groups made once the permissions exist, which is after the migrations."""
        from call_culture.portal.groups import create_groups

        # This app migrates before `auth` announces its permissions; the last app to be
        # announced is the one to wait for.
        post_migrate.connect(
            create_groups, sender=_last_app(), dispatch_uid="call_culture.portal.groups"
        )


class PortalAdminConfig(admin_apps.AdminConfig):
    """The admin, with the table of contents of `admin_site`."""

    default = False
    default_site = "call_culture.portal.admin_site.PortalAdminSite"


def _last_app() -> AppConfig:
    """Return the last installed app with models: every permission exists after its signal."""
    from django.apps import apps

    return [config for config in apps.get_app_configs() if config.models_module][-1]
