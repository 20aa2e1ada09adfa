"""The full demo as it was at noon of 29 November 2026 (WIB): all that its KIM had published,
without people and workspace. It is frozen, as are the questions beside it: a demo that grows moves
no answer.
"""

import json
import lzma
from datetime import datetime
from pathlib import Path
from typing import Any

from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, SiteKind
from kimid.sites.site_creation import portals_of
from kimid.wire.models import Item
from kimid.wire.search import index
from tests import build

_FILE = Path(__file__).parent / "search_questions" / "demo.json.xz"


def publish_demo_items() -> set[str]:
    """Put all of it on its sites and into the index. Gives the titles."""
    world: dict[str, Any] = json.loads(lzma.decompress(_FILE.read_bytes()))
    sites = {site["label"]: _site(**site) for site in world["sites"]}
    Site.objects.bulk_create(sites.values())
    texts = [each.pop("text") for each in world["items"]]
    items = Item.objects.bulk_create(
        _item(number, **{**each, "site": sites[each["site"]]})
        for number, each in enumerate(world["items"])
    )
    for item, text in zip(items, texts, strict=True):
        index.add(item, text)
    return {item.title for item in items}


def _site(label: str, region: str, name: str) -> Site:
    build.region(region)
    regions = lineage_of(region)
    portals_of(regions, build.AT)
    return Site(label=label, kind=SiteKind.KIM, region=regions[0], name=name, opened_at=build.AT)


def _item(number: int, site: Site, at: str, **facts: Any) -> Item:
    region: Region = site.region
    return Item(
        site=site,
        region=region,
        published_at=datetime.fromisoformat(at),
        path=f"/berita/{number}/",
        **facts,
    )
