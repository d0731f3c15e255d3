"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from call_culture.portal import front_page, jsonld


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Tell what is on now and soon, near whom, and what is there all year round."""
    now = timezone.now()
    today = timezone.localdate(now)
    today_list = front_page.today_list(now)
    communes = front_page.commune_rows()
    editions = front_page.editions_now(today)
    context = {
        "date_title": front_page.date_title(now),
        "today": today_list,
        "next_dates": [] if today_list.total else front_page.next_list(now),
        "weekend": front_page.weekend_list(now),
        "exhibitions": front_page.running_exhibitions(now),
        "highlights": front_page.highlights(now),
        "map": front_page.map_of(communes),
        "communes": communes,
        "libraries": front_page.libraries_now(now),
        "world_heritage": front_page.world_heritage(),
        "sites": front_page.sites_of_the_day(today),
        "editions": editions,
        "programmes": [] if editions else front_page.founding_programmes(),
        "jsonld": jsonld.website(),
    }
    return render(request, "portal/home.html", context)
