"""Queries about stories. All need an open site."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, CharField, Count, Min, Q, QuerySet, Sum

from kimid.access.code_waits import wall_of
from kimid.access.grants import SETTLED_AFTER
from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import EDITORS
from kimid.lib import blocks
from kimid.lib.sentences import sentences
from kimid.lib.text import number
from kimid.newsroom.flow import IN_PROGRESS, ONCE_PUBLIC, PUBLIC, Stage
from kimid.newsroom.models import Confirmation, ConflictCopy, Decision, Revision, Story, Talk
from kimid.newsroom.story_links import as_readers_see
from kimid.orm.compiled import compiled
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site
from kimid.wire.models import ItemReads, Placement

# Part of the list of stories, by the word in its address: its lists in order. The list of a stage
# holds the stories of the stages on its right. A search looks in the lists of all parts.
PARTS: Final[dict[str, dict[Stage, tuple[Stage, ...]]]] = {
    "": {stage: (stage,) for stage in reversed(IN_PROGRESS)},
    "terbit": {Stage.PUBLISHED: PUBLIC, Stage.WITHDRAWN: (Stage.WITHDRAWN,)},
    "konsep": {Stage.DRAFT: (Stage.DRAFT,)},
}
_ALL: Final = {stage: stages for groups in PARTS.values() for stage, stages in groups.items()}
_ON_A_PAGE: Final = 30
_OWN: Final = 5
_WITHDRAWN: Final = 200  # more than a phone has copies


class StageList(NamedTuple):
    """One page of the stories at a stage, newest first."""

    stage: Stage
    stories: Page[Story]

    @property
    def title(self) -> str:
        """`Terbit · 57`: the stage and the number of stories on all pages."""
        return f"{self.stage.label} · {number(self.stories.paginator.count)}"


def visible_to(person: Person) -> QuerySet[Story]:
    """The stories of this site that a member sees: all but the drafts of others.

    Behind the wall of a sign-in code, only what they have begun since.
    """
    rows = visible_without_wall(person)
    wall = wall_of(person)
    if wall is None:
        return rows
    return rows.filter(Q(site__in=wall.open_sites) | Q(author=person, written_at__gte=wall.since))


def visible_without_wall(person: Any) -> QuerySet[Story]:
    """As `visible_to`, for a person before whom no wall stands, or a slot for one."""
    rows = Story.objects.select_related("site__region", "author", "editor", "scheduled_by")
    return rows.filter(~Q(stage=Stage.DRAFT) | Q(author=person))


def public_story(site: Site, public_id: str, slug: str) -> Story | None:
    """The story at a public address of this site as readers see it, published or withdrawn. None
    for any other.
    """
    # Checking slug and stage here is faster than in the query.
    story = next(iter(_with_public_id(site.pk, public_id)), None)
    if story is None or story.slug != slug or story.stage not in ONCE_PUBLIC:
        return None
    story.site = site
    return as_readers_see(story) if story.item is not None else story


@compiled(BigIntegerField(), CharField())
def _with_public_id(site: Any, public_id: Any) -> QuerySet[Story]:
    rows = Story._base_manager.filter(site=site, public_id=public_id)
    return rows.select_related("item")


def withdrawn_paths(site: Site) -> list[str]:
    """Where readers of a site find its withdrawn stories no more, the newest first."""
    rows = Story.objects.filter(site=site, stage=Stage.WITHDRAWN).order_by("-withdrawn_at")
    return [story.path for story in rows.only("slug", "public_id")[:_WITHDRAWN]]


def stage_lists(
    person: Person, part: str, stage_name: str = "", page: str = "1", search: str = ""
) -> list[StageList]:
    """The lists of a part that are not empty. With `stage_name`, only the list of that stage, at
    page `page`.

    With `search`, the lists of all parts, with the stories whose title has each word of it.
    Published stories come in order of publishing. A `page` out of range gives the nearest one.
    """
    groups = _ALL if search else PARTS[part]
    chosen = [Stage(stage_name)] if stage_name in groups else list(groups)
    titled = Q(*(Q(title__icontains=word) for word in search.split()))
    rows = visible_to(person).filter(titled).order_by("-published_at", "-pk")
    pages = [
        StageList(stage, Paginator(rows.filter(stage__in=groups[stage]), _ON_A_PAGE).get_page(page))
        for stage in chosen
    ]
    return [stage_list for stage_list in pages if stage_list.stories]


def counts_by_part(person: Person) -> dict[str, int]:
    """How many stories each part of the list has, without withdrawn ones. One query."""
    by_stage = dict(visible_to(person).order_by().values_list("stage").annotate(Count("pk")))
    stages_by_part = {
        part: {stage for stages in groups.values() for stage in stages}
        for part, groups in PARTS.items()
    }
    return {
        part: sum(by_stage.get(stage, 0) for stage in stages - {Stage.WITHDRAWN})
        for part, stages in stages_by_part.items()
    }


def own_stories(person: Person) -> list[Story]:
    """The newest stories that this person wrote. One query."""
    if wall_of(person) is None:
        return _own_stories(person.pk)
    return list(_newest_of(person, visible_to(person)))


@compiled_here(BigIntegerField())
def _own_stories(_site: Any, person: Any) -> QuerySet[Story]:
    return _newest_of(person, visible_without_wall(person))


def _newest_of(person: Any, rows: QuerySet[Story]) -> QuerySet[Story]:
    return rows.filter(author=person).order_by("-pk")[:_OWN]


def revisions_of(story: Story) -> QuerySet[Revision]:
    """The revisions of a story, newest first. Of a draft only the current one."""
    rows = story.revisions.select_related("by").order_by("-number")
    return rows.filter(number=story.revision_number) if story.stage == Stage.DRAFT else rows


def revision_by_digest(story: Story, digest: str) -> Revision | None:
    """The newest revision with this digest, also of old ones of a draft. None if there is none."""
    return next(
        (row for row in story.revisions.order_by("-number").iterator(20) if row.digest == digest),
        None,
    )


def current_revision(story: Story) -> Revision:
    """The revision that is the current content of the story."""
    return story.revisions.select_related("by").get(number=story.revision_number)


def recent_places(person: Person, how_many: int = 12) -> list[str]:
    """The places of the newest stories that a member sees, each once, in alphabetical order."""
    rows = (
        visible_to(person).exclude(place="").order_by("-pk").values_list("place", flat=True)[:200]
    )
    return sorted([*dict.fromkeys(rows)][:how_many])


def open_conflict_copies(story: Story) -> QuerySet[ConflictCopy]:
    """The conflict copies of a story that nobody has resolved yet, oldest first."""
    return story.conflict_copies.select_related("by").filter(resolved_at=None).order_by("pk")


def has_had_content(story: Story, digest: str) -> bool:
    """Whether the story or one of its revisions has this digest."""
    return any(content.digest == digest for content in (story, *story.revisions.all()))


def sent_at(story: Story) -> datetime | None:
    """When a story was sent to the group. None for a draft."""
    events = Event.objects.filter(
        subject=story._meta.label,
        subject_id=str(story.pk),
        kind__in=["story.sent", "story.published_urgently"],
    )
    return events.values_list("happened_at", flat=True).first()


def read_counts(stories: Iterable[Story]) -> dict[int, int]:
    """How often each of these was read, by the id of its item. One query."""
    items = [story.item_id for story in stories if story.item_id]
    rows = ItemReads.objects.filter(item__in=items).values_list("item").annotate(Sum("count"))
    return dict(rows)


def placements_of(story: Story) -> list[Placement]:
    """Where readers find a published story: its own site, then the portals up to the nation."""
    if story.item_id is None:
        return []
    rows = Placement.objects.filter(item=story.item_id, hidden_at=None).select_related(
        "portal__region"
    )
    return sorted(rows, key=lambda row: (row.portal.is_portal, -len(row.portal.region_id)))


def sentences_of(story: Story) -> list[str]:
    """Every sentence that a reader can point at: the title, the lead and the long text."""
    return [
        story.title,
        *sentences(story.lead),
        *sentences(blocks.plain_text(blocks.reader_blocks(story.blocks))),
    ]


class MissingConfirmations(NamedTuple):
    """How many confirmations a story lacks, whether one must be of an editor or the chair, and
    whether somebody who did not write it must still record that the group decided.
    """

    people_count: int
    needs_editor: bool
    needs_recorder: bool = False

    def __bool__(self) -> bool:
        return self.people_count > 0 or self.needs_recorder

    @property
    def text(self) -> str:
        """`1 orang lagi yang memastikan, redaktur atau ketua`."""
        if not self.people_count:
            return "orang lain yang mencatat putusannya"
        people = f"{self.people_count} orang lagi yang memastikan"
        if not self.needs_editor:
            return people
        one_of_them = "" if self.people_count == 1 else "seorang "
        return f"{people}, {one_of_them}redaktur atau ketua"


def missing_confirmations(
    story: Story, confirmations: Iterable[Confirmation], at: datetime
) -> MissingConfirmations:
    """How many confirmations a story lacks when it has these.

    A sensitive story needs the confirmation of an editor or the chair, if the group has one other
    than its writers.
    """
    confirmed_by = [row.person_id for row in confirmations]
    missing = max(0, story.confirmations_wanted - len(confirmed_by))
    needs_recorder = story.stage == Stage.DISCUSSED and lacks_other_recorder(story)
    if not story.is_sensitive:
        return MissingConfirmations(missing, needs_editor=False, needs_recorder=needs_recorder)
    editors = (
        Grant.objects.filter(site=story.site_id, role__in=EDITORS)
        .usable(at)
        .exclude(person__in=story.writer_ids)
    )
    able = set(editors.values_list("person_id", flat=True))
    lacks_editor = bool(able) and able.isdisjoint(confirmed_by)
    return MissingConfirmations(max(missing, int(lacks_editor)), lacks_editor, needs_recorder)


def lacks_other_recorder(story: Story) -> bool:
    """Whether nobody but its writers has recorded that the group decided to publish it, since it
    last decided against that. What somebody recorded who had just joined, or whose account is in
    doubt, does not count. Two queries at most.
    """
    recorded: list[tuple[int, datetime]] = []
    for decision, person, at in _undoubted_talks(story.site_id, story.pk):
        if decision == Decision.DECLINE:
            recorded.clear()
        elif decision == Decision.PUBLISH and person not in story.writer_ids:
            recorded.append((person, at))
    if not recorded:
        return True
    joined = dict(_joined_at(story.site_id))
    first = min(joined.values(), default=None)
    return not any(_is_no_newcomer(joined.get(person), first, at) for person, at in recorded)


@compiled(BigIntegerField(), BigIntegerField())
def _undoubted_talks(site: Any, story: Any) -> "QuerySet[Talk, tuple[str, int, datetime]]":
    rows = Talk._base_manager.filter(site=site, story=story, doubted_at=None).order_by("pk")
    return rows.values_list("decision", "recorded_by", "at")


@compiled(BigIntegerField())
def _joined_at(site: Any) -> "QuerySet[Grant, tuple[int, datetime]]":
    rows = Grant.objects.filter(site=site).values_list("person")
    return rows.annotate(first=Min("starts_at"))


def _is_no_newcomer(joined: datetime | None, first: datetime | None, at: datetime) -> bool:
    """Whether somebody was in a group for some days, or the whole group was younger than that."""
    long_before = at - SETTLED_AFTER
    is_young = first is None or first > long_before
    return is_young or (joined is not None and joined <= long_before)


def voided_confirmation(story: Story, person: Person) -> Confirmation | None:
    """The confirmation of this person that an edit voided. None if they have confirmed the current
    content since.
    """
    if not story.is_to_check:
        return None
    last = story.confirmations.filter(person=person).order_by("-pk").first()
    return last if last is not None and last.voided_at is not None else None


def last_open_talks() -> dict[int, Talk]:
    """The last decision on each story in progress, where it was not to publish, by the id of the
    story. One query.
    """
    last = {talk.story_id: talk for talk in _talks_in_progress()}
    return {story: talk for story, talk in last.items() if talk.decision != Decision.PUBLISH}


@compiled_here()
def _talks_in_progress(_site: Any) -> QuerySet[Talk]:
    # By the few stories in progress: a group of years has thousands of talks.
    stories = Story.objects.filter(stage__in=IN_PROGRESS, declined_at=None)
    return Talk.objects.filter(story__in=stories, doubted_at=None).order_by("pk")


def valid_confirmations(story: Story) -> list[Confirmation]:
    """The confirmations of the current content, oldest first."""
    return _valid_confirmations(story.site_id, story.pk)


@compiled(BigIntegerField(), BigIntegerField())
def _valid_confirmations(site: Any, story: Any) -> QuerySet[Confirmation]:
    rows = Confirmation._base_manager.filter(site=site, story=story, voided_at=None)
    return rows.order_by("at")
