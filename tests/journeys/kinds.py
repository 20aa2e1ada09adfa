"""One page of every kind: found by walking the house as people do, from link to link."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from kimid.sites.hosts import HostKind, read_host

# How many pages of one kind are looked at: a long one and a short one, a full and an empty one.
_OF_A_KIND: Final = 2
_MOST_PAGES: Final = 250


def walk(page: Page, *starts: str) -> Iterator[tuple[str, str, str]]:
    """Every kind of page that these addresses lead to, as (kind, address, its source). The page stands on it then."""
    waiting, seen, counted = list(starts), set(starts), dict[str, int]()
    while waiting and len(seen) < _MOST_PAGES:
        url = waiting.pop(0)
        kind = kind_of(url)
        if kind is None or counted.get(kind, 0) >= _OF_A_KIND:
            continue
        answer = page.goto(url)
        if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        counted[kind] = counted.get(kind, 0) + 1
        yield kind, url, answer.text()
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        new = dict.fromkeys(urljoin(url, link).partition("#")[0] for link in links)
        waiting += [link for link in new if link not in seen]
        seen.update(new)


def kind_of(url: str) -> str | None:
    """The name of the route that answers at this address, with its kind of host; None for an address that is not ours."""
    parts = urlsplit(url)
    host = read_host(parts.netloc)
    if host is None or host.kind is HostKind.MEDIA:
        return None
    if host.kind is HostKind.RUANG:
        urlconfs = ["ruang"]
    else:
        urlconfs = ["portal"] if not host.label or host.label.startswith(("kab-", "kota-", "kalimantan-")) else ["kim", "portal"]
    for urlconf in urlconfs:
        try:
            return f"{urlconf} {resolve(parts.path, urlconf=f'kimid.web.urls.{urlconf}').url_name}"
        except Resolver404:
            continue
    return None
