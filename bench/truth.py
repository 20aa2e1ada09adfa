"""Task: whether the database holds what was acknowledged, and everything whole."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.db import connection
from django.utils import timezone

from bench.crowd import Record
from kimid.events.models import Change, Event
from kimid.lib import codes
from kimid.newsroom.flow import PUBLIC, Stage
from kimid.newsroom.models import Story
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement, RegionTally
from kimid.wire.placing import counted_codes

# Public stories that stand on every portal above.
_EVERYWHERE: Final = (Stage.PUBLISHED, Stage.CORRECTED)


def lines(log: str) -> Iterator[str]:
    """One line of JSON: how much was acknowledged, what was lost, what is half done, what is
    damaged.
    """
    records = [Record(**each) for each in json.loads(Path(log).read_text())]
    with across_sites(reason="the proof looks at every story"):
        every = list(Story.objects.select_related("site"))
    stories = {story.public_id: story for story in every}
    lost = [
        record.id
        for record in records
        if not _is_where_acknowledged(record, Stage(stories[record.id].stage))
    ]
    half = [*_half_stories(every), *_strays(every), *_wrong_tallies(), *_wrong_changes()]
    answers = (
        Counter(record.publish for record in records),
        Counter(record.withdraw for record in records if record.withdraw),
    )
    yield json.dumps(
        {
            "acknowledged": answers[0]["acknowledged"] + answers[1]["acknowledged"],
            "publish": answers[0],
            "withdraw": answers[1],
            "whole_though_not_acknowledged": sum(
                _whole_all_the_same(each, Stage(stories[each.id].stage)) for each in records
            ),
            "lost": len(lost),
            "half": len(half),
            "half_what": half[:5],
            "damage": _damage(),
        }
    )


def _is_where_acknowledged(record: Record, stage: Stage) -> bool:
    """Whether a story is where its record allows it to be."""
    if record.withdraw == "acknowledged":
        return stage == Stage.WITHDRAWN
    if record.publish == "acknowledged":
        return stage in PUBLIC or (stage == Stage.WITHDRAWN and bool(record.withdraw))
    return stage == Stage.VERIFIED or (stage in PUBLIC and bool(record.publish))


def _whole_all_the_same(record: Record, stage: Stage) -> bool:
    return (record.publish == "sent" and stage in PUBLIC) or (
        record.withdraw == "sent" and stage == Stage.WITHDRAWN
    )


def _half_stories(stories: Sequence[Story]) -> Iterator[str]:
    """Stories without all that belongs to their stage: one event for each step, and as many
    placements as there are levels.
    """
    rows = Event.objects.filter(kind__in=["story.published", "story.withdrawn"]).values_list(
        "subject_id", "kind"
    )
    events = Counter(rows)
    for story in stories:
        key, was_public = str(story.pk), story.stage in {*PUBLIC, Stage.WITHDRAWN}
        steps = (events[key, "story.published"], events[key, "story.withdrawn"])
        if steps != (int(was_public), int(story.stage == Stage.WITHDRAWN)):
            yield f"{story}: {story.stage} with events {steps}"
        if story.stage in _EVERYWHERE and _stands_on(story) != _should_stand_on(story.site):
            yield f"{story}: stands on {_stands_on(story)}"


def _stands_on(story: Story) -> set[str]:
    return set(Placement.objects.filter(item=story.item_id).values_list("portal__label", flat=True))


@cache
def _should_stand_on(site: Site) -> set[str]:
    return {site.label, *(region.portal_label for region in lineage_of(site.region_id))}


def _strays(stories: Sequence[Story]) -> Iterator[str]:
    """Items without a story, or with one that is not public."""
    owned = {story.item_id for story in stories if story.stage in PUBLIC}
    yield from (
        f"item {pk} without a story"
        for pk in Item.objects.values_list("pk", flat=True)
        if pk not in owned
    )


def _wrong_tallies() -> Iterator[str]:
    """Regions whose tally is not what counting gives."""
    items = Counter(code for item in Item.objects.all() for code in counted_codes(item))
    kims = _counted(Kim.objects.values_list("region_id", flat=True))
    tallies = {row.region_id: (row.items, row.kims) for row in RegionTally.objects.all()}
    for code in {*items, *kims, *tallies}:
        if tallies.get(code, (0, 0)) != (items[code], kims[code]):
            counted = (items[code], kims[code])
            yield f"tally of {code} says {tallies.get(code)}, counting gives {counted}"


def _counted(regions: Iterable[str]) -> Counter[str]:
    return Counter(above for code in regions for above in codes.lineage(code))


def _wrong_changes() -> Iterator[str]:
    """Every publishing and every withdrawing of today, and every share card that was drawn and
    shown, is followed by one change row that names the item.
    """
    since = timezone.now() - timedelta(days=1)  # change rows are kept for some days only
    changes = sum(
        any(tag.startswith("item:") for tag in row.tags)
        for row in Change.objects.filter(made_at__gte=since)
    )
    today = Event.objects.filter(happened_at__gte=since)
    steps = today.filter(kind__in=["story.published", "story.withdrawn"]).count()
    cards = today.filter(kind="story.card_drawn", data__has_key="card").count()
    if changes != steps + cards:
        yield (
            f"{steps} events of publishing and withdrawing, {cards} cards drawn, "
            f"{changes} changes of items"
        )


def _damage() -> list[str]:
    """What the database finds wrong with its own file; PostgreSQL has no such question in one
    statement.
    """
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        lines = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        lines += [str(row) for row in cursor.fetchall()]
    return [line for line in lines if line != "ok"]
