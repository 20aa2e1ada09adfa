"""Reading stories: always inside a site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from kimid.events.permissions import Role
from kimid.newsroom.flow import ONCE_PUBLIC, UNDER_WAY, Stage
from kimid.newsroom.models import Confirmation, Revision, Story
from kimid.people.models import Person
from kimid.sites.models import Site

_EDITORS: Final = frozenset({Role.EDITOR, Role.CHAIR})


@dataclass(frozen=True)
class Waiting:
    """A story that waits for somebody, and what it waits for, in words."""

    story: Story
    task: str


@dataclass(frozen=True)
class Shelf:
    """The stories of one stage, newest first."""

    stage: Stage
    stories: list[Story]


@dataclass(frozen=True)
class TalkLine:
    """A line in the thread: a message of a person, or a fact that the record adds."""

    at: datetime
    text: str
    who: str = ""
    is_mine: bool = False


@dataclass(frozen=True)
class _Counts:
    """Confirmations of the words as they stand: of everybody, and of the one who looks."""

    all: int
    by_me: int


def visible_to(person: Person) -> QuerySet[Story]:
    """The stories of this site that a member sees: all that were sent, and the own drafts."""
    return Story.objects.select_related("site__region", "author", "editor").filter(~Q(stage=Stage.DRAFT) | Q(author=person))


def story_on_page(site: Site, public_id: str, slug: str) -> Story | None:
    """The story at a public address of this site: published, or withdrawn. None for any other."""
    rows = Story.objects.select_related("author", "editor")
    found = rows.filter(public_id=public_id, slug=slug, stage__in=ONCE_PUBLIC).first()
    if found is not None:
        found.site = site
    return found


def shelves(person: Person, per_stage: int = 30) -> list[Shelf]:
    """What the group works on, by stage, and the newest published. Empty stages are left out."""
    order = (Stage.DRAFT, *UNDER_WAY, *ONCE_PUBLIC)
    rows = [list(visible_to(person).filter(stage=stage).order_by("-pk")[:per_stage]) for stage in order]
    return [Shelf(stage, stories) for stage, stories in zip(order, rows, strict=True) if stories]


def waiting_for(person: Person, roles: Iterable[Role]) -> list[Waiting]:
    """What waits for this person on this site: stories to talk over, to confirm, to publish; oldest first. One query."""
    mine = Count("confirmations", filter=Q(confirmations__person=person, confirmations__voided_at=None))
    counted = Count("confirmations", filter=Q(confirmations__voided_at=None))
    rows = (
        visible_to(person)
        .filter(stage__in=UNDER_WAY, declined_at=None)
        .annotate(confirmed_by_me=mine, confirmed=counted)
        .order_by("pk")[:50]
    )
    is_editor = not _EDITORS.isdisjoint(roles)
    waiting = [
        Waiting(story, _task(story, person, _Counts(story.confirmed, story.confirmed_by_me), is_editor=is_editor))
        for story in rows
    ]
    return [entry for entry in waiting if entry.task]


def own_stories(person: Person, how_many: int = 5) -> QuerySet[Story]:
    """The newest stories that this person wrote."""
    return visible_to(person).filter(author=person).order_by("-pk")[:how_many]


def thread_of(story: Story, reader: Person) -> list[TalkLine]:
    """Messages and recorded facts in order of time."""
    lines = [
        TalkLine(message.at, message.text, message.by.name, message.by_id == reader.pk)
        for message in story.messages.select_related("by")
    ]
    for talk in story.talks.select_related("recorded_by"):
        said = f"{talk.recorded_by.name} mencatat putusan: {talk.get_decision_display()}."
        lines.append(TalkLine(talk.at, f"{said} {talk.reason}".strip()))
    for row in story.confirmations.all():
        lines.append(TalkLine(row.at, f"{row.name} memastikan berita ini benar."))
        if row.voided_at is not None:
            lines.append(TalkLine(row.voided_at, f"Naskah diubah. Pemastian {row.name} perlu diulang."))
    return sorted(lines, key=lambda line: line.at)


def revisions_of(story: Story) -> QuerySet[Revision]:
    """The words of a story as they were left, newest first."""
    return story.revisions.select_related("by").order_by("-number")


def counting_confirmations(story: Story) -> list[Confirmation]:
    """Confirmations of the words as they stand now."""
    return list(story.confirmations.filter(voided_at=None).order_by("at"))


def _task(story: Story, person: Person, counts: _Counts, *, is_editor: bool) -> str:
    if story.stage == Stage.COLLECTED:
        return "Belum dibahas. Bicarakan, lalu catat putusannya."
    if story.stage == Stage.VERIFIED:
        return "Sudah diperiksa. Tinggal diterbitkan." if is_editor else ""
    if story.author_id == person.pk or counts.by_me:
        return ""
    missing = story.confirmations_wanted - counts.all
    return f"Kurang {missing} orang lagi yang memastikan."
