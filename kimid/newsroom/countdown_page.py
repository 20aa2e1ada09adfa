"""The seconds before a story is published, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from kimid.events.history import events_about
from kimid.lib import clock
from kimid.lib.text import enumeration
from kimid.newsroom.models import Story
from kimid.newsroom.queries import valid_confirmations

_ENDINGS: Final = ("story.countdown_cancelled", "story.unscheduled", "story.countdown_begun")
_TITLES: Final = {
    "counting": "Terbit sebentar lagi",
    "out": "Terbit",
    "cancelled": "Dibatalkan",
    "stopped": "Tidak jadi terbit",
    "none": "Belum terbit",
}


@dataclass(frozen=True)
class CountdownPage:
    """`state` is `counting`, `out`, `cancelled`, `stopped` (by kimid, for `why`) or `none`."""

    state: str
    hour: str = ""  # `20.14.30`
    seconds_left: int = 0
    seconds_whole: int = 0
    by: str = ""  # who pressed, or who cancelled
    why: str = ""
    confirmed_by: str = ""  # `Siti Rahmah dan Pak Jamhari`

    @property
    def title(self) -> str:
        """What the page is called."""
        return _TITLES[self.state]

    def row_text(self, story: Story) -> str:
        """Below the headline: who wrote it, and how it stands."""
        if self.state == "counting":
            return f"{story.author.name}, disunting {self.by}"
        if self.state == "cancelled":
            return f"{story.get_stage_display()}, dibatalkan {self.by}"
        return f"{story.author.name}. {story.get_stage_display()}"

    @property
    def is_over(self) -> bool:
        """Whether its moment has come, and the worker is about to publish it."""
        return self.state == "counting" and self.seconds_left == 0

    @property
    def seconds_gone(self) -> int:
        """How many seconds of the whole have gone by."""
        return self.seconds_whole - self.seconds_left

    @property
    def reload_after(self) -> int:
        """After how many seconds the page without a script looks again."""
        return self.seconds_left + 2


def countdown_page(story: Story, at: datetime) -> CountdownPage:
    """How it stands now. Two queries at most."""
    if story.is_public:
        return CountdownPage("out")
    if story.countdown_from is None or story.publish_at is None:
        return _ended(story)
    # It ends with a full second: up to one more than was promised, and nobody counts from eleven.
    whole = int((story.publish_at - story.countdown_from).total_seconds())
    left = ceil((story.publish_at - at).total_seconds())
    return CountdownPage(
        "counting",
        hour=clock.hour_to_the_second(story.publish_at, story.site.region.zone),
        seconds_left=min(max(left, 0), whole),
        seconds_whole=whole,
        by=story.scheduled_by.name if story.scheduled_by else "",
    )


def _ended(story: Story) -> CountdownPage:
    event = events_about(story).filter(kind__in=_ENDINGS).order_by("-pk").first()
    if event is None or event.kind == "story.countdown_begun":
        return CountdownPage("none")
    if event.kind == "story.unscheduled":
        return CountdownPage("stopped", why=str(event.data.get("why", "")))
    names = [row.name for row in valid_confirmations(story)]
    return CountdownPage("cancelled", by=event.actor_name, confirmed_by=enumeration(names))
