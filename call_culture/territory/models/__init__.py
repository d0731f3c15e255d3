"""The ground everything stands on: communes, places, school holidays."""

from call_culture.territory.models.calendar import SchoolHoliday
from call_culture.territory.models.commune import Commune
from call_culture.territory.models.loaded_row import LoadedRow
from call_culture.territory.models.place import Place

__all__ = ["Commune", "LoadedRow", "Place", "SchoolHoliday"]
