"""The picture of one dot that a reader's browser asks for, what of that request counts as reading, and what counts as handing on.

The answer is the same for everybody, always. What the request says about the reader is read here, made into a fingerprint
that leads back to nobody, and let go.
"""

import re
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.sites.middleware import SiteRequest
from kimid.wire.reads import Read
from kimid.wire.reads_waiting import WAITING

# A see-through dot, the smallest picture that every browser takes.
DOT: Final = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
# Programs that say what they are. Cubot is not one of them: it makes phones.
_ROBOT: Final = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|archiver|facebookexternalhit|whatsapp/|preview|headless|phantomjs"
    r"|lighthouse|pagespeed|monitor|uptime|curl|wget|python|aiohttp|httpx|okhttp|java/|go-http|node-fetch|axios|libwww|httpclient",
    re.IGNORECASE,
)
_LARGEST_ID: Final = 2**63 - 1


@require_safe
@page(Audience.EVERYONE)
def read(request: SiteRequest, item: int) -> HttpResponse:
    """The dot on the page of an item. Whether it counts is not told: the answer is the same for every item and reader."""
    if item <= _LARGEST_ID and is_reader(request):
        WAITING.add(Read(request.site.pk, item, _fingerprint(request), timezone.now()))
    return HttpResponse(DOT, content_type="image/gif", headers={"Cache-Control": "no-store"})


@require_POST
@page(Audience.EVERYONE)
def shared(request: SiteRequest, item: int) -> HttpResponse:
    """What a browser tells by itself (`ping`) when its reader follows the link that hands an item on. Answers nothing."""
    if item <= _LARGEST_ID and request.content_type == "text/ping" and _is_person(request):
        WAITING.add(Read(request.site.pk, item, _fingerprint(request), timezone.now(), is_share=True))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def is_reader(request: HttpRequest) -> bool:
    """Whether a browser of somebody who reads asks, on one of our pages: no robot, and no page of others that shows our dot."""
    return "image" in request.headers.get("Accept", "") and _is_person(request)


def _is_person(request: HttpRequest) -> bool:
    said = request.headers
    agent = said.get("User-Agent", "")
    here = said.get("Sec-Fetch-Site", "same-origin") == "same-origin"  # browsers on plain http, and old ones, do not say
    return here and bool(agent) and _ROBOT.search(agent) is None


def address_of(request: HttpRequest) -> str:
    """The network address that the reader comes from: of the connection itself or, behind a front server, as that one says."""
    if settings.BEHIND_PROXY:
        # Readers can write this header too, but the front server puts the true address last.
        last: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if last:
            return last
    address: str = request.META["REMOTE_ADDR"]
    return address


def _fingerprint(request: HttpRequest) -> bytes:
    who = f"{address_of(request)}\n{request.headers['User-Agent']}"
    return salted_hmac("kimid.wire.reading", who, algorithm="sha256").digest()
