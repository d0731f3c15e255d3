"""The programme: programmes and their editions, events and their dates, moderation."""

from events.models.event import AccessFeature, Audience, Event, EventPicture
from events.models.moderation import ModerationLog, Proposal
from events.models.occurrence import Occurrence
from events.models.programme import Edition, PrizeBook, Programme, Residency
from events.models.writing import EventChange, EventDraft

__all__ = [
    "AccessFeature",
    "Audience",
    "Edition",
    "Event",
    "EventChange",
    "EventDraft",
    "EventPicture",
    "ModerationLog",
    "Occurrence",
    "PrizeBook",
    "Programme",
    "Proposal",
    "Residency",
]
