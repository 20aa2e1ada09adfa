"""Actions on the report of a year: its own words and photos, and showing it to readers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.ledger.models import YearReport
from kimid.ledger.models.year_papers import MOST_PHOTOS
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import YearPaperPermission
from kimid.ledger.tags import money_tag
from kimid.ledger.year_report import frozen_values, report_row, year_paper, years_of
from kimid.lib import clock
from kimid.lib.picture import Picture, words_of_pictures
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import (
    lock_media,
    lock_rows_using,
    mark_media_used,
    release_media,
)
from kimid.people.models import Person
from kimid.registry.queries import kim_of
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words

OTHERS_LOOK: Final = "Laporan ini sedang ditahan. Redaktur lain melihatnya dulu."


@action(needs=YearPaperPermission.REPORT_YEAR, records="annual.written", counts_as_life=True)
def write_report(
    site: Site, *, year: int, foreword: str, photos: Sequence[Picture], by: Person, at: datetime
) -> YearReport:
    """Write the foreword and choose the photos. Readers of a public report get them when it is made
    public anew. Raises MoneyRefused.
    """
    report = _report(site, year, at)
    if len(photos) > MOST_PHOTOS:
        raise MoneyRefused(f"Paling banyak {MOST_PHOTOS} foto. Lepas centang beberapa foto.")
    before = _used_names(report)
    report.foreword, report.photos = foreword, list(photos)
    report.changed_by, report.changed_at = by, at
    report.save()
    _use_photos(report, before, at)
    add_event_data(year=year)
    return report


@action(needs=YearPaperPermission.REPORT_YEAR, records="annual.published", counts_as_life=True)
def publish_report(site: Site, *, year: int, by: Person, at: datetime) -> YearReport:
    """Freeze the figures of today, and show the report to readers. It stays there; made public
    anew, it has the figures of that day. Raises MoneyRefused, WordsRefused.
    """
    report = _report(site, year, at)
    if report.held_account_id == by.pk:
        raise MoneyRefused(OTHERS_LOOK)
    refuse_words(site, report.foreword, *words_of_pictures(report.photos), by=by)
    kim, before = kim_of(site), _used_names(report)
    if kim is None:
        raise MoneyRefused("Hanya KIM yang punya laporan tahunan.")
    today = clock.today(at, site.region.zone)
    report.frozen, report.frozen_on = frozen_values(year_paper(kim, year, today)), today
    report.published_by, report.published_at = by, at
    report.held_account = None
    report.save()
    _use_photos(report, before, at)
    add_event_data(year=year, on=today.isoformat())
    touch(money_tag(site), site.tag)
    return report


@action(needs=YearPaperPermission.LOOK, records="annual.hold_ended")
def show_report_again(report: YearReport, *, by: Person, at: datetime) -> YearReport:
    """Somebody else than the account in doubt has looked: readers have it again."""
    report.held_account = None
    report.save(update_fields=["held_account"])
    add_event_data(year=report.year)
    touch(money_tag(report.site), report.site.tag)
    return report


@action(needs=MediaPermission.RETOUCH, records="annual.photo_renewed")
def renew_report_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all reports of its group. May run twice."""
    for report in lock_rows_using(photo.name, YearReport):
        report.photos = with_new_photo(report.photos, old, photo)
        if report.frozen:
            photos = with_new_photo(report.frozen["photos"], old, photo)
            report.frozen = {**report.frozen, "photos": photos}
        report.save(update_fields=["photos", "frozen"])
        touch(money_tag(report.site))
    return photo


def _report(site: Site, year: int, at: datetime) -> YearReport:
    """The row of a year, saved. Raises MoneyRefused for a year that is none of this group."""
    kim, today = kim_of(site), clock.today(at, site.region.zone)
    if kim is None or year not in years_of(kim, today):
        raise MoneyRefused(f"Tidak ada laporan untuk tahun {year}.")
    report = report_row(kim, year)
    report.save()
    return report


def _frozen_names(report: YearReport) -> set[str]:
    return {photo["name"] for photo in report.frozen.get("photos", [])}


def _used_names(report: YearReport) -> set[str]:
    return report.photo_names | _frozen_names(report)


def _use_photos(report: YearReport, before: set[str], at: datetime) -> None:
    """Note which photos it uses now, and let go of the others. It shows none by itself: readers
    have a photo as long as what it was taken for shows it.
    """
    now = _used_names(report)
    lock_media(report.site, before | now)
    mark_media_used(report, now)
    release_media(report, before - now, at)
