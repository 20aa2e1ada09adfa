"""What waits for a person on their site: the list "Menunggu saya"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from textwrap import shorten
from typing import Any, Final, NamedTuple

from django.db.models import BigIntegerField, Count, F, Q, QuerySet

from kimid.access.code_waits import wall_of
from kimid.events.permissions import EDITORS, Role
from kimid.newsroom.flow import TO_CHECK, Stage
from kimid.newsroom.held_stories import held_here
from kimid.newsroom.models import Mention, Story, Talk
from kimid.newsroom.queries import last_open_talks, visible_to, visible_without_wall
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here

_VERBS: Final = {
    Stage.COLLECTED: "Baca dan bahas",
    Stage.DISCUSSED: "Baca dan pastikan",
    Stage.VERIFIED: "Baca dan terbitkan",
    Stage.PUBLISHED_UNVERIFIED: "Baca dan periksa",
}
_MOST: Final = 50


@dataclass(frozen=True)
class WaitingStory:
    """A story that waits for a person: the task in a sentence, and a short badge."""

    story: Story
    task: str
    badge: str
    is_mention: bool = False
    is_held: bool = False
    is_to_accept: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether all that it lacks is to be published."""
        is_other = self.is_mention or self.is_to_accept
        return self.story.stage == Stage.VERIFIED and not is_other

    @property
    def is_to_confirm(self) -> bool:
        """Whether it waits for a confirmation."""
        is_other = self.is_mention or self.is_to_accept
        return self.story.stage == Stage.DISCUSSED and not is_other

    @property
    def action_label(self) -> str:
        """The label of its button."""
        if self.is_held:
            return "Baca dan putuskan"
        if self.is_to_accept:
            return "Baca dan setujui"
        return "Baca obrolannya" if self.is_mention else _VERBS[Stage(self.story.stage)]


@dataclass(frozen=True)
class _Viewer:
    """The person, the time, and the last open decision of each story."""

    person: Person
    is_editor: bool
    at: datetime
    open_talks: Mapping[int, Talk]


class _Counts(NamedTuple):
    """Confirmations of the current content: of all people, and of this person."""

    all: int
    by_me: int
    void: int  # by this person, of an earlier content


def waiting_for(
    person: Person,
    roles: Iterable[Role],
    at: datetime,
    open_talks: Mapping[int, Talk] | None = None,
) -> list[WaitingStory]:
    """What waits for this person on this site: held stories first, then unverified ones, then those
    that one press finishes, then mentions, then the oldest. Three queries, and one more without
    `open_talks`.
    """
    viewer = _Viewer(
        person,
        not EDITORS.isdisjoint(roles),
        at,
        last_open_talks() if open_talks is None else open_talks,
    )
    mentions = {mention.story_id: mention for mention in _unread_mentions(person.pk)}
    entries = [_held_entry(story) for story in _held_here(person.pk)]
    entries += [_mention_entry(mention) for mention in mentions.values()]
    entries += [
        entry
        for story, counts in _stories_to_check(person)
        if not story.is_held and (story.pk not in mentions or story.is_unverified)
        if (entry := _story_entry(story, viewer, counts))
    ]
    return sorted(entries, key=_order)


def _order(entry: WaitingStory) -> tuple[bool, bool, bool]:
    return not entry.is_held, not entry.story.is_unverified, not entry.is_ready


@compiled_here(BigIntegerField())
def _held_here(_site: Any, person: Any) -> QuerySet[Story]:
    return held_here(person)[:_MOST]


@compiled_here(BigIntegerField())
def _unread_mentions(_site: Any, person: Any) -> QuerySet[Mention]:
    return unread_mentions(person)


def unread_mentions(person: Any) -> QuerySet[Mention]:
    """The unread mentions of a person on this site, newest first."""
    rows = Mention.objects.filter(person=person, read_at=None).order_by("-pk")
    return rows.select_related("message__by", "story__site__region", "story__author")


