"""What a place may show of itself."""

import pytest

from tests.factories.territory import PlaceFactory


@pytest.mark.parametrize(
    ("traits", "shown"),
    [
        ({}, True),
        ({"coordinate_status": "approximate"}, True),
        ({"coordinate_status": "doubtful"}, False),
        ({"latitude": None, "longitude": None}, False),
        ({"is_published": False}, False),
    ],
)
@pytest.mark.django_db
def test_a_point_is_shown_when_it_is_trusted_and_the_place_is_public(traits, shown):
    assert PlaceFactory(**traits).has_public_point is shown
