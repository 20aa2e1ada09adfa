"""Actions on achievements: write, change, publish, withdraw, show again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, record_event_for
from kimid.events.actor import Actor
from kimid.lib import clock
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
from kimid.newsroom.sole_account import is_sole_account
from kimid.people.models import Person
from kimid.showcase.achievement_kind import publication_of_achievement
from kimid.showcase.entry_data import EntryData, change_photos
from kimid.showcase.flow import ACHIEVEMENT_FLOW, AchievementState
from kimid.showcase.marks import standing_of
from kimid.showcase.models import FIRST_YEAR, Achievement, AchievementLevel
from kimid.showcase.rules import AchievementPermission
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature
from kimid.wire import placing
from kimid.wire.holding import end_hold

_SITE: Final = "subject.site"
OTHERS_LOOK: Final = "Ini sedang ditahan. Redaktur lain melihatnya dulu."
ALONE: Final = (
    "Di KIM ini baru Anda yang punya akun, jadi orang di luar KIM memastikannya dulu. Kirim tautan"
    " kepada penyelenggara atau pejabat setempat, atau minta dinas memastikan. Sesudah itu tombol"
    " Tampilkan bisa dipakai."
)


class AchievementRefused(Exception):
    """The action is not possible now. The message is for the screen."""


@dataclass(frozen=True)
class AchievementData(EntryData):
    """What a group says of an achievement."""

    title: str
    who: str
    level: AchievementLevel
    year: int
    organiser: str
    won: str = ""
    story: str = ""
    proof: str = ""
    proof_link: str = ""

    @property
    def described_as(self) -> str:
        return self.title


@action(needs=AchievementPermission.WRITE, records="achievement.written", counts_as_life=True)
def write_achievement(
    site: Site, *, data: AchievementData, number: str = "", by: Person, at: datetime
) -> Achievement:
    """Write down an achievement; readers do not have it yet. `number` is what the form calls it, so
    that two presses make one. Raises WordsRefused and AchievementRefused.
    """
    refuse_if_closed(site)
    _refuse_year(data, site, at)
    refuse_words(site, *data.words, by=by)
    if number and Achievement.objects.filter(site=site, public_id=number).exists():
        raise AchievementRefused("Prestasi ini sudah tersimpan.")
    achievement = Achievement(site=site, written_by=by, written_at=at)
    achievement.public_id = number or achievement.public_id
    data.copy_to(achievement)
    achievement.save()
    mark_media_used(achievement, achievement.photo_names)
    return achievement


@action(
    needs=AchievementPermission.CHANGE,
    records="achievement.changed",
    locks_first=_SITE,
    counts_as_life=True,
)
def change_achievement(
    achievement: Achievement, *, data: AchievementData, by: Person, at: datetime
) -> Achievement:
    """Change an achievement, with all its readers. Who confirmed other words has not confirmed
    these: the mark falls at once. Raises WordsRefused and AchievementRefused.
    """
    refuse_if_closed(achievement.site)
    if achievement.is_held:
        raise AchievementRefused(OTHERS_LOOK)
    _refuse_year(data, achievement.site, at)
    refuse_words(achievement.site, *data.words, by=by)
    before, digest = achievement.photo_names, achievement.digest
    data.copy_to(achievement)
    if achievement.digest != digest:
        achievement.changed_by, achievement.changed_at = by, at
        drop_mark(achievement, at)
        ask_office_again(achievement, at)
    achievement.save()
    has_readers = achievement.item is not None
    publication = publication_of_achievement(achievement) if has_readers else None
    change_photos(achievement, before, publication, at)
    add_event_data(is_public=achievement.is_published)
    return achievement


@action(
    needs=AchievementPermission.PUBLISH,
    records="achievement.published",
    locks_first=_SITE,
    counts_as_life=True,
)
def publish_achievement(achievement: Achievement, *, by: Person, at: datetime) -> Achievement:
    """Show it to readers of this site and of all portals above. Who is alone in a group does it
    once somebody outside has confirmed it. Raises WordsRefused and AchievementRefused.
    """
    refuse_if_closed(achievement.site)
    standing = standing_of(achievement)
    if not standing and is_sole_account(by, achievement.site, at):
        raise AchievementRefused(ALONE)
    _step(achievement, AchievementState.PUBLISHED)
    refuse_words(achievement.site, *AchievementData.of(achievement).words, by=by)
    achievement.slug = achievement.slug or _free_slug(achievement)
    achievement.withdrawn_at, achievement.withdrawn_reason = None, ""
    if achievement.office_asked_at is None:
        achievement.office_asked_at = at
    publication = publication_of_achievement(achievement, standing)
    achievement.item = placing.place(publication, site=achievement.site, at=at)
    achievement.save()
    show_media(achievement, achievement.photo_names)
    return achievement


@action(needs=AchievementPermission.PUBLISH, records="achievement.withdrawn", locks_first=_SITE)
def withdraw_achievement(
    achievement: Achievement, *, why: str, by: Person, at: datetime
) -> Achievement:
    """Take it from readers; its address answers with the reason. Raises WordsRefused and
    AchievementRefused.
    """
    _step(achievement, AchievementState.WITHDRAWN)
    refuse_words(achievement.site, why, by=by)
    achievement.withdrawn_at, achievement.withdrawn_reason = at, why
    achievement.held_account = None
    if achievement.item is not None:
        placing.remove_item(achievement.item)
        achievement.item = None
    achievement.save()
    hide_media(achievement, achievement.photo_names)
    add_event_data(why=why)
    return achievement


@action(needs=AchievementPermission.LOOK, records="achievement.hold_ended")
def show_achievement_again(achievement: Achievement, *, by: Person, at: datetime) -> Achievement:
    """Somebody else than the account in doubt has looked: readers have it again."""
    if achievement.item is not None:
        end_hold(achievement.item)
    achievement.held_account = None
    achievement.save(update_fields=["held_account"])
    show_media(achievement, achievement.photo_names)
    return achievement


@action(needs=MediaPermission.RETOUCH, records="achievement.photo_renewed")
def renew_achievement_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all achievements of its group. May run twice. The mark
    stays: no word was changed, and nobody chose another photo.
    """
    for achievement in lock_rows_using(photo.name, Achievement):
        achievement.photos = with_new_photo(achievement.photos, old, photo)
        achievement.save(update_fields=["photos"])
        if achievement.item is not None:
            placing.show_picture(achievement.item, first_shown(achievement.photos))
    return photo


