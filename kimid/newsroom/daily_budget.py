"""How much is published in 24 hours, so that one stolen account cannot fill the front pages.

Scheduled publication, corrections of one sentence and imports do not count; a correction that
changes more than its note tells does. What is over stays as it is, ready to
be published the next day. The record is what is counted; a counter of the KIM makes publications of
the same moment wait for one another.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import OuterRef, Q

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.limits.counting import Charge, Rate, take
from kimid.newsroom.models import Story
from kimid.people.locks import open_lock
from kimid.people.models import Person
from kimid.sites.guard import on_site

_DAY: Final = timedelta(hours=24)
_ONE_AFTER_THE_OTHER: Final = Rate(1_000_000, timedelta(seconds=1))  # refuses nothing
_URGENT: Final = "story.published_urgently"
_CORRECTED: Final = "story.corrected"
_PUBLISHED: Final = "story.published"
_KINDS: Final = (_PUBLISHED, "story.published_unchecked", _URGENT)


def budget_refusal(story: Story, *, urgent: bool = False, by: Person, at: datetime) -> str:
    """Why this account, or this KIM, has published enough for a day; empty if not. A statement that
    holds the row of the KIM until the transaction ends, and two queries; one more if it is enough.
    What somebody has pressed, and is published in some seconds, counts. What a locked account
    published does not.
    """
    take([Charge(("publishing", str(story.site_id)), _ONE_AFTER_THE_OTHER)], at)
    recent = list(
        Event.objects.filter(
            Q(kind__in=_KINDS) | Q(kind=_CORRECTED, data__has_key="rewritten"),
            site_id=story.site_id,
            actor_kind=ActorKind.PERSON,
            happened_at__gt=at - _DAY,
        ).values_list("kind", "actor_ref")
    )
    with on_site(story.site):
        pressed = Story.objects.filter(
            site=story.site_id, publish_at__isnull=False, countdown_from__isnull=False
        ).exclude(pk=story.pk)
        recent += [(_PUBLISHED, str(by)) for by in pressed.values_list("scheduled_by", flat=True)]
    why = next(_reasons(recent, by, urgent=urgent), "")
    if not why:
        return ""
    # A thief's part is left out once the account is locked: what it published is held.
    locked = _locked({actor for _, actor in recent})
    counted = [(kind, actor) for kind, actor in recent if actor not in locked]
    return next(_reasons(counted, by, urgent=urgent), "")


def _locked(actors: set[str]) -> set[str]:
    rows = Person.objects.filter(open_lock(OuterRef("pk")), pk__in=actors)
    return set(map(str, rows.values_list("pk", flat=True)))


def rewriting_refusal(story: Story, *, by: Person, at: datetime) -> str:
    """Why a correction may not change more than its note tells. Empty if it may."""
    instead = "Betulkan satu kalimat saja, atau tarik kabarnya."
    if story.is_sensitive:
        return (
            "Kabar yang peka dikoreksi satu kalimat sekali terbit, tanpa mengubah judul. " + instead
        )
    if not budget_refusal(story, by=by, at=at):
        return ""
    return (
        "Koreksi ini mengubah lebih dari satu kalimat, jadi dihitung sebagai terbitan, dan jatah "
        f"24 jam ini sudah habis. {instead} Besok bisa lagi, atau minta redaktur lain."
    )


def _reasons(recent: list[tuple[str, str]], by: Person, *, urgent: bool) -> Iterator[str]:
    """Why nothing more may be published now, from the kinds and actors of the last day."""
    if urgent:
        warnings = [actor for kind, actor in recent if kind == _URGENT]
        if _is_over(warnings.count(by.actor_ref), settings.DAILY_URGENT_PER_PERSON):
            yield (
                f"Anda sudah menerbitkan {settings.DAILY_URGENT_PER_PERSON} kabar mendesak dalam 24"
                " jam. Tulisan ini tersimpan. Minta redaktur lain menerbitkannya, atau minta"
                " seorang lain memastikannya, lalu terbitkan biasa."
            )
        if _is_over(len(warnings), settings.DAILY_URGENT_PER_KIM):
            yield (
                f"Kelompok sudah menerbitkan {settings.DAILY_URGENT_PER_KIM} kabar mendesak dalam"
                " 24 jam. Tulisan ini tersimpan. Minta seorang lain memastikannya, lalu terbitkan"
                " biasa."
            )
    actors = [actor for _, actor in recent]
    if _is_over(actors.count(by.actor_ref), settings.DAILY_PER_PERSON):
        yield (
            f"Anda sudah menerbitkan {settings.DAILY_PER_PERSON} kabar dalam 24 jam. Tulisan ini"
            " tersimpan. Jadwalkan terbit besok, atau minta redaktur lain menerbitkannya."
        )
    if _is_over(len(actors), settings.DAILY_PER_KIM):
        yield (
            f"Kelompok sudah menerbitkan {settings.DAILY_PER_KIM} kabar dalam 24 jam. Tulisan ini"
            " tersimpan. Jadwalkan terbit besok."
        )


def _is_over(count: int, limit: int) -> bool:
    return 0 < limit <= count
