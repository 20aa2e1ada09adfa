"""The measured pages, one of each kind, in an install that `bench.world` filled."""

import json
from collections.abc import Iterator

from bench.world_words import FIRST, HOME
from kimid.newsroom.flow import PUBLIC
from kimid.newsroom.models import Story
from kimid.places.queries import lineage_of
from kimid.sites.guard import on_site
from kimid.sites.models import Site


def addresses() -> dict[str, tuple[str, str]]:
    """The label and the path of each kind of page."""
    site = Site.objects.get(label=FIRST)
    with on_site(site):
        story = Story.objects.filter(stage__in=PUBLIC).order_by("pk")[15]
    regency = next(region for region in lineage_of(HOME) if region.level == 2)
    return {
        "story": (FIRST, story.path),
        "kim": (FIRST, "/"),
        "regency": (regency.portal_label, "/"),
        "nation": ("", "/"),
        "directory": ("", "/kim/"),
        "profile": (FIRST, "/profil/"),
    }


def homes_above(region: str) -> list[str]:
    """The labels of the portals of a region and of all above it."""
    return [above.portal_label for above in lineage_of(region)]


def lines() -> Iterator[str]:
    """Task: two lines of JSON: the addresses, and the labels of the portals above the first KIM."""
    yield json.dumps(addresses())
    yield json.dumps(homes_above(HOME))
