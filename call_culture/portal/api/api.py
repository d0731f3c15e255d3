"""The API object: how it answers, how it says no, who may read it (everyone)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.http import quote_etag
from ninja import NinjaAPI
from ninja.errors import ValidationError

from call_culture.portal.exports.responses import open_to_all
from call_culture.portal.exports.selection import UnknownFilterError

#: What pydantic found wrong, in words for the reader of the answer.
MESSAGES = {
    "int_parsing": "doit être un nombre entier",
    "int_parsing_size": "est trop grand",
    "int_from_float": "doit être un nombre entier",
    "string_too_long": "est trop long : {max_length} caractères au plus",
    "date_from_datetime_parsing": "doit être une date de la forme AAAA-MM-JJ",
    "date_parsing": "doit être une date de la forme AAAA-MM-JJ",
    "date_from_datetime_inexact": "doit être une date sans heure",
    "greater_than_equal": "doit être au moins {ge}",
    "less_than_equal": "doit être au plus {le}",
}


class PortalAPI(NinjaAPI):
    """An API that anyone may read from anywhere, with conditional answers."""

    def create_response(
        self,
        request: HttpRequest,
        data: Any,
        *,
        status: int | None = None,
        temporal_response: HttpResponse | None = None,
    ) -> HttpResponse:
        """Answer with an ETag (304 when the reader has it), open to every origin."""
        response = super().create_response(
            request, data, status=status, temporal_response=temporal_response
        )
        open_to_all(response)
        if response.status_code != 200:
            return response
        etag = quote_etag(salted_hmac("api", response.content).hexdigest())
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response


api = PortalAPI(
    title="API du portail culturel de Lens-Liévin",
    version="1.0.0",
    description=(
        "Le programme, le patrimoine et la lecture publique des 36 communes de la Communauté"
        " d'agglomération de Lens-Liévin. Lecture seule, sans clé, ouverte à toutes les origines."
    ),
    urls_namespace="api-v1",
    docs_url=None,
)


@api.exception_handler(ValidationError)
def refuse_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 422: which parameter, and what it should be."""
    details = []
    for problem in error.errors:
        name = str(problem["loc"][-1]) if problem.get("loc") else "?"
        template = MESSAGES.get(problem["type"], "a une valeur qui n'est pas comprise")
        details.append({"parameter": name, "message": template.format(**problem.get("ctx", {}))})
    message = " ; ".join(f"« {d['parameter']} » {d['message']}" for d in details)
    body = {"error": {"status": 422, "message": message, "details": details}}
    return api.create_response(request, body, status=422)


@api.exception_handler(UnknownFilterError)
def refuse_filter(request: HttpRequest, error: UnknownFilterError) -> HttpResponse:
    """Answer 422: a value that names nothing here."""
    details = [{"parameter": error.parameter, "message": str(error)}]
    body = {"error": {"status": 422, "message": str(error), "details": details}}
    return api.create_response(request, body, status=422)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer 404 in JSON."""
    body = {"error": {"status": 404, "message": "Rien de public à cette adresse.", "details": []}}
    return api.create_response(request, body, status=404)
