"""What programs are told of a page: search engines, and the apps in which its address is shared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from kimid.lib.picture import Picture, alt_of, rendition_path, width_for
from kimid.lib.web_addresses import in_words, owners_in
from kimid.sites.hosts import media_url
from kimid.sites.models import Site
from kimid.ui.json_ld import json_ld_html
from kimid.ui.links import Link
from kimid.wire.kinds import JsonLd, kind_of
from kimid.wire.models import Item

_CARD_SIZE: Final = (1200, 630)
_ICON_SIZE: Final = (512, 512)
_PICTURE_WIDTH: Final = 960  # the rendition that is shared where there is no card


@dataclass(frozen=True)
class ShareImage:
    """The picture beside a shared address."""

    url: str
    width: int
    height: int
    alt: str

    @property
    def is_large(self) -> bool:
        """Whether it is shown above the words, not as a small square beside them."""
        return self.width > _ICON_SIZE[0]


class PageHead:
    """The head of one page. Templates call it with what stands in the title and the description of
    the page.
    """

    def __init__(
        self, request: HttpRequest, site: Site, levels: Callable[[], Sequence[Link]]
    ) -> None:
        self._path = request.path
        self._site = site
        self._levels = levels

    def __call__(self, *, title: str, description: str, url: str, item: Item | None) -> JsonLd:
        """What `ui/head.html` shows. `item` is the published thing whose own page this is."""
        site = self._site
        name = item.headline if item else title.removesuffix(f" - {site.name}")
        data = [*self._structured_data(item, url), *self._breadcrumb(name, url)]
        return {
            "kind": "article" if item else "website",
            "title": name,
            "description": description,
            "url": url,
            "site_name": site.name,
            "image": share_image(site, item),
            "item": item,
            "feed_title": f"Kabar {site.name}",
            "data": json_ld_html(*data),
        }

    def _structured_data(self, item: Item | None, url: str) -> list[JsonLd]:
        if item:
            kind = kind_of(item.kind)
            its_own = kind.structured_data(item, self._site, url)
            return [*its_own, *([_article(item, self._site, url)] if kind.article_type else [])]
        if self._path == "/":
            return [
                _website(self._site),
                *([] if self._site.is_portal else [organization(self._site)]),
            ]
        return (
            [organization(self._site)]
            if self._path == "/profil/" and not self._site.is_portal
            else []
        )

    def _breadcrumb(self, name: str, url: str) -> list[JsonLd]:
        steps = [(link.label, link.url) for link in self._levels()]
        if all(url != to for _, to in steps):
            steps.append((name, url))
        if len(steps) == 1:
            return []
        rows = [
            {"@type": "ListItem", "position": number, "name": name, "item": to}
            for number, (name, to) in enumerate(steps, 1)
        ]
        return [{"@type": "BreadcrumbList", "itemListElement": rows}]


def share_image(site: Site, item: Item | None) -> ShareImage:
    """The card of a thing, or its picture where it has none; of other pages, that of the site."""
    if item and item.card:
        return ShareImage(media_url(f"/kartu/{item.card}.jpg"), *_CARD_SIZE, item.headline)
    if item and item.picture:
        return _photo(item.picture)
    if item:
        return _icon(site)
    return ShareImage(site.url_of("/kartu.jpg"), *_CARD_SIZE, site.name)


def organization(site: Site) -> JsonLd:
    """A KIM as a publisher of news."""
    rules = site.url_of("/pedoman/")
    contact_data = {
        "email": site.email,
        "address": site.address,
        "description": in_words(site.about, owners_in(site.about))[:300],
    }
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.url}#kim",
        "name": site.name,
        "url": site.url,
        "logo": _image(_logo(site)),
        "areaServed": site.region.full_name,
        "publishingPrinciples": rules,
        **{name: value for name, value in contact_data.items() if value},
    }


def _article(item: Item, site: Site, url: str) -> JsonLd:
    return {
        "@type": kind_of(item.kind).article_type,
        "mainEntityOfPage": url,
        "headline": item.headline,
        "description": item.summary,
        "image": _pictures(site, item),
        "datePublished": item.published_at.isoformat(timespec="seconds"),
        "dateModified": item.updated_at.isoformat(timespec="seconds"),
        "articleSection": item.get_topic_display(),
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "author": {"@type": _author_type(item, site), "name": item.byline}
        if item.byline
        else {"@id": f"{site.url}#kim"},
        "contentLocation": {"@type": "Place", "name": site.region.full_name},
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": f"{site.url}#kim",
            "name": site.name,
            "url": site.url,
            "logo": _image(_logo(site)),
        },
    }


def _pictures(site: Site, item: Item) -> list[str]:
    """The card and the photo itself: who shows a preview chooses."""
    photo = [_photo(item.picture).url] if item.picture else []
    return list(dict.fromkeys([share_image(site, item).url, *photo]))


def _photo(picture: Picture) -> ShareImage:
    width = width_for(picture, _PICTURE_WIDTH)
    height = round(picture["height"] * width / picture["width"])
    return ShareImage(media_url(rendition_path(picture, width)), width, height, alt_of(picture))


def _website(site: Site) -> JsonLd:
    action = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": site.url_of("/cari/?q={search_term_string}"),
        },
        "query-input": "required name=search_term_string",
    }
    return {
        "@type": "WebSite",
        "name": site.name,
        "url": site.url,
        "inLanguage": "id",
        "potentialAction": action,
    }


def _logo(site: Site) -> ShareImage:
    if site.logo:
        return ShareImage(
            media_url(rendition_path(site.logo, width_for(site.logo, _ICON_SIZE[0]))),
            *_ICON_SIZE,
            site.name,
        )
    return _icon(site)


def _icon(site: Site) -> ShareImage:
    return ShareImage(site.url_of("/ikon-512.png"), *_ICON_SIZE, site.name)


def _image(image: ShareImage) -> JsonLd:
    return {"@type": "ImageObject", "url": image.url}


def _author_type(item: Item, site: Site) -> str:
    """A person, or the newsroom of a group."""
    return "Organization" if item.byline.endswith(site.name) else "Person"
