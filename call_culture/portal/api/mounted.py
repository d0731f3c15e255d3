"""The API with everything it answers, ready for `urls.py`."""

from call_culture.portal.api.api import api
from call_culture.portal.api.endpoints import router

api.add_router("", router)

__all__ = ["api"]
