"""Notices of achievements: to the office that is asked, to the group about the answer. They follow
from the rows as they are when the task runs, so tasks may run late and twice.
"""

from typing import Final

from kimid.access.grants import OFFICERS
from kimid.access.nearest_office import nearest_office
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.showcase.models import Achievement
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_TO_VERIFY: Final = "achievement.to_verify"
_QUESTION: Final = "achievement.question"
_CONFIRMED: Final = "achievement.confirmed"

for kind in (
    NoticeKind(
        _TO_VERIFY, NoticeTopic.WAITING, "Ada prestasi desa yang menunggu dipastikan.", "flag"
    ),
    NoticeKind(
        _QUESTION, NoticeTopic.WAITING, "Kantor meminta bukti lain untuk sebuah prestasi.", "flag"
    ),
    NoticeKind(_CONFIRMED, NoticeTopic.GROUP, "Sebuah prestasi sudah dipastikan.", "flag"),
):
    register_kind(kind)

# After each of these somebody else is to act, or nobody any more.
_FOLLOWED: Final = (
    *("achievement.published", "achievement.changed", "achievement.withdrawn"),
    *("achievement.office_asked", "achievement.questioned", "achievement.verified"),
    *("achievement.confirmed", "achievement.paper_added", "achievement.paper_dropped"),
)


@task(lane=Lane.AWAITED)
def follow_achievement(event_id: int) -> None:
    """An office knows what waits for it, the group what an office asks and who confirmed it."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = Achievement.objects.select_related("site__region", "questioned_by")
        achievement = rows.get(pk=event.subject_id)
        if event.kind in {"achievement.verified", "achievement.confirmed"}:
            _report(achievement, event)
        _ask_group(achievement, event)
        _ask_office(achievement, event)


def connect() -> None:
    """Listen to what changes who is to act."""
    for kind in _FOLLOWED:
        on(kind, follow_achievement)


def _ask_office(achievement: Achievement, event: Event) -> None:
    verified = achievement.confirmations.filter(voided_at=None, office__isnull=False)
    if achievement.is_withdrawn or not achievement.waits_for_office or verified.exists():
        end([_TO_VERIFY], achievement, event.happened_at)
        return
    office = nearest_office(achievement.site.region_id, event.happened_at, OFFICERS)
    give(
        _TO_VERIFY,
        Recipient.on_region(office.region, Role.OFFICER),
        about=achievement,
        occasion=str(event.pk),
        title="Prestasi menunggu dipastikan",
        why=f"{achievement.site.name}: “{achievement.title}”. Lihat buktinya.",
        link=ruang_path("ruang-achievement-desk", office.ruang_label),
        at=event.happened_at,
    )


def _ask_group(achievement: Achievement, event: Event) -> None:
    if achievement.is_withdrawn or achievement.questioned_by is None:
        end([_QUESTION], achievement, event.happened_at)
        return
    give(
        _QUESTION,
        Recipient.on_site(achievement.site, Role.MEMBER),
        about=achievement,
        occasion=str(event.pk),
        title=f"{achievement.questioned_by.name} meminta bukti lain",
        why=f"“{achievement.title}”: {achievement.question}",
        link=_path_of(achievement),
        at=event.happened_at,
    )


def _report(achievement: Achievement, event: Event) -> None:
    name = event.data.get("name") or event.actor_name
    give(
        _CONFIRMED,
        Recipient.on_site(achievement.site, Role.MEMBER),
        about=achievement,
        occasion=str(event.pk),
        title=f"{name} memastikan prestasi",
        why=f"“{achievement.title}”. Tandanya ikut di semua daftar.",
        link=_path_of(achievement),
        at=event.happened_at,
    )


def _path_of(achievement: Achievement) -> str:
    label = achievement.site.ruang_label
    return ruang_path("ruang-achievement", label, achievement.public_id)
