"""Heritage sites, labels and trails for tests."""

import factory

from heritage.enums import LabelKind, SiteKind
from heritage.models import HeritageSite, Label, Trail
from tests.factories.territory import PlaceFactory


class LabelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Label

    name = factory.Sequence(lambda n: f"Bien inscrit {n}")
    short_name = factory.LazyAttribute(lambda o: o.name)
    kind = LabelKind.WORLD_HERITAGE


class HeritageSiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HeritageSite
        skip_postgeneration_save = True

    place = factory.SubFactory(PlaceFactory, name=factory.Sequence(lambda n: f"Terril {n}"))
    kind = SiteKind.SLAG_HEAP

    @factory.post_generation
    def communes(self, create, extracted, **kwargs):
        if create:
            self.communes.set(extracted or [self.place.commune])


class TrailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Trail

    name = factory.Sequence(lambda n: f"Parcours {n}")
