"""A photo with a face that must not be seen is hidden from readers at once, until it is retouched.
To show less asks for nothing but the group; to show it again is the work of an editor, one by one
or all at once that one person hid.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, add_event_data, record_event_for
from kimid.events.actor import Actor
from kimid.limits.counting import Charge, Rate, take
from kimid.media.actions import InUse
from kimid.media.models import Photo
from kimid.media.queries import with_cover_flags
from kimid.media.rules import MediaPermission
from kimid.media.usage import lock_rows_using
from kimid.media.visibility import hide_files, settle_after_commit, show_files
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.hidden_photos import PhotosHiddenBy, hidden_photos
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.wire import placing

# At most 60 in a day. An account that somebody stole would hide all that the group has ever shown.
_HIDDEN_ONES: Final = Rate(30, timedelta(minutes=48))


@action(
    needs=MediaPermission.COVER,
    records="photo.covered",
    locks_first="subject.site",
    counts_as_life=True,
)
def cover(photo: Photo, *, by: Actor, at: datetime) -> Photo:
    """Hide a photo from readers, wherever they have it: its files, the lists, and the cards that
    show it. Of one that is hidden already this says that another person looked and agrees. Raises
    InUse for a logo or a cover, and ActionRefused for very many at once.
    """
    if photo.name in {each["name"] for each in (photo.site.logo, photo.site.cover) if each}:
        raise InUse
    _refuse_many(by, at)
    if photo.covered_at is not None:
        add_event_data(name=photo.name, stories=[], again=True)
        return photo
    photo.covered_at = at
    photo.save(update_fields=["covered_at"])
    settle_after_commit(hide_files, photo.name)
    changed = _change_stories(photo)
    for story in changed:
        record_event_for(story, "story.photo_covered", photo=photo.name)
    add_event_data(name=photo.name, stories=[story.pk for story in changed])
    return photo


@action(
    needs=MediaPermission.UNCOVER,
    records="photo.uncovered",
    locks_first="subject.site",
    counts_as_life=True,
)
def uncover(photo: Photo, *, by: Actor, at: datetime) -> Photo:
    """Show a photo that was hidden to readers again, as it is."""
    photo.covered_at = None
    photo.save(update_fields=["covered_at"])
    settle_after_commit(show_files, photo.name)
    changed = _change_stories(photo)
    for story in changed:
        record_event_for(story, "story.photo_shown", photo=photo.name)
    add_event_data(name=photo.name, stories=[story.pk for story in changed])
    return photo


@action(
    needs=MediaPermission.UNCOVER,
    records="site.photos_uncovered",
    locks_first="subject",
    counts_as_life=True,
)
def uncover_all(site: Site, *, hidden_by: Person, by: Actor, at: datetime) -> PhotosHiddenBy:
    """Show all photos again that this person hid on this site, except what somebody else hid too.
    Each photo has its event, for whoever stores a picture of it; a story has one for all its
    photos. Returns what was hidden until now. Raises ActionRefused if nothing is left.
    """
    hidden = PhotosHiddenBy.of(hidden_by, hidden_photos(site, locked=True))
    if not hidden.own:
        raise ActionRefused("Tidak ada lagi foto yang hanya ia sembunyikan.")
    for photo in hidden.own:
        photo.covered_at = None
        photo.save(update_fields=["covered_at"])
        settle_after_commit(show_files, photo.name)
    changed = _change_stories(*hidden.own)
    for photo in hidden.own:
        stories = [story.pk for story in changed if photo.name in _names(story)]
        record_event_for(photo, "photo.uncovered", name=photo.name, stories=stories)
    own = {photo.name for photo in hidden.own}
    for story in changed:
        names = sorted(own & _names(story))
        record_event_for(story, "story.photo_shown", photos=names)
    add_event_data(hidden_by=hidden_by.pk, photos=sorted(own), others=len(hidden.others))
    return hidden


def _refuse_many(by: Actor, at: datetime) -> None:
    """Raise ActionRefused for somebody who hides more than a big gallery at once, or in a day."""
    charge = Charge(("covered photos", by.actor_ref), _HIDDEN_ONES)
    if take([charge], at)[0].is_refused:
        raise ActionRefused(
            "Anda sudah menyembunyikan sangat banyak foto. Minta anggota lain menyembunyikan yang "
            "ini, atau redaktur menarik kabarnya."
        )


def _change_stories(*photos: Photo) -> list[Story]:
    """Write into each story that shows one of the photos whether readers have it. Returns the
    public ones.
    """
    names = {photo.name for photo in photos}
    public = []
    for story in lock_rows_using(names, Story).select_related("item"):
        if not names & _names(story):
            continue
        story.photos = with_cover_flags(story.photos)
        story.save(update_fields=["photos"])
        if story.item is None:
            continue
        public.append(story)
        placing.show_picture(story.item, story.lead_photo)
    return public


def _names(story: Story) -> set[str]:
    return {each["name"] for each in story.photos}
