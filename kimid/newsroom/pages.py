"""A published story as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kimid.lib.blocks import Block, as_read, photos_in
from kimid.lib.picture import Picture
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom import bylines
from kimid.newsroom.checking import CheckStep, check_steps
from kimid.newsroom.models import Story
from kimid.newsroom.sharing import share_text


@dataclass(frozen=True)
class StoryPage:
    """All that stands on the page of a story besides what its row says itself.

    `text` are its blocks as news offices print them: the place before the first word, initials after the last.
    """

    author: str
    editor: str  # who let it go before readers
    text: Sequence[Block]
    photo: Picture | None
    more_photos: Sequence[Picture]
    steps: Sequence[CheckStep]
    share: str
    whatsapp: str

    @property
    def corrections(self) -> list[CheckStep]:
        """What was wrong and is right, the newest first."""
        return [step for step in self.steps if step.is_correction][::-1]

    @property
    def replies(self) -> list[CheckStep]:
        """What the other side answered, in order of time."""
        return [step for step in self.steps if step.is_reply]

    @property
    def head_notes(self) -> list[CheckStep]:
        """What the head of the village noted beside it."""
        return [step for step in self.steps if step.is_head_note]

    @property
    def was_in_haste(self) -> bool:
        """Whether readers had it before it was checked."""
        return any(step.is_in_haste for step in self.steps)

    @property
    def verified(self) -> str:
        """`Terverifikasi: 2 sumber, 1 pemeriksa`."""
        sources = sum(step.is_source for step in self.steps)
        checkers = sum(step.is_confirmation for step in self.steps)
        return f"Terverifikasi: {sources} sumber, {checkers} pemeriksa"

    @property
    def corrected(self) -> str:
        """`Dikoreksi 1 kali`."""
        return f"Dikoreksi {len(self.corrections)} kali"


def page_of(story: Story, address: str) -> StoryPage:
    """The page of a story that stands at this address. One query."""
    in_text = photos_in(story.blocks)
    photos = [photo for photo in story.photos if photo["name"] not in in_text]
    place = story.place or story.site.region.short_name
    steps = check_steps(story)
    author = story.item.byline if story.item else story.author.name
    editor = next((step.publisher for step in reversed(steps) if step.publisher), "")
    share = share_text(story.title, story.lead, address, label=story.item.label if story.item else "")
    return StoryPage(
        author=author,
        editor=editor,
        text=signed(
            as_read(story.blocks) or [_paragraph(story.lead)],
            bylines.dateline(place, story.site.name),
            bylines.signature([author, editor], story.site.name),
        ),
        photo=photos[0] if photos else None,
        more_photos=photos[1:],
        steps=steps,
        share=share,
        whatsapp=whatsapp_url(share),
    )


def signed(blocks: Sequence[Block], opening: str, ending: str) -> list[Block]:
    """The blocks with words before the first and after the last: in the paragraph that stands there, or in one of their own."""
    first = _with_runs(blocks[0], before=[(f"{opening} ", "")]) if blocks[0]["kind"] == "paragraph" else None
    opened = [first, *blocks[1:]] if first else [_paragraph(opening), *blocks]
    last = _with_runs(opened[-1], after=[(f" {ending}", "")]) if opened[-1]["kind"] == "paragraph" else None
    return [*opened[:-1], last] if last else [*opened, _paragraph(ending)]


def _paragraph(words: str) -> Block:
    return Block(kind="paragraph", lines=[[(words, "")]], photo="")


def _with_runs(block: Block, *, before: Sequence[Any] = (), after: Sequence[Any] = ()) -> Block:
    return Block(kind=block["kind"], lines=[[*before, *block["lines"][0], *after]], photo="")
