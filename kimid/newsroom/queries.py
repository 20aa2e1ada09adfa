"""Reading stories: always inside a site."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.lib import blocks
from kimid.lib.sentences import sentences
from kimid.lib.text import number
from kimid.newsroom.flow import ONCE_PUBLIC, PUBLIC, UNDER_WAY, Stage
from kimid.newsroom.models import Aside, Confirmation, Decision, Revision, Story, Talk
from kimid.newsroom.rules import EDITORS
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire.models import ItemReads, Placement

# The parts of the list of stories, by the word in their address, and the shelves of each: a shelf is called after one stage, and
# holds the stories of some. What is nearest to its readers stands first. A search looks on the shelves of all parts.
PARTS: Final[dict[str, dict[Stage, tuple[Stage, ...]]]] = {
    "": {stage: (stage,) for stage in reversed(UNDER_WAY)},
    "terbit": {Stage.PUBLISHED: PUBLIC, Stage.WITHDRAWN: (Stage.WITHDRAWN,)},
    "konsep": {Stage.DRAFT: (Stage.DRAFT,)},
}
_ALL: Final = {stage: stages for found in PARTS.values() for stage, stages in found.items()}
_ON_A_PAGE: Final = 30


class Shelf(NamedTuple):
    """A page of the stories that are as far as this stage says, newest first."""

    stage: Stage
    stories: Page[Story]

    @property
    def title(self) -> str:
        """`Terbit · 57`: how many there are on all its pages."""
        return f"{self.stage.label} · {number(self.stories.paginator.count)}"


def visible_to(person: Person) -> QuerySet[Story]:
    """The stories of this site that a member sees: all that were sent, and the own drafts."""
    return Story.objects.select_related("site__region", "author", "editor", "scheduled_by").filter(
        ~Q(stage=Stage.DRAFT) | Q(author=person)
    )


def story_on_page(site: Site, public_id: str, slug: str) -> Story | None:
    """The story at a public address of this site: published, or withdrawn. None for any other."""
    # To say slug and stage in the query too, or to ask for the first of at most one, takes longer than to look at the row.
    found = next(iter(Story.objects.select_related("item").filter(public_id=public_id)), None)
    if found is None or found.slug != slug or found.stage not in ONCE_PUBLIC:
        return None
    found.site = site
    return found


def shelves(person: Person, part: str, wanted: str = "", page: str = "1", words: str = "") -> list[Shelf]:
    """The shelves of a part that have something on them; with `wanted`, a stage, only its shelf, at this page of it.

    With `words`, the shelves of all parts, and on them what has each of these words in its title, whatever their order.
    Published stories stand in order of their publishing. For a `page` that there is not the nearest is given.
    """
    found = _ALL if words else PARTS[part]
    chosen = [Stage(wanted)] if wanted in found else list(found)
    titled = Q(*(Q(title__icontains=word) for word in words.split()))
    rows = visible_to(person).filter(titled).order_by("-published_at", "-pk")
    pages = [Shelf(stage, Paginator(rows.filter(stage__in=found[stage]), _ON_A_PAGE).get_page(page)) for stage in chosen]
    return [shelf for shelf in pages if shelf.stories]


def counts_by_part(person: Person) -> dict[str, int]:
    """How many stories each part of the list has; what was withdrawn is counted on its own shelf alone. One query."""
    by_stage = dict(visible_to(person).order_by().values_list("stage").annotate(Count("pk")))
    kept = {part: {stage for stages in found.values() for stage in stages} for part, found in PARTS.items()}
    return {part: sum(by_stage.get(stage, 0) for stage in stages - {Stage.WITHDRAWN}) for part, stages in kept.items()}


def own_stories(person: Person, how_many: int = 5) -> QuerySet[Story]:
    """The newest stories that this person wrote."""
    return visible_to(person).filter(author=person).order_by("-pk")[:how_many]


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


def said_once(story: Story, digest: str) -> bool:
    """Whether the story says, or once said, just these words."""
    return any(told.digest == digest for told in (story, *story.revisions.all()))


def sent_at(story: Story) -> datetime | None:
    """When a story was given to the group; none while it is a draft."""
    events = Event.objects.filter(
        thing=story._meta.label, thing_id=str(story.pk), kind__in=["story.sent", "story.published_urgently"]
    )
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
    """Every sentence that readers can point at: the title, the lead, the long text as they have it."""
    return [story.title, *sentences(story.lead), *sentences(blocks.plain(blocks.as_read(story.blocks)))]


class Wanting(NamedTuple):
    """What a story lacks before it counts as confirmed: so many people, and whether one must be an editor or the chair."""

    people: int
    editor: bool

    def __bool__(self) -> bool:
        return self.people > 0

    @property
    def words(self) -> str:
        """`1 orang lagi, redaktur atau ketua`."""
        if not self.editor:
            return f"{self.people} orang lagi"
        return f"{self.people} orang lagi, {'' if self.people == 1 else 'seorang '}redaktur atau ketua"


def wanting(story: Story, confirmed: Iterable[Confirmation], at: datetime) -> Wanting:
    """What a story that has these confirmations still lacks.

    One that can hurt people wants an editor or the chair among those who confirm, where there is one besides its writer.
    """
    confirmed_by = [row.person_id for row in confirmed]
    missing = max(0, story.confirmations_wanted - len(confirmed_by))
    if not story.is_sensitive:
        return Wanting(missing, editor=False)
    editors = Grant.objects.filter(site=story.site_id, role__in=EDITORS).running(at).exclude(person=story.author_id)
    able = set(editors.values_list("person_id", flat=True))
    lacks_editor = bool(able) and able.isdisjoint(confirmed_by)
    return Wanting(max(missing, int(lacks_editor)), lacks_editor)


def asked_again(story: Story, person: Person) -> Confirmation | None:
    """The confirmation of this person that an edit made void, if they have not confirmed the words as they stand since."""
    if not story.is_to_check:
        return None
    last = story.confirmations.filter(person=person).order_by("-pk").first()
    return last if last is not None and last.voided_at is not None else None


def left_open() -> dict[int, Talk]:
    """What the group decided last of each story that it still works on, where that was not to publish it. One query."""
    talks = Talk.objects.filter(story__stage__in=UNDER_WAY, story__declined_at=None).order_by("pk")
    last = {talk.story_id: talk for talk in talks}
    return {story: talk for story, talk in last.items() if talk.decision != Decision.PUBLISH}


def counting_confirmations(story: Story) -> list[Confirmation]:
    """Confirmations of the words as they stand now."""
    return list(story.confirmations.filter(voided_at=None).order_by("at"))
