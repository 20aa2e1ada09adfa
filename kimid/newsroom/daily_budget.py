"""How much is published in a day, so that one stolen account cannot fill the front pages.

Scheduled publication, corrections and imports do not count. What is over stays as it is, ready to
be published the next day. Two publications at the same moment may both still pass.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.conf import settings

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.lib import clock
from kimid.newsroom.models import Story
from kimid.people.models import Person

_URGENT: Final = "story.published_urgently"
_KINDS: Final = ("story.published", _URGENT)


def budget_refusal(story: Story, *, urgent: bool = False, by: Person, at: datetime) -> str:
    """Why this account, or this KIM, has published enough today. Empty if it has not. One query."""
    zone = story.site.region.zone
    today = list(
        Event.objects.filter(
            site_id=story.site_id,
            kind__in=_KINDS,
            actor_kind=ActorKind.PERSON,
            happened_at__gte=clock.start_of(clock.today(at, zone), zone),
        ).values_list("kind", "actor_ref")
    )
    return next(_reasons(today, by, urgent=urgent), "")


def _reasons(today: list[tuple[str, str]], by: Person, *, urgent: bool) -> Iterator[str]:
    """Why nothing more may be published today, from the kinds and actors of what was."""
    if urgent:
        warnings = [actor for kind, actor in today if kind == _URGENT]
        if _is_over(warnings.count(by.actor_ref), settings.DAILY_URGENT_PER_PERSON):
            yield (
                f"Hari ini Anda sudah menerbitkan {settings.DAILY_URGENT_PER_PERSON} kabar"
                " mendesak. Tulisan ini tersimpan. Minta redaktur lain menerbitkannya, atau minta"
                " seorang lain memastikannya, lalu terbitkan biasa."
            )
        if _is_over(len(warnings), settings.DAILY_URGENT_PER_KIM):
            yield (
                f"Hari ini kelompok sudah menerbitkan {settings.DAILY_URGENT_PER_KIM} kabar"
                " mendesak. Tulisan ini tersimpan. Minta seorang lain memastikannya, lalu terbitkan"
                " biasa."
            )
    actors = [actor for _, actor in today]
    if _is_over(actors.count(by.actor_ref), settings.DAILY_PER_PERSON):
        yield (
            f"Hari ini Anda sudah menerbitkan {settings.DAILY_PER_PERSON} kabar. Tulisan ini"
            " tersimpan. Jadwalkan terbit besok, atau minta redaktur lain menerbitkannya."
        )
    if _is_over(len(actors), settings.DAILY_PER_KIM):
        yield (
            f"Hari ini kelompok sudah menerbitkan {settings.DAILY_PER_KIM} kabar. Tulisan ini"
            " tersimpan. Jadwalkan terbit besok."
        )


def _is_over(count: int, limit: int) -> bool:
    return 0 < limit <= count
