"""Programmes, events and dates for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from events.enums import Category, ProgrammeKind, PublicationStatus
from events.models import Edition, Event, Occurrence, Programme
from tests.factories.territory import PlaceFactory


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda n: f"Festival {n}")
    kind = ProgrammeKind.FESTIVAL


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2026


class EventFactory(factory.django.DjangoModelFactory):
    """A draft with no date; `published=True` makes it public, `starts_in=2` gives one date."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Rendez-vous {n}")
    summary = "Une phrase qui dit ce que c'est."
    category = Category.CONCERT
    place = factory.SubFactory(PlaceFactory)

    class Params:
        published = factory.Trait(
            publication_status=PublicationStatus.PUBLISHED,
            published_at=factory.LazyFunction(timezone.now),
        )

    @factory.post_generation
    def starts_in(self, create, days, **kwargs):
        """`starts_in=n`: one date of two hours in n days."""
        if create and days is not None:
            OccurrenceFactory(event=self, start=timezone.now() + timedelta(days=days))

    @factory.post_generation
    def weekly_for(self, create, weeks, **kwargs):
        """`weekly_for=n`: n dates a week apart from tomorrow."""
        if create and weeks:
            for week in range(weeks):
                OccurrenceFactory(event=self, start=timezone.now() + timedelta(days=1 + 7 * week))


class OccurrenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Occurrence

    event = factory.SubFactory(EventFactory, published=True)
    start = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    end = factory.LazyAttribute(lambda o: o.start + timedelta(hours=2))
