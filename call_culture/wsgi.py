"""The entry point of gunicorn: `gunicorn call_culture.wsgi`, production settings by default."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "call_culture.settings.production")

application = get_wsgi_application()
