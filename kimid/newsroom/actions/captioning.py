"""Before a story is published, its photos without a caption get one, or stay out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.lib import blocks
from kimid.lib.picture import Picture
from kimid.media.usage import lock_media
from kimid.newsroom.actions.content import (
    ActionRefused,
    refuse_if_changed,
    refuse_odd_words,
    refuse_once_published,
    save_revision,
)
from kimid.newsroom.actions.publishing import refuse_incomplete
from kimid.newsroom.models import Story, StoryContent
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person


def uncaptioned(content: StoryContent) -> list[Picture]:
    """The photos of which nobody has written yet what they show, in order."""
    return [picture for picture in content.photos if not picture["caption"].strip()]


@action(needs=NewsroomPermission.PUBLISH, records="story.captioned", counts_as_life=True)
def add_captions(
    story: Story,
    *,
    captions: Mapping[str, str],
    without: Collection[str] = (),
    base: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Write captions, by the name of the photo, where there are none, and take other photos without
    a caption out of the story.

    Only what was empty is filled, by whoever publishes it, and the record has the words: so what
    others have confirmed stays confirmed. A phrase of advertising or an address is refused, since
    nobody else looks at it. `base` is the digest of the content that was read. Raises
    ActionRefused, EditConflict.
    """
    refuse_once_published(story)
    refuse_if_changed(story, base)
    if not story.is_in_progress:
        raise ActionRefused("Keterangan foto ditulis di naskahnya.")
    empty = {picture["name"] for picture in uncaptioned(story)}
    words = {name: blocks.clean_text(captions[name]).strip() for name in captions}
    words = {name: text for name, text in words.items() if text and name in empty}
    dropped = empty.intersection(without) - words.keys()
    refuse_odd_words(story.site, *words.values(), by=by)
    _apply(story, words, dropped)
    story.revision_number += 1
    story.save()
    save_revision(story, by, at)
    add_event_data(
        revision=story.revision_number, captions=list(words.values()), without=sorted(dropped)
    )
    return story


def _apply(story: Story, words: Mapping[str, str], dropped: Collection[str]) -> None:
    """Raise ActionRefused if nothing is left to do, or if the story cannot be without the photo."""
    if not words and not dropped:
        raise ActionRefused("Fotonya sudah berketerangan, atau sudah tidak ada di kabar ini.")
    was_reviewed = story.reviewed_digest == story.digest
    story.photos = [
        _with_caption(picture, words) for picture in story.photos if picture["name"] not in dropped
    ]
    story.blocks = _without(story.blocks, dropped)
    if story.translation:
        left = _without(story.translation["blocks"], dropped)
        story.translation = {**story.translation, "blocks": left}
    if was_reviewed:
        story.reviewed_digest = story.digest
    if dropped:
        lock_media(story.site, set(dropped))
        refuse_incomplete(story)


def _with_caption(picture: Picture, words: Mapping[str, str]) -> Picture:
    """The caption also says what is seen to whom sees nothing, unless other words do already."""
    caption = words.get(picture["name"])
    if caption is None:
        return picture
    return Picture(**{**picture, "caption": caption, "alt": picture["alt"] or caption})


def _without(text: Sequence[blocks.Block], dropped: Collection[str]) -> list[blocks.Block]:
    return [block for block in text if block["photo"] not in dropped]
