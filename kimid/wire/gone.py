"""The answer at the address of an item that readers have no more, of whatever kind.

The row with the reason is that of its subject: the item is deleted, and a copy here would be one
more place that keeps a withdrawn title.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final, Protocol

from django.http import HttpResponse
from django.shortcuts import render

from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.wire.kinds import Kind
from kimid.wire.models import Item

_WITHDRAWN: Final[list[Callable[[Site], Iterable[str]]]] = []


class LifecycleStep(Protocol):
    """A step of the public history of an item."""

    @property
    def what(self) -> str: ...

    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True)
class Withdrawal:
    """What readers are told of a withdrawn item. `grounds` says in a word or two what it was
    withdrawn for, if that is known.
    """

    kind: Kind
    title: str
    reason: str
    at: datetime | None
    grounds: str = ""
    steps: Sequence[LifecycleStep] = ()


def withdrawn_answer(request: SiteRequest, withdrawal: Withdrawal) -> HttpResponse:
    """410: why an item was withdrawn, and its public history."""
    context = {
        "noun": withdrawal.kind.noun,
        "history": f"Riwayat {withdrawal.kind.noun} ini",
        "title": withdrawal.title,
        "kind": withdrawal.grounds,
        "reason": withdrawal.reason,
        "at": withdrawal.at,
        "steps": withdrawal.steps,
        "zone": request.site.region.zone,
        "site": request.site,
    }
    return render(request, "410.html", context, status=HTTPStatus.GONE)


def register_withdrawn(paths: Callable[[Site], Iterable[str]]) -> None:
    """Register the paths of what a subject withdrew on a site, the newest first. Phones that have
    copies of them delete these.
    """
    _WITHDRAWN.append(paths)


def withdrawn_paths(site: Site) -> list[str]:
    """The paths of what readers of a site have no more, or do not have for now."""
    held = Item.objects.filter(site=site, held_at__isnull=False).values_list("path", flat=True)
    return [*held, *(path for paths in _WITHDRAWN for path in paths(site))]


def held_answer(request: SiteRequest, kind: Kind) -> HttpResponse:
    """410: why readers do not have an item for now. Nothing of it is shown: a thief may have
    written it.

    Not 503: then the page cache may show what it has stored.
    """
    return held_page(request, kind.noun)


def held_page(request: SiteRequest, noun: str) -> HttpResponse:
    """The same for what is no item: a `laporan tahunan`."""
    response = render(request, "wire/held.html", {"noun": noun}, status=HTTPStatus.GONE)
    response.headers["Cache-Control"] = "no-store"
    return response
