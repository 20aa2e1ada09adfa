"""What waits for somebody on their site, in words: the list "Menunggu saya"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from textwrap import shorten
from typing import Final, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from kimid.events.permissions import Role
from kimid.newsroom.flow import TO_CHECK, Stage
from kimid.newsroom.models import Mention, Story, Talk
from kimid.newsroom.queries import left_open, visible_to
from kimid.newsroom.rules import EDITORS, Can
from kimid.people.models import Person

_VERBS: Final = {
    Stage.COLLECTED: "Baca dan bahas",
    Stage.DISCUSSED: "Baca dan pastikan",
    Stage.VERIFIED: "Baca dan terbitkan",
    Stage.PUBLISHED_UNVERIFIED: "Baca dan periksa",
}
_MOST: Final = 50


@dataclass(frozen=True)
class Waiting:
    """A story that waits for somebody, and what it waits for: in a sentence, and in as few words as a badge has room for."""

    story: Story
    task: str
    short: str
    is_said_to_me: bool = False

    @property
    def is_to_confirm(self) -> bool:
        """Whether it waits for somebody who knows that it is true."""
        return self.story.stage == Stage.DISCUSSED and not self.is_said_to_me

    @property
    def verb(self) -> str:
        """What to do, as it stands on a button."""
        return "Baca obrolannya" if self.is_said_to_me else _VERBS[Stage(self.story.stage)]


@dataclass(frozen=True)
class _Looker:
    """The one who looks, when, and what the group decided last of the stories that it left open."""

    person: Person
    is_editor: bool
    at: datetime
    left: Mapping[int, Talk]


class _Counts(NamedTuple):
    """Confirmations of the words as they stand: of everybody, and of the one who looks."""

    all: int
    by_me: int
    void: int  # by the one who looks, of earlier words


def waiting_for(person: Person, roles: Iterable[Role], at: datetime, left: Mapping[int, Talk] | None = None) -> list[Waiting]:
    """What waits for this person on this site: what readers see unchecked, what was said to them, the oldest. Two queries, and
    one more unless it is told what the group left open.
    """
    mine = Count("confirmations", filter=Q(confirmations__person=person, confirmations__voided_at=None))
    counted = Count("confirmations", filter=Q(confirmations__voided_at=None))
    void = Count("confirmations", filter=Q(confirmations__person=person, confirmations__voided_at__isnull=False))
    rows = (
        visible_to(person)
        .filter(stage__in=TO_CHECK, declined_at=None)
        .annotate(confirmed_by_me=mine, confirmed=counted, void_of_mine=void)
        .order_by(F("verify_by").asc(nulls_last=True), "pk")[:_MOST]
    )
    looker = _Looker(person, not EDITORS.isdisjoint(roles), at, left_open() if left is None else left)
    said = {mention.story_id: mention for mention in mentions_of(person)}
    found = [_said_to(mention) for mention in said.values()]
    found += [
        entry
        for story in rows
        if (story.pk not in said or story.is_unverified)
        if (entry := _waiting(story, looker, _Counts(story.confirmed, story.confirmed_by_me, story.void_of_mine)))
    ]
    return sorted(found, key=lambda entry: not entry.story.is_unverified)


def mentions_of(person: Person) -> QuerySet[Mention]:
    """What was said to somebody by name on this site and is not heard yet, the newest first."""
    rows = Mention.objects.filter(person=person, heard_at=None).order_by("-pk")
    return rows.select_related("message__by", "story__site__region", "story__author")


def hours_left(story: Story, at: datetime) -> str:
    """How long a story may still stand unverified: `sisa 23 jam`, or that its day is over."""
    if story.verify_by is None:
        return ""
    hours = ceil((story.verify_by - at).total_seconds() / 3600)
    return f"sisa {hours} jam" if hours > 0 else "sudah lewat 24 jam"


def _said_to(mention: Mention) -> Waiting:
    words = shorten(mention.message.text, 80, placeholder=" …") or "lihat fotonya"
    return Waiting(mention.story, f"{mention.message.by.name} menyebut Anda: “{words}”", "Anda disebut", is_said_to_me=True)


def _waiting(story: Story, looker: _Looker, counts: _Counts) -> Waiting | None:
    can_confirm = looker.person.has_perm(Can.CONFIRM, story) and not counts.by_me
    missing = f"Kurang {max(1, story.confirmations_wanted - counts.all)} orang lagi yang memastikan"
    if story.is_unverified:
        left = hours_left(story, looker.at)
        return Waiting(story, f"Terbit, belum diperiksa: {left}. {missing}.", left) if can_confirm or looker.is_editor else None
    if story.stage == Stage.COLLECTED:
        return _to_decide(story, looker.left.get(story.pk))
    if can_confirm and counts.void:
        return Waiting(story, "Naskahnya diubah sesudah Anda memastikan. Masih benar?", "Masih benar?")
    if story.publish_at is not None:
        return None
    if story.stage == Stage.VERIFIED:
        words = "Sudah diperiksa. Tinggal diterbitkan."
        return Waiting(story, words, "Tinggal diterbitkan") if looker.is_editor else None
    return Waiting(story, f"{missing}.", missing) if can_confirm else None


def _to_decide(story: Story, last: Talk | None) -> Waiting:
    if last is None:
        return Waiting(story, "Belum dibahas. Bicarakan, lalu catat putusannya.", "Belum dibahas")
    return Waiting(story, f"{last.outcome} Sesudah itu catat putusan baru.", "Perlu putusan baru")
