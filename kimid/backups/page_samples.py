"""Public pages of which a set notes the text, so that a restore can be compared with them."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Max, Min, Model, QuerySet
from django.utils import timezone

from kimid.backups.manifest import PageSample
from kimid.sites.hosts import label_host
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Item

SAMPLES: Final = 200
_HOMES: Final = 50  # of them
_OK: Final = "200"


class PageAddress(NamedTuple):
    """One public page."""

    host: str
    path: str


def sampled_addresses() -> list[PageAddress]:
    """The home of the nation, and homes and stories that chance takes: about SAMPLES."""
    homes = Site.objects.exclude(stage__in=UNREADABLE_STAGES)
    stories = Item.objects.filter(held_at=None).select_related("site")
    return list(
        dict.fromkeys(
            [
                PageAddress(label_host(""), "/"),
                *(PageAddress(site.host, "/") for site in _by_chance(homes, _HOMES)),
                *(
                    PageAddress(item.site.host, item.path)
                    for item in _by_chance(stories, SAMPLES - _HOMES - 1)
                ),
            ]
        )
    )


def samples_of(addresses: Iterable[PageAddress], moment: datetime) -> set[PageSample]:
    """What stands there as of a moment. A page that does not answer is left out."""
    handler = WSGIHandler()
    with _clock_at(moment):
        pages = [(address, _body(handler, address)) for address in addresses]
    return {
        PageSample(*address, sha256(body).hexdigest())
        for address, body in pages
        if body is not None
    }


def _by_chance[M: Model](rows: QuerySet[M], number: int) -> Iterator[M]:
    """Rows near keys that chance takes, or all if they are few. A table is never read wholly."""
    few = rows.order_by("pk")[: number + 1]
    if len(few) <= number:
        yield from few
        return
    ends = rows.aggregate(first=Min("pk"), last=Max("pk"))
    span = ends["last"] - ends["first"] + 1
    for _ in range(number):
        key = ends["first"] + secrets.randbelow(span)
        yield from rows.filter(pk__gte=key).order_by("pk")[:1]


def _body(handler: WSGIHandler, address: PageAddress) -> bytes | None:
    environ: dict[str, Any] = {  # Any: as WSGI has it
        "HTTP_HOST": address.host,
        "PATH_INFO": address.path,
        "wsgi.url_scheme": settings.PUBLIC_SCHEME,
    }
    setup_testing_defaults(environ)
    answers: list[str] = []

    def start(status: str, _headers: object, _error: object = None) -> Callable[[bytes], object]:
        answers.append(status)
        return lambda _piece: None  # WSGI wants it, and Django never calls it

    with closing(handler(environ, start)) as response:
        body = b"".join(response)
    return body if answers[0].startswith(_OK) else None


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """Django's clock stands still inside. Nothing else runs in the process of a backup."""
    ticking = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = ticking
