"""How open data is sent: to every origin, kept a few minutes, a large file piece by piece."""

from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

#: How long a reader may keep an answer, in seconds.
FRESH_FOR = 300


def open_to_all(response: HttpResponseBase) -> None:
    """Let any site's page read `response`, and any cache keep it for `FRESH_FOR` seconds."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"


def streamed(pieces: Iterable[str | bytes], content_type: str, file_name: str) -> HttpResponseBase:
    """Return a file written while it is sent, so that its size costs no memory."""
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    open_to_all(response)
    return response


def whole(content: str | bytes, content_type: str) -> HttpResponse:
    """Return a small document, shown in place."""
    response = HttpResponse(content, content_type=content_type)
    open_to_all(response)
    return response