def hours_left(story: Story, at: datetime) -> str:
    """The time left to verify a story: `sisa 23 jam`, or that its day is over."""
    if story.verify_by is None:
        return ""
    hours = ceil((story.verify_by - at).total_seconds() / 3600)
    return f"sisa {hours} jam" if hours > 0 else "sudah lewat 24 jam"


def _stories_to_check(person: Person) -> list[tuple[Story, _Counts]]:
    if wall_of(person) is None:
        rows = _to_check_without_wall(person.pk)
    else:
        rows = list(_to_check(visible_to(person), person))
    return [(row, _Counts(row.confirmed, row.confirmed_by_me, row.voided_of_mine)) for row in rows]


@compiled_here(BigIntegerField())
def _to_check_without_wall(_site: Any, person: Any) -> QuerySet[Any]:
    return _to_check(visible_without_wall(person), person)


def _to_check(rows: QuerySet[Story], person: Any) -> QuerySet[Any]:
    """Those to check among these rows, each with how often it was confirmed."""
    is_mine = Q(confirmations__person=person)
    is_valid = Q(confirmations__voided_at=None)
    rows = rows.filter(stage__in=TO_CHECK, declined_at=None)
    rows = rows.annotate(
        confirmed=Count("confirmations", filter=is_valid),
        confirmed_by_me=Count("confirmations", filter=is_mine & is_valid),
        voided_of_mine=Count(
            "confirmations", filter=is_mine & Q(confirmations__voided_at__isnull=False)
        ),
    )
    return rows.order_by(F("verify_by").asc(nulls_last=True), "pk")[:_MOST]


def _held_entry(story: Story) -> WaitingStory:
    return WaitingStory(
        story,
        "Ditahan karena akun yang menerbitkannya diragukan. Lihat isinya.",
        "Ditahan",
        is_held=True,
    )


def _mention_entry(mention: Mention) -> WaitingStory:
    text = shorten(mention.message.text, 80, placeholder=" …") or "lihat fotonya"
    return WaitingStory(
        mention.story,
        f"{mention.message.by.name} menyebut Anda: “{text}”",
        "Anda disebut",
        is_mention=True,
    )


def _story_entry(story: Story, viewer: _Viewer, counts: _Counts) -> WaitingStory | None:
    can_confirm = viewer.person.has_perm(NewsroomPermission.CONFIRM, story) and not counts.by_me
    missing = f"Kurang {max(1, story.confirmations_wanted - counts.all)} orang lagi yang memastikan"
    if story.is_unverified:
        time_left = hours_left(story, viewer.at)
        return (
            WaitingStory(story, f"Terbit, belum terverifikasi: {time_left}. {missing}.", time_left)
            if can_confirm or viewer.is_editor
            else None
        )
    if story.stage == Stage.COLLECTED:
        return _decision_entry(story, viewer.open_talks.get(story.pk))
    return _checking_entry(story, viewer, counts, missing if can_confirm else "")


def _checking_entry(
    story: Story, viewer: _Viewer, counts: _Counts, missing: str
) -> WaitingStory | None:
    """The entry of a story whose check has begun. `missing` is empty for who cannot confirm it."""
    if story.author == viewer.person and story.was_changed_by_another:
        text = "Naskah Anda diubah orang lain. Setuju dengan ubahannya?"
        return WaitingStory(story, text, "Setujui ubahan", is_to_accept=True)
    if missing and counts.void:
        return WaitingStory(
            story, "Naskahnya diubah sesudah Anda memastikan. Masih benar?", "Masih benar?"
        )
    if story.publish_at is not None:
        return None
    if story.stage == Stage.VERIFIED:
        text = "Sudah diperiksa. Tinggal diterbitkan."
        return WaitingStory(story, text, "Tinggal diterbitkan") if viewer.is_editor else None
    return WaitingStory(story, f"{missing}.", missing) if missing else None


def _decision_entry(story: Story, last_talk: Talk | None) -> WaitingStory:
    if last_talk is None:
        return WaitingStory(
            story, "Belum dibahas. Bicarakan, lalu catat putusannya.", "Belum dibahas"
        )
    return WaitingStory(
        story, f"{last_talk.outcome} Sesudah itu catat putusan baru.", "Perlu putusan baru"
    )
