"""One page of every kind: found by walking through kimid as people do, from link to link."""

import os
from collections import Counter
from collections.abc import Iterator, Set
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from kimid.sites.hosts import HostKind, read_host
from tests.house.walking import routes

PUBLIC: Final = ("kim", "portal")
RUANG: Final = ("ruang",)
# How many pages of one kind are looked at besides those where a walk begins: a long one and a short
# one, a full and an empty one. The workspace has many kinds: there it is one, or two with every
# look.
_OF_A_KIND: Final = {
    **dict.fromkeys(PUBLIC, 2),
    **dict.fromkeys(RUANG, 2 if os.environ.get("KIMID_EVERY_LOOK") == "1" else 1),
}
# A KIM's label never has the shape of a portal's; only the provinces of the demo have to be named.
_PROVINCE: Final = "kalimantan-barat"
# Files, feeds, and what machines ask.
_NO_PAGES: Final = {
    *(
        "search-description",
        "agenda-file",
        "event-file",
        "rss",
        "atom",
        "rss-kind",
        "atom-kind",
        "robots",
        "sitemap",
        "sitemap-pages",
        "sitemap-month",
    ),
    *(
        "sitemap-sites",
        "favicon",
        "icon",
        "manifest",
        "read",
        "data-file",
        "data-map",
        "sheet",
        "script",
        "healthz",
        "certificate",
        "readyz",
    ),
    *("goods-catalogue", "goods-catalogue-part", "ruang-goods-labels", "ruang-goods-flyer"),
    *("json-feed", "json-feed-kind", "security-contact", "share-card", "source"),
    *("withdrawn", "reading-worker", "ruang-numbers-map", "ruang-numbers-map-below"),
    *("ruang-retouched", "ruang-compare-page"),
    *("worker", "ruang-who", "shared", "pastikan-photo", "catatan-photo"),
    *("seller-link-who", "seller-photo", "seller-worker", "seller-goods-label"),
    "ruang-office-lacks-file",
    *("achievement-link-photo", "achievement-link-proof"),
    *("ruang-achievement-paper", "ruang-achievement-proof", "ruang-achievement-photo"),
    *("potential-map", "ruang-potential-map"),
    *("ruang-evidence", "ruang-evidence-for", "ruang-participant-paper", "jury-paper"),
    *("head-paper", "ruang-paper", "ruang-paper-file", "ruang-check-sheet", "apply-sheet"),
    *("apply-document", "ruang-application-document", "ruang-document"),
    *(
        "head-paper",
        "ruang-paper",
        "ruang-paper-file",
        "ruang-check-sheet",
        "apply-sheet",
        "ruang-import-report",
    ),
    *(
        "ruang-photo-file",
        "ruang-attachment-file",
        "ruang-numbers-file",
        "ruang-numbers-file-below",
    ),
    *("data-book", "data-open", "data-report", "ruang-numbers-book", "ruang-numbers-report"),
    *("ruang-numbers-book-below", "ruang-numbers-report-below", "ruang-ict-file"),
    *("ruang-activities-file", "ruang-activities-file-below", "ruang-activity-photo"),
    *("data-period", "data-period-part", "data-period-compared", "data-period-part-compared"),
    *("ruang-period-report-csv", "ruang-period-report-xlsx"),
    *("ruang-period-report-pdf", "ruang-period-report-json", "ruang-report-photo"),
    *("ruang-signed-file", "ruang-signed-page"),
    *("money-file", "money-open", "ruang-cash-book-paper"),
    *("ruang-source-paper", "ruang-source-paper-part", "ruang-bill-paper", "ruang-bill-receipt"),
    *("ruang-receipt", "ruang-receipt-small", "voucher-answer-paper"),
    *("ruang-year-report-paper", "ruang-funding-file"),
    "order",  # opens an app of the phone
}
# Leads everybody on who is in the middle of nothing: to their only place, or to the door.
_LEADS_ON: Final = {
    *("ruang-start", "mfa_authenticate", "go-on", "ruang-own-outbox"),
    *("moved-pastikan", "moved-catatan", "moved-rencana"),
}
# Where the links of a page lead. No locator, which would bring its own script into every page.
_LINKS: Final = """[...document.querySelectorAll('a[href]')].map(
  link => new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0])"""


class Kind(NamedTuple):
    """A kind of page: the kind of host, and the name of the route that answers."""

    host: str
    route: str


class Stop(NamedTuple):
    """A page on the walk, with its source as the server sent it. The browser stands on it."""

    kind: Kind
    url: str
    source: str


def walk(
    page: Page, hosts: tuple[str, ...], *starts: str, known: Set[Kind] = frozenset()
) -> Iterator[Stop]:
    """Pages of every kind on hosts of these kinds that the addresses lead to. Of kinds that are
    known from a walk as somebody else, one.
    """
    known = frozenset(known)
    waiting = list(starts)
    seen = set(starts)
    counted = Counter[Kind]()
    for url in waiting:  # grows while we walk
        kind = kind_of(url)
        if kind is None or kind.host not in hosts or kind.route in _NO_PAGES:
            continue
        if counted[kind] >= (1 if kind in known else _OF_A_KIND[kind.host]) and url not in starts:
            continue
        answer = page.goto(url)
        if answer is None or page.url.partition("?")[0] != url.partition("?")[0]:
            continue  # led on to another page, which has an address of its own
        counted[kind] += 1
        links: list[str] = page.evaluate(_LINKS)
        yield Stop(kind, url, answer.text())
        new = [link for link in dict.fromkeys(links) if link not in seen]
        waiting += new
        seen.update(new)


def kind_of(url: str) -> Kind | None:
    """What answers at this address; None for an address that is not ours."""
    parts = urlsplit(url)
    host = read_host(parts.netloc)
    if host is None or host.kind is HostKind.MEDIA:
        return None
    urlconf = "ruang" if host.kind is HostKind.RUANG else _of_public(host.label)
    try:
        return Kind(
            urlconf, resolve(parts.path, urlconf=f"kimid.web.urls.{urlconf}").url_name or ""
        )
    except Resolver404:
        return None


def _of_public(label: str) -> str:
    is_portal = (
        not label
        or label == _PROVINCE
        or label.startswith(("kab-", "kota-"))
        or label[-6:].isdigit()
    )
    return "portal" if is_portal else "kim"


def pages_of(*hosts: str) -> set[Kind]:
    """Every kind of page that there is on hosts of these kinds, whether a walk finds it or not."""
    return {
        Kind(each.kind, each.name)
        for each in routes()
        if each.kind in hosts and each.name not in _NO_PAGES | _LEADS_ON | _forms()
    }


def _forms() -> set[str]:
    """Routes that only take a form; what stands there after sending is judged by hand."""
    from tests.matrix.subjects import POLICY

    return {name for (_, name), route in POLICY.items() if "GET" not in route.methods.split()}
