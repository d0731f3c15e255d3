"""The pages of what went wrong. Each helps onward; a program gets JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

#: Endings of addresses that programs read.
DATA_ENDINGS = (".json", ".geojson", ".jsonld", ".csv", ".xlsx", ".ics", ".atom", ".xml", ".gpx")


def wants_data(request: HttpRequest) -> bool:
    """True when the address is the API's or a file's, so that a page would help nobody."""
    return request.path.startswith("/api/v") or request.path.endswith(DATA_ENDINGS)


def answer(request: HttpRequest, template: str, status: int, message: str) -> HttpResponse:
    """Answer `status` with the page `template`, or with `message` in JSON for a program."""
    if wants_data(request):
        body = {"error": {"status": status, "message": message, "details": []}}
        response: HttpResponse = JsonResponse(body, status=status)
        response["Access-Control-Allow-Origin"] = "*"
        return response
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: the address or the form could not be read."""
    return answer(request, "errors/400.html", 400, _("Cette demande n'a pas pu être lue."))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403: this is not for this account."""
    return answer(request, "errors/403.html", 403, _("Ce compte n'a pas accès à cette adresse."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with ways onward."""
    return answer(request, "errors/404.html", 404, _("Rien de public à cette adresse."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database, which may be what is down."""
    return answer(request, "errors/500.html", 500, _("Une erreur est survenue de notre côté."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that came too late or from elsewhere."""
    return render(request, "errors/csrf.html", status=403)
