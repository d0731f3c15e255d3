"""Admin of the programme; importing the modules registers their pages."""

from events.admin import event, programme, vocabulary

__all__ = ["event", "programme", "vocabulary"]
