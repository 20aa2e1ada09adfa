"""The views that count reads and shares: a picture of one dot, and the target of a `ping`.

The response is the same for everybody. The views hash what the request says about the reader, and
save nothing else of it.
"""

import re
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.limits.networks import client_address
from kimid.sites.middleware import SiteRequest
from kimid.wire.read_buffer import READ_BUFFER
from kimid.wire.reads import Read

# A transparent GIF of one pixel, the smallest picture that every browser accepts.
DOT: Final = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
# Programs that name themselves. Cubot is a maker of phones.
_ROBOT: Final = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|archiver|facebookexternalhit|whatsapp/|preview|headless"
    r"|phantomjs|lighthouse|pagespeed|monitor|uptime|curl|wget|python|aiohttp|httpx|okhttp|java/"
    r"|go-http|node-fetch|axios|libwww|httpclient",
    re.IGNORECASE,
)
_LARGEST_ID: Final = 2**63 - 1


@require_safe
@page(Audience.EVERYONE)
def count_read(request: SiteRequest, item: int) -> HttpResponse:
    """The dot on the page of an item. The same response for every item and reader."""
    if item <= _LARGEST_ID and is_reader(request):
        READ_BUFFER.add(Read(request.site.pk, item, _fingerprint(request), timezone.now()))
    return HttpResponse(DOT, content_type="image/gif", headers={"Cache-Control": "no-store"})


@require_POST
@page(Audience.EVERYONE)
def count_share(request: SiteRequest, item: int) -> HttpResponse:
    """The target of the `ping` that a browser sends when its reader shares an item."""
    if item <= _LARGEST_ID and request.content_type == "text/ping" and _is_person(request):
        READ_BUFFER.add(
            Read(request.site.pk, item, _fingerprint(request), timezone.now(), is_share=True)
        )
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def is_reader(request: HttpRequest) -> bool:
    """Whether the request comes from a browser on a page of ours: no robot, no foreign page."""
    return "image" in request.headers.get("Accept", "") and _is_person(request)


def _is_person(request: HttpRequest) -> bool:
    headers = request.headers
    agent = headers.get("User-Agent", "")
    # Old browsers, and all on plain http, do not send this header.
    is_same_origin = headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return is_same_origin and bool(agent) and _ROBOT.search(agent) is None


def _fingerprint(request: HttpRequest) -> bytes:
    who = f"{client_address(request)}\n{request.headers['User-Agent']}"
    return salted_hmac("kimid.wire.reading", who, algorithm="sha256").digest()
