"""Libraries and their hours for tests."""

import factory

from libraries.enums import LibraryKind
from libraries.models import Library, OpeningPeriod, OpeningSlot
from tests.factories.territory import PlaceFactory


class LibraryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Library

    place = factory.SubFactory(PlaceFactory, name=factory.Sequence(lambda n: f"Médiathèque {n}"))
    kind = LibraryKind.MEDIA_LIBRARY


class OpeningPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningPeriod

    library = factory.SubFactory(LibraryFactory)


class OpeningSlotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningSlot

    period = factory.SubFactory(OpeningPeriodFactory)
    weekday = 3
    opens = "14:00"
    closes = "18:00"
