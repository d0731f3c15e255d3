"""Bounds of WGS 84 coordinates, in degrees."""

from django.core.validators import MaxValueValidator, MinValueValidator

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]
