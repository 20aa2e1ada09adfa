"""An editor approves a phrase that only advertising uses."""

from collections.abc import Collection
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.lib.advertising import advertising_words
from kimid.newsroom.actions.content import ActionRefused, CorrectionNote
from kimid.newsroom.held_phrases import held_message, held_phrase, phrases_of
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.second_person import look_refusal
from kimid.people.models import Person
from kimid.sites.guard import on_site


@action(needs=NewsroomPermission.PUBLISH, records="story.looked_over", counts_as_life=True)
def approve_phrase(story: Story, *, base: str = "", by: Person, at: datetime) -> Story:
    """Approve the held phrase of a story. A changed content is checked again. `base` is the digest
    of the content that was read, if it is known.

    Whoever wrote the story or its present words does not approve them.
    """
    if base and base != story.digest:
        raise ActionRefused("Naskah baru saja diubah. Baca lagi, lalu tekan sekali lagi.")
    phrase = held_phrase(story)
    if not phrase:
        raise ActionRefused("Tidak ada frasa yang menunggu dilihat di kabar ini.")
    if why := look_refusal(story, by, at=at):
        raise ActionRefused(
            f"{why} Minta redaktur lain melihatnya, tekan “Minta dilihat dinas”, atau tulis tanpa"
            f" “{phrase}”."
        )
    story.reviewed_digest = story.digest
    story.save(update_fields=["reviewed_digest"])
    add_event_data(phrase=phrase)
    return story


def refuse_held_phrase(story: Story) -> None:
    """Raise ActionRefused while the story has a held phrase, or while one stands in the names of
    its author or sources, which nobody lets pass.
    """
    phrase = held_phrase(story)
    if phrase:
        raise ActionRefused(held_message(phrase))
    with on_site(story.site):
        rows = story.sources.filter(doubted_at=None)
        sources = [f"{each.public_name}\n{each.withheld_reason}" for each in rows]
    for odd in advertising_words("\n".join([story.author.name, *sources])):
        raise ActionRefused(
            f"Nama penulis atau sumbernya memuat “{odd}”, frasa iklan judi. Tulis kabar ini lagi "
            "tanpa frasa itu."
        )


def refuse_new_phrase(story: Story, note: CorrectionNote, before: Collection[str]) -> None:
    """Raise ActionRefused if a correction brings a phrase that was not in the story before. It is
    published at once, so nobody else could look at it.
    """
    known = {phrase.lower() for phrase in before}
    phrases = [*phrases_of(story), *advertising_words(f"{note.right}\n{note.why}")]
    for phrase in phrases:
        if phrase.lower() not in known:
            raise ActionRefused(
                f"Koreksi ini menambah frasa “{phrase}”, yang biasa dipakai iklan judi. Tulis tanpa"
                " frasa itu. Kalau memang perlu, tarik kabar ini dan tulis yang baru."
            )
