"""Actions on activity entries: note, correct, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kimid.activity.aspects import Aspect
from kimid.activity.models import ActivityEntry
from kimid.activity.rules import ActivityPermission
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.blocks import clean_text
from kimid.lib.picture import Consent, Picture
from kimid.media.usage import lock_media, mark_media_used, release_media
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import words_refusal
from kimid.sites.stages import Feature


class EntryRefused(Exception):
    """The action is not possible now. The message is for the screen."""


class EntryWordsRefused(EntryRefused):
    """These words cannot be public now. The message is for the screen."""


@dataclass(frozen=True)
class ActivityData:
    """The data of an entry. `people_count` is None if nobody counted.

    `consent` is the answer about children in the photos.
    """

    aspect: Aspect
    on: date
    place: str
    what: str
    people_count: int | None = None
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"

    def event_data(self) -> dict[str, Any]:
        """The part that the event stores. The texts are in the row only, which may be corrected."""
        return {
            "aspect": self.aspect,
            "on": self.on.isoformat(),
            "people_count": self.people_count,
            "photos": len(self.photos),
        }


@action(needs=ActivityPermission.NOTE, records="activity.noted", counts_as_life=True)
def note(
    site: Site, *, data: ActivityData, public_id: str = "", by: Person, at: datetime
) -> ActivityEntry:
    """Note an activity. A second request with the same `public_id` raises EntryRefused."""
    refuse_if_closed(site)
    if public_id and ActivityEntry.objects.filter(site=site, public_id=public_id).exists():
        raise EntryRefused("Kegiatan ini sudah tercatat.")
    entry = ActivityEntry(
        site=site, by=by, noted_at=at, **({"public_id": public_id} if public_id else {})
    )
    _save_entry(entry, data)
    add_event_data(**data.event_data())
    touch(site.tag)
    return entry


@action(
    needs=ActivityPermission.CORRECT,
    records="activity.corrected",
    locks_first="subject.site",
    counts_as_life=True,
)
def correct(
    entry: ActivityEntry, *, data: ActivityData, why: str, by: Person, at: datetime
) -> ActivityEntry:
    """Correct an entry, with a reason. The event stores the old data. Raises EntryRefused."""
    refuse_if_closed(entry.site)
    _refuse_withdrawn(entry)
    previous = ActivityData(
        Aspect(entry.aspect),
        entry.on,
        entry.place,
        entry.what,
        entry.people_count,
        tuple(entry.photos),
    )
    before = {"place": previous.place, "what": previous.what, **previous.event_data()}
    add_event_data(why=why, before=before, **data.event_data())
    names_before, names = set(_photo_names(previous.photos)), set(_photo_names(data.photos))
    lock_media(entry.site, names_before ^ names)
    _save_entry(entry, data)
    release_media(entry, names_before - names, at)
    touch(entry.site.tag)
    return entry


@action(needs=ActivityPermission.CORRECT, records="activity.withdrawn", counts_as_life=True)
def withdraw(entry: ActivityEntry, *, why: str, by: Person, at: datetime) -> ActivityEntry:
    """Withdraw an entry: it no longer counts. The group still sees it. Raises EntryRefused."""
    _refuse_withdrawn(entry)
    entry.withdrawn_at = at
    entry.withdrawn_why = why
    entry.save(update_fields=["withdrawn_at", "withdrawn_why"])
    add_event_data(why=why)
    touch(entry.site.tag)
    return entry


def _save_entry(entry: ActivityEntry, data: ActivityData) -> None:
    entry.aspect = data.aspect
    entry.on = data.on
    entry.people_count = data.people_count
    entry.place, entry.what = clean_text(data.place), clean_text(data.what)
    entry.photos = described_photos(data.photos, entry.what, data.consent)
    entry.save()
    mark_media_used(entry, _photo_names(entry.photos))


def described_photos(photos: Sequence[Picture], what: str, consent: Consent) -> list[Picture]:
    """Photos with `what` as alt text where they have none."""
    return [_described(photo, what, consent) for photo in photos]


def _described(photo: Picture, what: str, consent: Consent) -> Picture:
    photo_consent = consent if consent != "unasked" else photo.get("consent", "unasked")
    return photo | {"alt": photo["alt"] or what[:300], "consent": photo_consent}


def _photo_names(photos: Sequence[Picture]) -> list[str]:
    return [photo["name"] for photo in photos]


def refuse_odd_words(site: Site, *texts: str, by: Actor) -> None:
    """Raise EntryWordsRefused for words that readers may see later, with a phrase of advertising or
    an address that nobody else has seen.
    """
    if why := words_refusal(site, *texts, by=by):
        raise EntryWordsRefused(why)


def refuse_if_closed(site: Site) -> None:
    """Raise EntryRefused if the stage of this site forbids writing."""
    if words := site.refusal(Feature.WRITING):
        raise EntryRefused(words)


def _refuse_withdrawn(entry: ActivityEntry) -> None:
    if not entry.counts:
        raise EntryRefused("Catatan ini sudah ditarik.")
