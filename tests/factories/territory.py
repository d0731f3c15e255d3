"""Communes, places and school holidays for tests."""

import factory

from call_culture.territory.models import Commune, Place


class CommuneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commune

    insee_code = factory.Sequence(lambda n: f"{62000 + n:05d}")
    name = factory.Sequence(lambda n: f"Commune-{n}")
    postal_codes = "62300"
    latitude = 50.43
    longitude = 2.83
    boundary = {
        "type": "Polygon",
        "coordinates": [[[2.8, 50.4], [2.86, 50.4], [2.86, 50.46], [2.8, 50.46], [2.8, 50.4]]],
    }


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda n: f"Salle {n}")
    commune = factory.SubFactory(CommuneFactory)
    address = "1 rue de l'Exemple"
    postal_code = "62300"
    latitude = 50.43
    longitude = 2.83
    coordinate_status = "exact"
