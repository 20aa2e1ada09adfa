"""Actions on potentials: write, change, publish, withdraw, confirm."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.picture import first_shown
from kimid.lib.slugs import free_slug
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import (
    hide_media,
    lock_rows_using,
    mark_media_used,
    show_media,
)
from kimid.people.models import Person
from kimid.showcase.entry_data import EntryData, change_photos
from kimid.showcase.flow import FLOW, PotentialState
from kimid.showcase.kinds import publication_of
from kimid.showcase.models import Potential, PotentialType, VisitRule
from kimid.showcase.rules import ShowcasePermission
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature
from kimid.wire import placing
from kimid.wire.holding import end_hold

_SITE: Final = "subject.site"
_OTHERS_LOOK: Final = "Ini sedang ditahan. Redaktur lain melihatnya dulu."


class PotentialRefused(Exception):
    """The action is not possible now. The message is for the screen."""


@dataclass(frozen=True)
class PotentialData(EntryData):
    """What a group says of a potential. `season` has twelve signs, or none."""

    type: PotentialType
    name: str
    special: str
    visit: VisitRule
    visit_words: str
    season: str = ""
    headline: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    directions: str = ""
    opening: str = ""
    price: str = ""
    price_on: date | None = None
    contact_name: str = ""
    contact_phone: str = ""
    has_agreed: bool = False
    living: str = ""

    @property
    def described_as(self) -> str:
        return self.name


@action(needs=ShowcasePermission.WRITE, records="potential.written", counts_as_life=True)
def write(
    site: Site, *, data: PotentialData, number: str = "", by: Person, at: datetime
) -> Potential:
    """Write about a potential; readers do not have it yet. `number` is what the form calls it, so
    that two presses make one. Raises WordsRefused and PotentialRefused.
    """
    _refuse_if_closed(site)
    refuse_words(site, *data.words, by=by)
    if number and Potential.objects.filter(site=site, public_id=number).exists():
        raise PotentialRefused("Potensi ini sudah tersimpan.")
    potential = Potential(site=site, written_by=by, written_at=at)
    potential.public_id = number or potential.public_id
    data.copy_to(potential)
    potential.save()
    mark_media_used(potential, potential.photo_names)
    return potential


@action(
    needs=ShowcasePermission.CHANGE,
    records="potential.changed",
    locks_first=_SITE,
    counts_as_life=True,
)
def change(potential: Potential, *, data: PotentialData, by: Person, at: datetime) -> Potential:
    """Change a potential, with all its readers. Raises WordsRefused and PotentialRefused."""
    _refuse_if_closed(potential.site)
    if potential.is_held:
        raise PotentialRefused(_OTHERS_LOOK)
    refuse_words(potential.site, *data.words, by=by)
    before = potential.photo_names
    data.copy_to(potential)
    potential.save()
    publication = publication_of(potential) if potential.item is not None else None
    change_photos(potential, before, publication, at)
    add_event_data(is_public=potential.is_published)
    return potential


@action(
    needs=ShowcasePermission.PUBLISH,
    records="potential.published",
    locks_first=_SITE,
    counts_as_life=True,
)
def publish(potential: Potential, *, by: Person, at: datetime) -> Potential:
    """Show it to readers of this site and of all portals above, as looked at now. Raises
    WordsRefused and PotentialRefused.
    """
    _refuse_if_closed(potential.site)
    _step(potential, PotentialState.PUBLISHED)
    refuse_words(potential.site, *PotentialData.of(potential).words, by=by)
    potential.slug = potential.slug or _free_slug(potential)
    potential.withdrawn_at, potential.withdrawn_reason = None, ""
    potential.checked_at, potential.checked_by = at, by
    potential.item = placing.place(publication_of(potential), site=potential.site, at=at)
    potential.save()
    show_media(potential, potential.photo_names)
    return potential


@action(needs=ShowcasePermission.PUBLISH, records="potential.withdrawn", locks_first=_SITE)
def withdraw(potential: Potential, *, why: str, by: Person, at: datetime) -> Potential:
    """Take it from readers; its address answers with the reason. Raises WordsRefused and
    PotentialRefused.
    """
    _step(potential, PotentialState.WITHDRAWN)
    refuse_words(potential.site, why, by=by)
    potential.withdrawn_at, potential.withdrawn_reason = at, why
    potential.held_account = None
    if potential.item is not None:
        placing.remove_item(potential.item)
        potential.item = None
    potential.save()
    hide_media(potential, potential.photo_names)
    add_event_data(why=why)
    return potential


@action(needs=ShowcasePermission.CONFIRM, records="potential.confirmed", counts_as_life=True)
def confirm(potential: Potential, *, by: Person, at: datetime) -> Potential:
    """Somebody of the group has looked: it is still right. Raises PotentialRefused."""
    _refuse_if_closed(potential.site)
    if potential.is_held:
        raise PotentialRefused(_OTHERS_LOOK)
    potential.checked_at, potential.checked_by = at, by
    potential.save(update_fields=["checked_at", "checked_by"])
    if potential.item is not None:
        touch(potential.item.tag)
    return potential


@action(needs=ShowcasePermission.LOOK, records="potential.hold_ended")
def show_again(potential: Potential, *, by: Person, at: datetime) -> Potential:
    """Somebody else than the account in doubt has looked: readers have it again."""
    if potential.item is not None:
        end_hold(potential.item)
    potential.held_account = None
    potential.save(update_fields=["held_account"])
    show_media(potential, potential.photo_names)
    return potential


@action(needs=MediaPermission.RETOUCH, records="potential.photo_renewed")
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all potentials of its group. May run twice."""
    for potential in lock_rows_using(photo.name, Potential):
        potential.photos = with_new_photo(potential.photos, old, photo)
        potential.save(update_fields=["photos"])
        if potential.item is not None:
            placing.show_picture(potential.item, first_shown(potential.photos))
    return photo


def _free_slug(potential: Potential) -> str:
    rows = Potential.objects.filter(site=potential.site).exclude(slug="")
    taken = set(rows.values_list("slug", flat=True))
    return free_slug(potential.name, taken, otherwise=potential.public_id)


def _step(potential: Potential, state: PotentialState) -> None:
    now = PotentialState(potential.state)
    if not FLOW.allows(now, state):
        raise PotentialRefused(f"Potensi ini sudah {now.label.lower()}.")
    potential.move_to(state)


def _refuse_if_closed(site: Site) -> None:
    if words := site.refusal(Feature.WRITING):
        raise PotentialRefused(words)
