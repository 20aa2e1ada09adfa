"""A group asks one officer to look at a story with an odd phrase or a new link."""

from datetime import datetime, timedelta
from typing import Final

from kimid.access.grants import officers_above
from kimid.events.action import action, add_event_data, record_event_for
from kimid.links.ledger import new_owners, record_look
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.actions.link_review import show_links
from kimid.newsroom.held_phrases import held_phrase
from kimid.newsroom.models import OfficeLook, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.second_person import writers_of
from kimid.newsroom.story_links import link_owners
from kimid.people.models import Person

OPEN_FOR: Final = timedelta(hours=24)
_LONGEST_PHRASE: Final = 120
_MOST_OPEN: Final = 5  # of one group, so that nobody fills the desk of an officer


@action(needs=NewsroomPermission.ASK_OFFICE, records="story.office_asked", counts_as_life=True)
def ask_office(story: Story, *, officer: Person, by: Person, at: datetime) -> OfficeLook:
    """Open the present text of a story to one officer for 24 hours, and nothing else."""
    phrase = "" if story.was_published else held_phrase(story)
    links = sorted(new_owners(link_owners(story), story.site))
    if not (phrase or links):
        raise ActionRefused("Tidak ada yang perlu dilihat di kabar ini.")
    open_looks = OfficeLook.objects.filter(site=story.site, answered_at=None, closes_at__gt=at)
    if open_looks.filter(story=story).exists():
        raise ActionRefused(
            "Kabar ini sudah diminta dilihat. Tunggu jawabannya, paling lama sehari."
        )
    if open_looks.count() >= _MOST_OPEN:
        raise ActionRefused(
            f"Sudah {_MOST_OPEN} kabar menunggu dilihat dinas. Tunggu dulu jawabannya."
        )
    if officer not in officers_above(story.site, at) or officer.pk in writers_of(story, links):
        raise ActionRefused("Pilih petugas dari daftar. Yang menulis kabar ini tidak bisa.")
    look = OfficeLook.objects.create(
        site=story.site,
        story=story,
        revision=story.revision_number,
        phrase=phrase[:_LONGEST_PHRASE],
        links=links,
        officer=officer,
        asked_by=by,
        asked_at=at,
        closes_at=at + OPEN_FOR,
    )
    add_event_data(officer=officer.name, phrase=phrase, links=links, story=story.public_id)
    return look


@action(needs=NewsroomPermission.LOOK_FOR_GROUP, records="story.office_looked")
def answer_look(
    look: OfficeLook, *, is_allowed: bool, reason: str, by: Person, at: datetime
) -> OfficeLook:
    """Say whether the phrase and the links of that text may stand, with a reason. Other words of
    the story are looked at anew.
    """
    if not look.is_open(at):
        raise ActionRefused("Permintaan ini sudah ditutup. Kelompoknya bisa meminta lagi.")
    look.answered_at = at
    look.is_allowed = is_allowed
    look.reason = reason
    look.save(update_fields=["answered_at", "is_allowed", "reason"])
    story = Story.objects.select_for_update(of=("self",), no_key=True).get(pk=look.story_id)
    if is_allowed:
        _let_pass(look, story, by, at)
    add_event_data(
        is_allowed=is_allowed,
        reason=reason,
        phrase=look.phrase,
        links=look.links,
        story=story.public_id,
    )
    return look


def _let_pass(look: OfficeLook, story: Story, by: Person, at: datetime) -> None:
    """The phrase and the links of that text stand: readers can press the links."""
    if look.phrase:
        story.reviewed_digest = look.text.digest
        story.save(update_fields=["reviewed_digest"])
    if look.links:
        record_look(look.links, look.site, by=by, at=at)
        show_links(story, at)
        record_event_for(story, "story.links_shown", links=look.links)
