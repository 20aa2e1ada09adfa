"""The page of a published story."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from kimid.lib.blocks import Block, photo_names, reader_blocks
from kimid.lib.picture import Picture
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom import bylines
from kimid.newsroom.check_labels import check_label
from kimid.newsroom.check_steps import CheckStep, check_steps
from kimid.newsroom.evidence import asked_bodies, shown_evidence
from kimid.newsroom.models import Story
from kimid.newsroom.relations import as_readers_have, relation
from kimid.newsroom.share_texts import labels_of, share_text
from kimid.people.models import Person


@dataclass(frozen=True)
class StoryPage:
    """What the page shows besides the fields of the story.

    `text` are the blocks in the style of news agencies: the place before the first word, initials
    after the last.
    """

    author: str
    editor: str  # who published it
    text: Sequence[Block]
    photo: Picture | None
    more_photos: Sequence[Picture]
    steps: Sequence[CheckStep]
    relation: str  # who is sure of it, in fixed words
    evidence: str  # what readers can see of it below: `foto dan dokumen`
    is_paid: bool
    # Empty before it is published.
    share_text: str = ""
    whatsapp_url: str = ""
    share_count_url: str = ""  # a full address: with a path alone the attribute `ping` is not valid

    @property
    def corrections(self) -> list[CheckStep]:
        """The corrections, newest first."""
        return [step for step in self.steps if step.is_correction][::-1]

    @property
    def agenda_change(self) -> CheckStep | None:
        """The last word on an event that was called off or moved."""
        return next((step for step in self.steps[::-1] if step.is_agenda_change), None)

    @property
    def asked_bodies(self) -> list[str]:
        """Which offices, letters or media it rests on, each with its day."""
        return asked_bodies(self.steps)

    @property
    def replies(self) -> list[CheckStep]:
        """The replies of the other side, oldest first."""
        return [step for step in self.steps if step.is_reply]

    @property
    def head_notes(self) -> list[CheckStep]:
        """The notes of the head of the village."""
        return [step for step in self.steps if step.is_head_note]

    @property
    def was_urgent(self) -> bool:
        """Whether it was published before it was checked."""
        return any(step.is_urgent for step in self.steps)

    @property
    def was_unchecked(self) -> bool:
        """Whether the only account of a group published it unverified."""
        return any(step.kind == "story.published_unchecked" for step in self.steps)

    @property
    def verified_label(self) -> str:
        """What really happened: `Dibenarkan 1 orang lewat tautan, 2 sumber`; nothing if paid."""
        if self.is_paid:
            return ""
        sources = sum(step.is_source for step in self.steps)
        methods = [step.checked_by for step in self.steps if step.checked_by]
        return f"{check_label(methods)}, {sources} sumber"

    @property
    def corrected_label(self) -> str:
        """`Dikoreksi 1 kali`."""
        return f"Dikoreksi {len(self.corrections)} kali"


def build_story_page(story: Story, address: str) -> StoryPage:
    """The page of a story at this address. One query."""
    steps = check_steps(story)
    editor = next((step.publisher for step in reversed(steps) if step.publisher), "")
    share = share_text(story.title, story.lead, address, **labels_of(story.item))
    return replace(
        _page(story, steps, editor),
        share_text=share,
        whatsapp_url=whatsapp_url(share),
        share_count_url=story.site.url_of(reverse("shared", args=[story.item_id])),
    )


def page_if_published(story: Story, by: Person) -> StoryPage:
    """The page that readers get if this person publishes the story as it is now. One query."""
    return _page(story, check_steps(story), by.name)


def _page(story: Story, steps: Sequence[CheckStep], editor: str) -> StoryPage:
    in_text = photo_names(story.blocks)
    photos = [photo for photo in story.shown_photos if photo["name"] not in in_text]
    place = story.place or story.site.region.short_name
    if story.is_paid:  # who checked it is no recommendation of it
        steps = [step for step in steps if step.is_lifecycle or step.is_source]
    author = (
        story.item.byline
        if story.item
        else bylines.byline(story.author.name, story.site.name, story.signed_as)
    )
    return StoryPage(
        author=author,
        editor=editor,
        text=with_byline(
            reader_blocks(story.blocks) or [_paragraph(story.lead)],
            bylines.dateline(place, story.site.name),
            bylines.signature([editor] if story.signed_as else [author, editor], story.site.name),
        ),
        photo=photos[0] if photos else None,
        more_photos=photos[1:],
        steps=[as_readers_have(step) for step in steps],
        relation=relation(story, steps),
        is_paid=story.is_paid,
        evidence=shown_evidence(story),
    )


def with_byline(blocks: Sequence[Block], opening: str, ending: str) -> list[Block]:
    """The blocks with a text before the first and one after the last. Each becomes part of the
    paragraph there, or a paragraph of its own.
    """
    first = (
        _with_runs(blocks[0], before=[(f"{opening} ", "")])
        if blocks[0]["kind"] == "paragraph"
        else None
    )
    opened = [first, *blocks[1:]] if first else [_paragraph(opening), *blocks]
    last = (
        _with_runs(opened[-1], after=[(f" {ending}", "")])
        if opened[-1]["kind"] == "paragraph"
        else None
    )
    return [*opened[:-1], last] if last else [*opened, _paragraph(ending)]


def _paragraph(text: str) -> Block:
    return Block(kind="paragraph", lines=[[(text, "")]], photo="")


def _with_runs(block: Block, *, before: Sequence[Any] = (), after: Sequence[Any] = ()) -> Block:
    return Block(kind=block["kind"], lines=[[*before, *block["lines"][0], *after]], photo="")
