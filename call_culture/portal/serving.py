"""How gunicorn serves the portal for `make run`; read by gunicorn as its configuration.

One process and several threads: what is cached is the same for every visitor, and a page
that takes its time does not keep the others waiting.
"""

import os
import sys
from typing import Any

from django.core.checks.urls import check_resolver
from django.urls import get_resolver

worker_class = "gthread"
workers = 1
threads = 8
loglevel = "warning"
#: However long what a person pastes in the search box, the site answers with a page of its own.
limit_request_line = 0
#: Set by `serve_demo`: what to say once the site answers.
WELCOME = "CALL_CULTURE_WELCOME"


def post_worker_init(worker: Any) -> None:
    """Say where the site is and how to stop it, once the pages are loaded: they answer."""
    # Loading the addresses loads the views; the first visitor would wait for it.
    check_resolver(get_resolver())
    sys.stdout.write(os.environ.get(WELCOME, "") + "\n")
    sys.stdout.flush()
