"""Who outside a group confirms what it achieved: an office, or somebody by a one-use link."""

from datetime import datetime
from typing import Final

from kimid.access import one_use_links
from kimid.access.grants import OFFICERS, grant_used, is_newcomer
from kimid.access.models import Grant, OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data
from kimid.newsroom.sole_account import is_sole_account
from kimid.people.models import Person
from kimid.showcase.achievement_kind import publication_of_achievement
from kimid.showcase.actions.achievements import (
    OTHERS_LOOK,
    AchievementRefused,
    refuse_if_closed,
)
from kimid.showcase.models import Achievement, AchievementConfirmation
from kimid.showcase.rules import AchievementPermission
from kimid.sites.public_words import refuse_words
from kimid.wire import placing

_SITE: Final = "subject.site"
_CHANGED: Final = "Tulisannya baru saja diubah. Baca lagi, lalu pastikan."


@action(needs=AchievementPermission.ASK, records="achievement.office_asked", counts_as_life=True)
def ask_office(achievement: Achievement, *, by: Person, at: datetime) -> Achievement:
    """Put it on the desk of the offices above, also a draft. Raises AchievementRefused."""
    refuse_if_closed(achievement.site)
    _refuse_unless_open(achievement)
    if achievement.waits_for_office:
        raise AchievementRefused("Dinas sudah diminta. Jawabannya tampil di sini.")
    if achievement.confirmations.filter(voided_at=None, office__isnull=False).exists():
        raise AchievementRefused("Dinas sudah memastikan prestasi ini.")
    achievement.office_asked_at = at
    achievement.question, achievement.questioned_by = "", None
    achievement.save(update_fields=["office_asked_at", "question", "questioned_by"])
    return achievement


@action(needs=AchievementPermission.VERIFY, records="achievement.verified", locks_first=_SITE)
def verify(achievement: Achievement, *, base: str, by: Person, at: datetime) -> Achievement:
    """An officer above the group gives the mark of the office to the text whose digest is `base`.
    Raises AchievementRefused.
    """
    _refuse_unless_asked(achievement)
    _refuse_changed(achievement, base)
    grant = grant_used(by, OFFICERS, achievement.scope())
    if grant is None or grant.region is None:
        raise AchievementRefused("Jabatan Anda di kantor ini sudah berakhir.")
    if achievement.confirmations.filter(voided_at=None, office__isnull=False).exists():
        raise AchievementRefused("Kantor lain sudah memastikannya lebih dulu.")
    achievement.question, achievement.questioned_by = "", None
    row = AchievementConfirmation(person=by, office=grant.region, name=by.name)
    _confirm(achievement, row, at)
    add_event_data(office=grant.region.full_name)
    return achievement


@action(needs=AchievementPermission.VERIFY, records="achievement.questioned")
def ask_other_proof(achievement: Achievement, *, why: str, by: Person, at: datetime) -> Achievement:
    """An office wants to see something else first; the group reads what. Raises WordsRefused and
    AchievementRefused.
    """
    _refuse_unless_asked(achievement)
    if achievement.question:
        raise AchievementRefused("KIM ini sudah diminta bukti lain, dan belum menjawab.")
    refuse_words(achievement.site, why, by=by)
    achievement.question, achievement.questioned_by = why, by
    achievement.save(update_fields=["question", "questioned_by"])
    add_event_data(why=why)
    return achievement


@action(
    needs=AchievementPermission.ASK, records="achievement.confirmation_asked", counts_as_life=True
)
def ask_by_link(
    achievement: Achievement, *, holder_name: str, by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """Make a one-use link for the organiser, or an official of the village. Whoever wrote it makes
    none, unless nobody else is in the group. Returns the link and its token, which is not stored.
    Raises WordsRefused and AchievementRefused.
    """
    refuse_if_closed(achievement.site)
    _refuse_unless_open(achievement)
    _refuse_maker(achievement, by, at)
    refuse_words(achievement.site, holder_name, by=by)
    _refuse_own_name(achievement, holder_name, at)
    add_event_data(holder=holder_name)
    return one_use_links.make_link(
        achievement,
        site=achievement.site,
        perm=AchievementPermission.CONFIRM_BY_LINK,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


@action(
    needs=AchievementPermission.CONFIRM_BY_LINK,
    records="achievement.confirmed",
    locks_first=_SITE,
)
def confirm_by_link(
    achievement: Achievement,
    *,
    name: str,
    role: str,
    how_known: str,
    base: str,
    by: LinkHolder,
    at: datetime,
) -> Achievement:
    """Somebody outside says that it is true, who they are and how they know; readers have all
    three. Raises WordsRefused, AchievementRefused and LinkUsed.
    """
    refuse_if_closed(achievement.site)
    _refuse_unless_open(achievement)
    _refuse_maker(achievement, by.link.made_by, at)
    _refuse_changed(achievement, base)
    refuse_words(achievement.site, name, role, how_known, by=by)
    _refuse_own_name(achievement, name, at)
    row = AchievementConfirmation(link=by.link, name=name, role=role, how_known=how_known)
    _confirm(achievement, row, at)
    one_use_links.use_link(by.link, at)  # links are locked after portals (`wire/front.py`)
    add_event_data(asked_by=by.link.made_by.name, name=name, role=role)
    return achievement


def _confirm(achievement: Achievement, row: AchievementConfirmation, at: datetime) -> None:
    row.site, row.achievement, row.at = achievement.site, achievement, at
    row.save()
    achievement.mark_lost_at = None
    achievement.save(update_fields=["mark_lost_at", "question", "questioned_by"])
    if achievement.item is not None:
        publication = publication_of_achievement(achievement)
        placing.update_item(achievement.item, publication, corrected_at=None)


def _refuse_unless_open(achievement: Achievement) -> None:
    if achievement.is_held:
        raise AchievementRefused(OTHERS_LOOK)
    if achievement.is_withdrawn:
        raise AchievementRefused("Prestasi ini ditarik. Tampilkan lagi dulu.")


def _refuse_unless_asked(achievement: Achievement) -> None:
    _refuse_unless_open(achievement)
    if achievement.office_asked_at is None:
        raise AchievementRefused("KIM ini belum meminta kantor memastikan.")


def _refuse_changed(achievement: Achievement, base: str) -> None:
    if base != achievement.digest:
        raise AchievementRefused(_CHANGED)


def _refuse_maker(achievement: Achievement, maker: Person, at: datetime) -> None:
    site = achievement.site
    if achievement.is_written_by(maker) and not is_sole_account(maker, site, at):
        raise AchievementRefused(
            "Tautan tidak dibuat penulisnya. Minta anggota lain membuka halaman ini dan membuat"
            " tautannya."
        )
    if is_newcomer(maker, site.pk, at):
        raise AchievementRefused(
            "Yang membuat tautan sudah tiga hari di kelompok ini. Minta anggota yang lebih lama,"
            " atau tunggu tiga hari."
        )


def _refuse_own_name(achievement: Achievement, name: str, at: datetime) -> None:
    """Nobody of the group confirms it, whatever phone the link was opened on."""
    rows = Grant.objects.filter(site=achievement.site).active(at)
    own = {_plain(each) for each in rows.values_list("person__name", flat=True)}
    if _plain(name) in {*own, _plain(achievement.written_by.name)}:
        raise AchievementRefused(
            f"{name} anggota KIM ini. Yang memastikan orang di luar KIM: penyelenggara, atau"
            " pejabat setempat."
        )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
