"""Activities written down by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kimid.activity.aspects import Aspect
from kimid.activity.models import Entry
from kimid.activity.rules import Can
from kimid.events.action import action, remember, touch
from kimid.lib.blocks import clean
from kimid.lib.picture import Consent, Picture
from kimid.media.showing import let_go_of_media, take_media
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.stages import Door


class NotNow(Exception):
    """This cannot be done at this point. The message is for the person who tried."""


@dataclass(frozen=True)
class Entered:
    """What is written down: which aspect, which day, where, what was done, how many came (if counted), and photos.

    `consent` is what was said of children in the photos.
    """

    aspect: Aspect
    on: date
    place: str
    what: str
    people_count: int | None = None
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"

    def facts(self) -> dict[str, Any]:
        """As the record keeps it; what was done belongs to the row, which may be corrected."""
        return {"aspect": self.aspect, "on": self.on.isoformat(), "people_count": self.people_count, "photos": len(self.photos)}


@action(needs=Can.NOTE, records="activity.noted")
def note(site: Site, *, entered: Entered, public_id: str = "", by: Person, at: datetime) -> Entry:
    """Write an activity down. `public_id` is the one its sheet was given: sent twice, it is one. Raises NotNow."""
    refuse_if_closed(site)
    if public_id and Entry.objects.filter(site=site, public_id=public_id).exists():
        raise NotNow("Kegiatan ini sudah tercatat.")
    entry = Entry(site=site, by=by, noted_at=at, **({"public_id": public_id} if public_id else {}))
    _tell(entry, entered, at)
    remember(**entered.facts())
    touch(site.tag)
    return entry


@action(needs=Can.CORRECT, records="activity.corrected")
def correct(entry: Entry, *, entered: Entered, why: str, by: Person, at: datetime) -> Entry:
    """Put right what was written down, and say why. What it said before stays in the record. Raises NotNow."""
    refuse_if_closed(entry.site)
    _refuse_withdrawn(entry)
    was = Entered(Aspect(entry.aspect), entry.on, entry.place, entry.what, entry.people_count, tuple(entry.photos))
    before = {"place": was.place, "what": was.what, **was.facts()}
    remember(why=why, before=before, **entered.facts())
    _tell(entry, entered, at)
    dropped = {photo["name"] for photo in was.photos} - {photo["name"] for photo in entered.photos}
    let_go_of_media(entry.site, dropped, at)
    touch(entry.site.tag)
    return entry


@action(needs=Can.CORRECT, records="activity.withdrawn")
def withdraw(entry: Entry, *, why: str, by: Person, at: datetime) -> Entry:
    """Take an activity back: it counts no more. The entry and the reason stay for the group. Raises NotNow."""
    _refuse_withdrawn(entry)
    entry.withdrawn_at, entry.withdrawn_why = at, why
    entry.save(update_fields=["withdrawn_at", "withdrawn_why"])
    remember(why=why)
    touch(entry.site.tag)
    return entry


def _tell(entry: Entry, entered: Entered, at: datetime) -> None:
    entry.aspect, entry.on, entry.people_count = entered.aspect, entered.on, entered.people_count
    entry.place, entry.what = clean(entered.place), clean(entered.what)
    entry.photos = told_photos(entered.photos, entry.what, entered.consent)
    entry.save()
    take_media(entry.site, _names(entry.photos), at)


def told_photos(photos: Sequence[Picture], what: str, consent: Consent) -> list[Picture]:
    """Photos as they are carried: what they show is what was done, unless somebody described them."""
    return [_told(photo, what, consent) for photo in photos]


def _told(photo: Picture, what: str, consent: Consent) -> Picture:
    said = consent if consent != "unasked" else photo.get("consent", "unasked")
    return photo | {"alt": photo["alt"] or what[:300], "consent": said}


def _names(photos: Sequence[Picture]) -> list[str]:
    return [photo["name"] for photo in photos]


def refuse_if_closed(site: Site) -> None:
    """Raise NotNow when the stage of this site closes writing."""
    if words := site.refusal(Door.WRITING):
        raise NotNow(words)


def _refuse_withdrawn(entry: Entry) -> None:
    if not entry.counts:
        raise NotNow("Catatan ini sudah ditarik.")
