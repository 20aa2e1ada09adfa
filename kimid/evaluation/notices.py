"""Notices of evaluations and contests, for the editors of a group: a round waits for its entry or
closes soon, an office did something to the entry, a result is out.

What waits follows from the entry as it is when the task runs, so tasks may run late and twice.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.evaluation.models import ContestLevel, Participant, Round, RoundEntry
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.registry.models import Kim

_FILL: Final = "round.to_fill"
_CLOSES: Final = "round.closes_soon"
_OPENED: Final = "round.opened"
_ANSWERED: Final = "entry.answered"
_RESULT: Final = "entry.result"
_WAITING: Final = (_FILL, _CLOSES)
# Of the days with a reminder, those that also give a notice: the first notice is not long ago then.
_NOTICE_DAYS: Final = frozenset({7, 2})

for kind in (
    NoticeKind(_FILL, NoticeTopic.WAITING, "Ada evaluasi yang menunggu isian KIM.", "document"),
    NoticeKind(_CLOSES, NoticeTopic.WAITING, "Batas mengirim isian evaluasi dekat.", "document"),
    NoticeKind(_OPENED, NoticeTopic.GROUP, "Ada lomba KIM yang dibuka.", "document"),
    NoticeKind(_ANSWERED, NoticeTopic.MINE, "Ada kabar tentang isian evaluasi KIM.", "document"),
    NoticeKind(_RESULT, NoticeTopic.MINE, "Hasil evaluasi atau lomba KIM terbit.", "document"),
):
    register_kind(kind)

ROUND_EVENTS: Final = ("evaluation.opened", "evaluation.prolonged", "evaluation.taken_back")
RESULT_EVENTS: Final = ("heat.published", "heat.corrected")


@task(lane=Lane.DERIVED)
def follow_round(event_id: int) -> None:
    """A round was opened, got other days, or was taken back. A round of the nation is for thousands
    of KIM, so each regency has a task of its own.
    """
    event = Event.objects.get(pk=event_id)
    row = Round.objects.filter(pk=event.subject_id).first()
    if row is None:
        end(_WAITING, Round(pk=int(event.subject_id)), event.happened_at)
        return
    end(_WAITING, row, event.happened_at, before=event.happened_at)
    places = Kim.objects.all().below(row.region_id).existing().values_list("region", flat=True)
    for code in sorted({codes.cut(place, Level.REGENCY) for place in places}):
        inform_kims.enqueue(event.pk, code)


@task(lane=Lane.DERIVED)
def inform_kims(event_id: int, code: str) -> None:
    """The KIM of this region that have not sent their entry learn of a round. A yearly evaluation
    waits for all of them; whether to enter a contest is for them to say.
    """
    event = Event.objects.get(pk=event_id)
    row = Round.objects.filter(pk=event.subject_id).first()
    if row is None or not row.is_open_for_entries(event.happened_at):
        return
    is_new = event.kind == "evaluation.opened"
    if row.is_contest and not is_new:
        return
    sent = RoundEntry.objects.filter(round=row, sent_at__isnull=False).values("kim")
    kims = Kim.objects.all().below(code).existing().exclude(pk__in=sent)
    for kim in kims.select_related("site", "region").order_by("pk"):
        _give_of_round(
            _OPENED if row.is_contest else _FILL,
            kim,
            row,
            event,
            title=f"{row.title} dibuka" if is_new else f"{row.title} diperpanjang",
        )


@task
def follow_reminder(event_id: int) -> None:
    """Entries close soon. Of a contest, only those learn it who have begun an entry."""
    event = Event.objects.get(pk=event_id)
    row = Round.objects.filter(pk=event.data["round"]).first()
    kim = Kim.objects.select_related("site", "region").filter(pk=event.subject_id).first()
    if row is None or kim is None or event.data["days"] not in _NOTICE_DAYS:
        return
    entry = RoundEntry.objects.filter(round=row, kim=kim).first()
    if (entry.is_sent if entry is not None else row.is_contest) or kim.has_ended:
        return
    at = event.happened_at
    end([_CLOSES], row, at, of_site=kim.site, before=at)  # that of some days before
    _give_of_round(_CLOSES, kim, row, event, title=f"{row.title}: segera ditutup")


@task
def follow_entry(event_id: int) -> None:
    """An entry was sent: nothing waits any more. If an office sent it, the group learns that."""
    event = Event.objects.get(pk=event_id)
    rows = RoundEntry.objects.select_related("round", "kim__site")
    entry = rows.filter(pk=event.subject_id).first()
    if entry is None:
        return
    end(_WAITING, entry.round, event.happened_at, of_site=entry.kim.site)
    if entry.on_behalf:
        title = f"{entry.round.title}: dinas mengirim isian atas nama KIM"
        _give_of_entry(_ANSWERED, entry, event, title, "Ada yang keliru? Sanggah dari halamannya.")


@task
def follow_participant(event_id: int) -> None:
    """The group learns that an office took it out of a ranking, or in again."""
    event = Event.objects.get(pk=event_id)
    rows = Participant.objects.select_related("entry__round", "entry__kim__site")
    participant = rows.get(pk=event.subject_id)
    entry, is_out = participant.entry, event.data["is_excluded"]
    title = "KIM tidak ikut peringkat" if is_out else "KIM ikut peringkat lagi"
    why = participant.excluded_why if is_out else "Dinas membatalkan putusannya."
    _give_of_entry(_ANSWERED, entry, event, f"{entry.round.title}: {title}", why)


@task
def follow_result(event_id: int) -> None:
    """A result was published or corrected: all who took part learn it."""
    event = Event.objects.get(pk=event_id)
    level = ContestLevel.objects.select_related("region", "round").get(pk=event.subject_id)
    word = "terbit" if event.kind == "heat.published" else "dibetulkan"
    rows = Participant.objects.filter(contest_level=level)
    for row in rows.select_related("entry__round", "entry__kim__site").order_by("pk"):
        title = f"{level.round.title}: hasilnya {word}"
        _give_of_entry(_RESULT, row.entry, event, title, f"{level.region.full_name}.")


def _give_of_round(kind: str, kim: Kim, row: Round, event: Event, *, title: str) -> None:
    give(
        kind,
        Recipient.on_site(kim.site, Role.EDITOR),
        about=row,
        occasion=str(event.pk),
        title=title,
        why=f"Isian bisa dikirim sampai {clock.day(row.entries_until)}.",
        link=ruang_path("ruang-evaluation", kim.site.ruang_label, row.pk),
        at=event.happened_at,
        until=_end_of(row),
    )


def _give_of_entry(kind: str, entry: RoundEntry, event: Event, title: str, why: str) -> None:
    site = entry.kim.site
    give(
        kind,
        Recipient.on_site(site, Role.EDITOR),
        about=entry,
        occasion=str(event.pk),
        title=title,
        why=why,
        link=ruang_path("ruang-evaluation", site.ruang_label, entry.round_id),
        at=event.happened_at,
    )


def _end_of(row: Round) -> datetime:
    """Until when an entry can be sent."""
    return clock.start_of(row.entries_until + timedelta(days=1), row.region.zone)
