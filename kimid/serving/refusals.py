"""What somebody reads whose request was not taken: in words, with what was typed."""

from http import HTTPStatus
from typing import Final, NamedTuple
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from kimid.serving.headers import adding_headers
from kimid.web.views.trouble import typed_back

RETRY_SECONDS: Final = 20
_CROWDED: Final = (
    "Sedang ramai sekali",
    "Banyak yang mengirim dan membuka halaman pada saat yang sama. Coba lagi sebentar lagi.",
)
_WORDS: Final = {
    HTTPStatus.SERVICE_UNAVAILABLE: _CROWDED,
    HTTPStatus.REQUEST_TIMEOUT: (
        "Kiriman Anda belum sampai",
        "Sinyalnya terlalu lemah, jadi kiriman terputus di tengah jalan. Kembali ke formulir, lalu"
        " kirim lagi; foto boleh menyusul.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Kiriman Anda terlalu besar",
        "Kembali ke formulir, lalu kirim foto atau berkasnya satu per satu, masing-masing paling"
        " besar 10 MB.",
    ),
}
_OTHER: Final = (
    "Kiriman Anda tidak utuh",
    "Kembali ke formulir, lalu kirim sekali lagi.",
)


class ReadyAnswer(NamedTuple):
    """Status, headers and body of an answer, ready to send."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def refused(status: HTTPStatus, environ: WSGIEnvironment) -> ReadyAnswer:
    """The page that says why, and gives back what was typed, if it came that far."""
    environ["wsgi.url_scheme"] = settings.PUBLIC_SCHEME

    def respond(request: HttpRequest) -> HttpResponse:
        title, advice = _WORDS.get(status, _OTHER)
        return typed_back(request, title=title, advice=advice, status=status)

    response = adding_headers(respond)(WSGIRequest(environ))
    response["Content-Length"] = str(len(response.content))
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_SECONDS)
    else:
        response["Connection"] = "close"  # the rest of the body is not read
    response.close()
    return ReadyAnswer(int(status), list(response.items()), response.content)


def broken() -> ReadyAnswer:
    """After a fault of ours for which there is not even a page."""
    return ReadyAnswer(
        500, [("Content-Type", "text/plain"), ("Cache-Control", "no-store")], b"error"
    )
