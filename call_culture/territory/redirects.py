"""Old addresses of merged places."""

from django.http import Http404, HttpResponsePermanentRedirect

from call_culture.territory.models import Place

#: A merge of a merge is followed this far; the admin keeps chains at one step.
MAX_STEPS = 5


def redirect_merged(slug: str) -> HttpResponsePermanentRedirect:
    """Redirect for good to the page of the place `slug` was merged into.

    Raises Http404 when there is no such place, or when the one that remains is not public.
    """
    place = Place.objects.filter(slug=slug).select_related("merged_into").first()
    for _step in range(MAX_STEPS):
        if place is None or place.merged_into_id is None:
            break
        place = Place.objects.with_page().get(pk=place.merged_into_id)
    if place is None or place.slug == slug or place.merged_into_id or not place.is_published:
        raise Http404
    return HttpResponsePermanentRedirect(place.get_absolute_url())
