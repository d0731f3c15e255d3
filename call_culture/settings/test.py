"""Settings of the test suite: fast, offline, and strict."""

import tempfile

from call_culture.settings.base import *  # noqa: F403
from call_culture.settings.base import DATABASES, env

SECRET_KEY = "only-for-tests-" + "x" * 40
DEBUG = False
ALLOWED_HOSTS = ["*"]
SITE_URL = "https://culture.example.org"

if "DATABASE_URL" not in env.ENVIRON:
    DATABASES["default"]["NAME"] = ":memory:"
else:
    # Test workers open and close databases; a pool would keep connections to dropped ones.
    DATABASES["default"]["OPTIONS"].pop("pool", None)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STAFF_EMAIL = "agents@example.org"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = tempfile.gettempdir()
AXES_ENABLED = False
