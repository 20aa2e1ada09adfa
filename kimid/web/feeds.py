"""RSS, Atom and JSON Feed of every public site: the newest of all kinds, or of one."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, Any, Final

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib.blocks import clean_text
from kimid.lib.picture import rendition_path, width_for
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.hosts import media_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.wire.kinds import Kind, kind_of
from kimid.wire.models import Item
from kimid.wire.queries import newest

_SHOWN: Final = 30
_PICTURE_WIDTH: Final = 960
_CONTENT_MODULE: Final = "http://purl.org/rss/1.0/modules/content/"
# What an empty feed says of its age: the same at every request, and before there was anything.
_NEVER: Final = datetime(2026, 1, 1, tzinfo=UTC)


class RssFeed(Rss201rev2Feed):
    """RSS 2.0; the name of the writer stands in `dc:creator`, because `author` would need an
    address.
    """

    def latest_post_date(self) -> datetime:
        return _newest_date(self)

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": _CONTENT_MODULE}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["full_text"]:
            handler.addQuickElement("content:encoded", item["full_text"])


class AtomFeed(Atom1Feed):
    """Atom 1.0."""

    def latest_post_date(self) -> datetime:
        return _newest_date(self)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["full_text"]:
            handler.addQuickElement("content", item["full_text"], {"type": "html"})


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[str], encoding: str) -> None:
        """Write it as text; `encoding` is that of the bytes it becomes."""
        data = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "items": [_json_entry(item) for item in self.items],
        }
        json.dump(data, outfile, ensure_ascii=False, separators=(",", ":"))


@require_safe
@page(Audience.EVERYONE)
def rss(request: SiteRequest, kind: Kind | None = None) -> HttpResponse:
    """The newest of a site as RSS."""
    return _feed_response(request, RssFeed, kind)


@require_safe
@page(Audience.EVERYONE)
def atom(request: SiteRequest, kind: Kind | None = None) -> HttpResponse:
    """The newest of a site as Atom."""
    return _feed_response(request, AtomFeed, kind)


@require_safe
@page(Audience.EVERYONE)
def json_feed(request: SiteRequest, kind: Kind | None = None) -> HttpResponse:
    """The newest of a site as JSON Feed."""
    return _feed_response(request, JsonFeed, kind)


def _feed_response(
    request: SiteRequest, feed_class: type[RssFeed | AtomFeed | JsonFeed], kind: Kind | None
) -> HttpResponse:
    site = request.site
    what = kind.label if kind else "Kabar"
    feed = feed_class(
        title=f"{what} {site.name}",
        link=site.url_of(kind.path if kind else "/"),
        description=f"{what} terbaru dari {site.name}, diperiksa warga sebelum terbit.",
        language="id",
        author_name=site.name,
        feed_url=site.url_of(request.path),
    )
    items = [placement.item for placement in newest(site, kind, _SHOWN)]
    texts = _full_texts(items)
    for item in items:
        feed.add_item(**_feed_entry(item, site), full_text=clean_text(texts.get(item.pk, "")))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    mark_cacheable(response, tags=[site.tag])
    return response


def _full_texts(items: Sequence[Item]) -> dict[int, str]:
    """The texts of the items whose groups give them whole."""
    of_kind: dict[str, list[int]] = {}
    for item in items:
        if item.site.full_feeds:
            of_kind.setdefault(item.kind, []).append(item.pk)
    return {
        pk: text
        for name, ids in of_kind.items()
        for pk, text in kind_of(name).full_texts(ids).items()
    }


def _feed_entry(item: Item, site: Site) -> dict[str, Any]:
    return {
        "title": clean_text(
            item.headline
        ),  # one control character and no reader takes the feed, nor that of any portal above
        "link": item.url,
        "description": clean_text(item.summary),
        "unique_id": item.url,
        "unique_id_is_permalink": True,
        "author_name": clean_text(
            f"{item.byline}, {item.site.name}" if item.byline else item.site.name
        ),
        "pubdate": item.published_at,
        "updateddate": item.updated_at,
        "categories": [item.kicker, *([item.place] if site.is_portal else [])],
        "enclosures": _pictures(item),
    }


def _json_entry(item: dict[str, Any]) -> dict[str, Any]:
    pictures = [enclosure.url for enclosure in item["enclosures"]]
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["description"],
        **(
            {"content_html": item["full_text"]}
            if item["full_text"]
            else {"content_text": item["description"]}
        ),
        "date_published": item["pubdate"].isoformat(timespec="seconds"),
        "date_modified": item["updateddate"].isoformat(timespec="seconds"),
        "authors": [{"name": item["author_name"]}],
        "tags": [tag for tag in item["categories"] if tag],
        **({"image": pictures[0]} if pictures else {}),
    }


def _pictures(item: Item) -> list[Enclosure]:
    if not item.picture:
        return []
    path = rendition_path(item.picture, width_for(item.picture, _PICTURE_WIDTH))
    return [
        Enclosure(media_url(path), "0", "image/webp")
    ]  # how long it is only the media host knows


def _newest_date(feed: SyndicationFeed) -> datetime:
    return max((item["updateddate"] for item in feed.items), default=_NEVER)
