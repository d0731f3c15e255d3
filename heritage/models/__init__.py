"""Heritage: sites, the labels they hold, the trails that join them."""

from heritage.models.label import Label
from heritage.models.site import HeritageSite, SiteLabel, SitePicture
from heritage.models.trail import Trail, TrailStop

__all__ = ["HeritageSite", "Label", "SiteLabel", "SitePicture", "Trail", "TrailStop"]
