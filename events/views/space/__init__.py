"""The partner space: what a member sees and does, and nothing of anybody else's."""

from events.views.space.actions import (
    ask_correction,
    delete_draft,
    duplicate_event,
    reopen_event,
    set_date_status,
    withdraw_event,
)
from events.views.space.dashboard import dashboard, partner_home
from events.views.space.edit import edit_event, new_event

__all__ = [
    "ask_correction",
    "dashboard",
    "delete_draft",
    "duplicate_event",
    "edit_event",
    "new_event",
    "partner_home",
    "reopen_event",
    "set_date_status",
    "withdraw_event",
]
