"""Task: the addresses of all public pages with content, as one line of JSON.

Each address is `label path`.
"""

import json
from collections.abc import Iterator

from kimid.newsroom.flow import PUBLIC, Stage
from kimid.newsroom.models import Story
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.wire.models import Placement


def lines() -> Iterator[str]:
    """The homes of all sites with items, and all stories that are or were public."""
    yield json.dumps([*homes(), *stories()])


def homes() -> list[str]:
    """The home of every KIM, and of every portal with items."""
    shown = Placement.objects.values("portal")
    sites = Site.objects.filter(kind="kim") | Site.objects.filter(pk__in=shown)
    return [f"{label} /" for label in sites.order_by("pk").values_list("label", flat=True)]


def stories() -> list[str]:
    """The page of every story that is or was public."""
    with across_sites(reason="the bench reads all that readers can read"):
        rows = (
            Story.objects.filter(stage__in=[*PUBLIC, Stage.WITHDRAWN])
            .select_related("site")
            .order_by("pk")
        )
        return [f"{story.site.label} {story.path}" for story in rows]
