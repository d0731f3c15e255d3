"""Settings of `make run`: everything on this machine, nothing to configure."""

from call_culture.settings.base import *  # noqa: F403
from call_culture.settings.base import SECRET_KEY, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["*"]

# With DEBUG off too (`serve_demo`): static files straight from the sources, and uploads.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True

VAR_DIR.mkdir(exist_ok=True)
if not SECRET_KEY:
    # Made once and kept beside the database, so that sessions survive a restart.
    key_file = VAR_DIR / "secret_key"
    if not key_file.exists():
        from django.core.management.utils import get_random_secret_key

        key_file.touch(mode=0o600)
        key_file.write_text(get_random_secret_key())
    SECRET_KEY = key_file.read_text()
