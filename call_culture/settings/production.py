"""Settings of the real site: everything that differs from one server to the next is in the
environment, and what is missing stops the start with a sentence."""

from django.core.exceptions import ImproperlyConfigured

from call_culture.settings.base import *  # noqa: F403
from call_culture.settings.base import ALLOWED_HOSTS, SECRET_KEY, SITE_URL, env

DEBUG = False

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: give a long random value in the environment.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is empty: give the names of the site, by commas.")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CSRF_TRUSTED_ORIGINS = [SITE_URL]
# A plain-http SITE_URL is a trial on one machine: secure cookies would lock everyone out.
SECURE = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
if env("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
