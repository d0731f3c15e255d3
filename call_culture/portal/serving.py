"""How gunicorn serves the portal for `make run`; read by gunicorn as its configuration.

One process and several threads: what is cached is the same for every visitor, and a page
that takes its time does not keep the others waiting.
"""

import os
import sys
from typing import Any

worker_class = "gthread"
workers = 1
threads = 8
loglevel = "warning"
#: However long what a person pastes in the search box, the site answers with a page of its own.
limit_request_line = 0
#: Set by `serve_demo`: what to say once the site answers.
WELCOME = "CALL_CULTURE_WELCOME"


def when_ready(server: Any) -> None:
    """Say where the site is and how to stop it, at the moment it answers."""
    sys.stdout.write(os.environ.get(WELCOME, "") + "\n")
    sys.stdout.flush()
