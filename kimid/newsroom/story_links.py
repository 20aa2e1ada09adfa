"""The addresses in a story: whose they are, and the story with some of them as words."""

from collections.abc import Collection, Iterator, Sequence
from copy import copy
from datetime import datetime
from typing import Final

from django.db.models import Q

from kimid.events.models import Event
from kimid.lib.blocks import Block, TextRun
from kimid.lib.web_addresses import address_in_words, addresses_in, in_words, owner_of
from kimid.links.ledger import new_owners
from kimid.links.models import LinkUse
from kimid.newsroom.details import TEXT_DETAILS
from kimid.newsroom.held_phrases import public_texts
from kimid.newsroom.models import Story, StoryContent
from kimid.wire.readable import put_in_words, readable_picture

# After these an address of a story may be a link.
_SHOWN: Final = ("story.links_looked_at", "story.links_shown")
_TEXTS = ("title", "lead", "place", *TEXT_DETAILS)


def addresses_by_owner(content: StoryContent) -> dict[str, list[str]]:
    """All addresses that readers see of a story, by whose they are, each once."""
    by_owner: dict[str, list[str]] = {}
    for address in dict.fromkeys(_addresses(content)):
        by_owner.setdefault(owner_of(address), []).append(address)
    return by_owner


def link_owners(content: StoryContent) -> set[str]:
    """Whose addresses readers see in a story."""
    return set(addresses_by_owner(content))


def as_readers_see(story: Story) -> Story:
    """The story as it is public now: with addresses as words that no second person has looked at.

    For a story that is not public one query asks the ledger. Never save what comes back.
    """
    if story.item is not None:
        return with_words(story, story.item.links_in_words)
    return with_words(story, new_owners(link_owners(story), story.site))


def stories_with_links(owners: Collection[str], since: datetime) -> list[Story]:
    """The public stories in which addresses of these owners may have become links since a moment,
    but have to be words. Two queries, and one for each story. Needs all sites.
    """
    sites = LinkUse.objects.filter(owner__in=owners).values("site")
    written = Event.objects.filter(site_id__in=sites, kind__in=_SHOWN, happened_at__gte=since)
    keys = {int(key) for key in written.values_list("subject_id", flat=True)}
    rows = Story.objects.select_related("site", "item").filter(
        Q(published_at__gte=since) | Q(item__corrected_at__gte=since) | Q(pk__in=keys),
        site__in=sites,
        item__isnull=False,
    )
    return [story for story in rows.order_by("pk") if _shows_too_many(story, owners)]


def _shows_too_many(story: Story, owners: Collection[str]) -> bool:
    here = link_owners(story) & set(owners)
    return story.item is not None and not new_owners(here, story.site) <= set(
        story.item.links_in_words
    )


def with_words[T: StoryContent](story: T, owners: Collection[str]) -> T:
    """A copy of the story, or of a revision, with the addresses of these owners as words."""
    if not owners:
        return story
    shown = copy(story)
    put_in_words(shown, _TEXTS, owners)
    shown.blocks = _blocks(story.blocks, owners)
    shown.photos = [readable_picture(photo, owners) for photo in story.photos]
    shown.attachments = [
        attached | {"title": in_words(attached["title"], owners)} for attached in story.attachments
    ]
    if story.translation:
        shown.translation = story.translation | {
            "title": in_words(story.translation["title"], owners),
            "lead": in_words(story.translation["lead"], owners),
            "blocks": _blocks(story.translation["blocks"], owners),
        }
    return shown


def _addresses(content: StoryContent) -> Iterator[str]:
    for text in public_texts(content):
        yield from addresses_in(text)
    for blocks in (content.blocks, content.translation.get("blocks", [])):
        yield from (url for block in blocks for line in block["lines"] for _, url in line if url)


def _blocks(blocks: Sequence[Block], owners: Collection[str]) -> list[Block]:
    return [_block(block, owners) for block in blocks]


def _block(block: Block, owners: Collection[str]) -> Block:
    lines = [[_run(run, owners) for run in line] for line in block["lines"]]
    has_film = block["kind"] == "video" and any(url for line in lines for _, url in line)
    kind = "paragraph" if block["kind"] == "video" and not has_film else block["kind"]
    return Block(kind=kind, lines=lines, photo=block["photo"])


def _run(run: TextRun, owners: Collection[str]) -> TextRun:
    """The text of a link with its address behind it in words."""
    text, url = run
    if not url or owner_of(url) not in owners:
        return in_words(text, owners), url
    words = address_in_words(url)
    return f"{in_words(text, owners)} ({words})" if text else words, ""
