"""Reading stories: always inside a site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import blocks
from kimid.lib.sentences import sentences
from kimid.newsroom.flow import ONCE_PUBLIC, UNDER_WAY, Stage
from kimid.newsroom.models import Aside, Confirmation, Revision, Story
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire.models import ItemReads, Placement

_VERBS: Final = {
    Stage.COLLECTED: "Baca dan bahas",
    Stage.DISCUSSED: "Baca dan pastikan",
    Stage.VERIFIED: "Baca dan terbitkan",
}
_EDITORS: Final = frozenset({Role.EDITOR, Role.CHAIR})
# The parts of the list of stories, by the word in their address. What is nearest to its readers stands first.
PARTS: Final[dict[str, tuple[Stage, ...]]] = {"": tuple(reversed(UNDER_WAY)), "terbit": ONCE_PUBLIC, "konsep": (Stage.DRAFT,)}


@dataclass(frozen=True)
class Waiting:
    """A story that waits for somebody, and what it waits for, in words."""

    story: Story
    task: str

    @property
    def is_to_confirm(self) -> bool:
        """Whether it waits for somebody who knows that it is true."""
        return self.story.stage == Stage.DISCUSSED

    @property
    def short(self) -> str:
        """The task in as few words as a badge has room for."""
        return self.task.partition(". ")[2].rstrip(".") if self.story.stage == Stage.VERIFIED else self.task.partition(".")[0]

    @property
    def verb(self) -> str:
        """What to do, as it stands on a button."""
        return _VERBS[Stage(self.story.stage)]


class Shelf(NamedTuple):
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
    # Of people a page shows the names. Reading them whole, or asking for the first of at most one, takes twice the time.
    rows = Story.objects.select_related("item").annotate(author_name=F("author__name"), editor_name=F("editor__name"))
    for found in rows.filter(public_id=public_id, slug=slug, stage__in=ONCE_PUBLIC):
        found.site = site
        found.author = Person(pk=found.author_id, name=found.author_name)
        found.editor = Person(pk=found.editor_id, name=found.editor_name)
        return found
    return None


def shelves(person: Person, stages: Iterable[Stage], per_stage: int = 30) -> list[Shelf]:
    """The stories in these stages, each stage newest first. Empty stages are left out."""
    rows = ((stage, list(visible_to(person).filter(stage=stage).order_by("-pk")[:per_stage])) for stage in stages)
    return [Shelf(stage, stories) for stage, stories in rows if stories]


def counts_by_part(person: Person) -> dict[str, int]:
    """How many stories each part of the list has. One query."""
    by_stage = dict(visible_to(person).order_by().values_list("stage").annotate(Count("pk")))
    return {part: sum(by_stage.get(stage, 0) for stage in stages) for part, stages in PARTS.items()}


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
    """The words of a story as they were left, newest first; of a draft only how it stands."""
    rows = story.revisions.select_related("by").order_by("-number")
    return rows.filter(number=story.revision_number) if story.stage == Stage.DRAFT else rows


def revision_with(story: Story, digest: str) -> Revision | None:
    """The newest revision whose words have this digest; those of a draft that passed count too."""
    return next((row for row in story.revisions.order_by("-number").iterator(20) if row.digest == digest), None)


def last_revision(story: Story) -> Revision:
    """The words that stand now, and who left them when."""
    return story.revisions.select_related("by").get(number=story.revision_number)


def places_told(site: Site, how_many: int = 12) -> list[str]:
    """The places that the newest stories of this site tell of, each once, in order of the alphabet."""
    rows = Story.objects.filter(site=site).exclude(place="").order_by("-pk").values_list("place", flat=True)[:200]
    return sorted([*dict.fromkeys(rows)][:how_many])


def asides_of(story: Story) -> QuerySet[Aside]:
    """The wordings that still wait beside a story, oldest first."""
    return story.asides.select_related("by").filter(united_at=None).order_by("pk")


def sent_at(story: Story) -> datetime | None:
    """When a story was given to the group; none while it is a draft."""
    events = Event.objects.filter(thing=story._meta.label, thing_id=str(story.pk), kind="story.sent")
    return events.values_list("happened_at", flat=True).first()


def times_each_was_read(stories: Iterable[Story]) -> dict[int, int]:
    """How often each of these was read, by the id of its item. One query."""
    items = [story.item_id for story in stories if story.item_id]
    rows = ItemReads.objects.filter(item__in=items).values_list("item").annotate(Sum("count"))
    return dict(rows)


def stands_on(story: Story) -> list[Placement]:
    """Where readers find a published story: its own site, then the portals from the village to the nation."""
    if story.item_id is None:
        return []
    rows = Placement.objects.filter(item=story.item_id, hidden_at=None).select_related("portal__region")
    return sorted(rows, key=lambda row: (row.portal.is_portal, -len(row.portal.region_id)))


def sentences_of(story: Story) -> list[str]:
    """Every sentence that readers can point at: the title, the lead, the long text."""
    return [story.title, *sentences(story.lead), *sentences(blocks.plain(story.blocks))]


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
