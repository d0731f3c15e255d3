"""Open data: the page that tells what there is, the files, the API's documentation."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from call_culture.portal.api.documentation import operations
from call_culture.portal.api.mounted import api
from call_culture.portal.api.parameters import LARGEST_OFFSET, MOST_ROWS
from call_culture.portal.exports import catalogue, geojson, openagenda, spreadsheets, tables
from call_culture.portal.exports.forms import ExportForm
from call_culture.portal.exports.responses import open_to_all, streamed, whole
from call_culture.portal.exports.selection import EventSelection, UnknownFilterError
from call_culture.territory.models import Commune
from events.enums import Category

CSV_TYPE = f"{catalogue.CSV}; charset=utf-8"

ExportView = Callable[[HttpRequest, EventSelection], HttpResponseBase]


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Show what can be taken, from where, under which licence, and the widget's code."""
    context = {
        "datasets": catalogue.datasets(),
        "communes": Commune.objects.only("name", "slug"),
        "categories": Category.choices,
        "most_xlsx_rows": spreadsheets.MOST_XLSX_ROWS,
    }
    return render(request, "portal/data.html", context)


@require_safe
def api_documentation(request: HttpRequest) -> HttpResponse:
    """Explain the API, from the schema it publishes."""
    context = {
        "operations": operations(api),
        "most_rows": MOST_ROWS,
        "largest_offset": LARGEST_OFFSET,
        "breadcrumb": [(_("Données ouvertes"), reverse("data")), (_("API"), "")],
    }
    return render(request, "portal/api.html", context)


@require_safe
def data_catalogue(request: HttpRequest) -> HttpResponse:
    """Send the DCAT catalogue."""
    return whole(geojson.dumps(catalogue.dcat()), "application/ld+json")


def filtered(view: ExportView) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give `view` the selection of the address; a file never leaves with a filter misread."""

    @require_safe
    @wraps(view)
    def with_selection(request: HttpRequest) -> HttpResponseBase:
        form = ExportForm(request.GET)
        if not form.is_valid():
            lines = [f"{name} : {' '.join(map(str, found))}" for name, found in form.errors.items()]
            return refused("\n".join(lines))
        try:
            return view(request, form.selection())
        except UnknownFilterError as error:
            return refused(str(error))

    return with_selection


def refused(message: str) -> HttpResponse:
    """Answer 400 with the reason in words."""
    text = _("Le fichier n'a pas été fait.") + "\n" + message + "\n"
    response = HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
    open_to_all(response)
    return response


@filtered
def events_csv(request: HttpRequest, selection: EventSelection) -> HttpResponseBase:
    """Send the dates as CSV."""
    rows = tables.event_rows(selection)
    return streamed(spreadsheets.csv_pieces(tables.EVENT_COLUMNS, rows), CSV_TYPE, "evenements.csv")


@filtered
def events_xlsx(request: HttpRequest, selection: EventSelection) -> HttpResponseBase:
    """Send the dates as XLSX."""
    rows = tables.event_rows(selection)
    pieces = spreadsheets.xlsx_pieces(tables.EVENT_COLUMNS, rows, _("Événements"))
    return streamed(pieces, catalogue.XLSX, "evenements.xlsx")


@filtered
def events_geojson(request: HttpRequest, selection: EventSelection) -> HttpResponseBase:
    """Send the events as GeoJSON."""
    pieces = geojson.collection(geojson.event_features(selection))
    return streamed(pieces, catalogue.GEOJSON, "evenements.geojson")


@filtered
def events_json(request: HttpRequest, selection: EventSelection) -> HttpResponseBase:
    """Send the events in OpenAgenda's shape."""
    return streamed(openagenda.pieces(selection), catalogue.JSON, "evenements.json")


@require_safe
def heritage_csv(request: HttpRequest) -> HttpResponseBase:
    """Send the heritage sites as CSV."""
    pieces = spreadsheets.csv_pieces(tables.HERITAGE_COLUMNS, tables.heritage_table())
    return streamed(pieces, CSV_TYPE, "patrimoine.csv")


@require_safe
def heritage_geojson(request: HttpRequest) -> HttpResponseBase:
    """Send the heritage sites as GeoJSON."""
    pieces = geojson.collection(geojson.heritage_features())
    return streamed(pieces, catalogue.GEOJSON, "patrimoine.geojson")


@require_safe
def libraries_csv(request: HttpRequest) -> HttpResponseBase:
    """Send the libraries as CSV."""
    pieces = spreadsheets.csv_pieces(tables.LIBRARY_COLUMNS, tables.library_table())
    return streamed(pieces, CSV_TYPE, "mediatheques.csv")


@require_safe
def libraries_geojson(request: HttpRequest) -> HttpResponseBase:
    """Send the libraries as GeoJSON."""
    pieces = geojson.collection(geojson.library_features())
    return streamed(pieces, catalogue.GEOJSON, "mediatheques.geojson")


@require_safe
def communes_geojson(request: HttpRequest) -> HttpResponseBase:
    """Send the communes and their boundaries."""
    pieces = geojson.collection(geojson.commune_features())
    return streamed(pieces, catalogue.GEOJSON, "communes.geojson")