def drop_mark(achievement: Achievement, at: datetime) -> None:
    """For actions: what counted for other words counts no more, and is not deleted."""
    standing = standing_of(achievement)
    if not standing:
        return
    ids = [each.pk for each in standing]
    achievement.confirmations.filter(pk__in=ids).update(voided_at=at)
    achievement.mark_lost_at = at
    record_event_for(achievement, "achievement.mark_fell", voided=ids)


def ask_office_again(achievement: Achievement, at: datetime) -> None:
    """For actions: an office that was asked before looks at what is there now."""
    if achievement.office_asked_at is not None:
        achievement.office_asked_at = at
        achievement.question, achievement.questioned_by = "", None


def refuse_if_closed(site: Site) -> None:
    """Raise AchievementRefused while a group may write nothing."""
    if words := site.refusal(Feature.WRITING):
        raise AchievementRefused(words)


def _refuse_year(data: AchievementData, site: Site, at: datetime) -> None:
    this_year = clock.today(at, site.region.zone).year
    if not FIRST_YEAR <= data.year <= this_year:
        raise AchievementRefused(f"Tahunnya antara {FIRST_YEAR} dan {this_year}.")


def _free_slug(achievement: Achievement) -> str:
    rows = Achievement.objects.filter(site=achievement.site).exclude(slug="")
    taken = set(rows.values_list("slug", flat=True))
    return free_slug(achievement.title, taken, otherwise=achievement.public_id)


def _step(achievement: Achievement, state: AchievementState) -> None:
    now = AchievementState(achievement.state)
    if not ACHIEVEMENT_FLOW.allows(now, state):
        raise AchievementRefused(f"Prestasi ini sudah {now.label.lower()}.")
    achievement.move_to(state)
