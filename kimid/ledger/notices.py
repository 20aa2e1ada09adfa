"""Notices about money: few, one for each thing that somebody has to do. They follow from the rows
as they are when the task runs, so tasks may run late and twice.
"""

from typing import Final

from kimid.access.models import Grant
from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import EDITORS, Role
from kimid.ledger.addresses import voucher_path
from kimid.ledger.advances import rest_of
from kimid.ledger.models import CashCount, Purse, Voucher, VoucherKind, VoucherState
from kimid.lib.rupiah import rupiah
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

TO_APPROVE: Final = "money.to_approve"
TO_ANSWER: Final = "money.to_answer"
TO_PAY: Final = "money.to_pay"
DECIDED: Final = "money.decided"
TO_CONFIRM: Final = "money.count_to_confirm"
DENIED: Final = "money.count_denied"
ADVANCE_DUE: Final = "money.advance_due"
MONTH_OPEN: Final = "money.month_open"
CLOSED: Final = "money.books_closed"

for kind in (
    NoticeKind(TO_APPROVE, NoticeTopic.WAITING, "Sebuah catatan kas menunggu Anda.", "document"),
    NoticeKind(TO_ANSWER, NoticeTopic.WAITING, "Catatan kas Anda ditanya balik.", "talk"),
    NoticeKind(TO_PAY, NoticeTopic.WAITING, "Sebuah belanja menunggu dibayar.", "document"),
    NoticeKind(DECIDED, NoticeTopic.MINE, "Catatan kas Anda sudah diputuskan.", "document"),
    NoticeKind(
        TO_CONFIRM, NoticeTopic.WAITING, "Anda disebut ikut menghitung uang kas.", "document"
    ),
    NoticeKind(DENIED, NoticeTopic.MINE, "Hitungan uang kas Anda tidak dibenarkan.", "warning"),
    NoticeKind(ADVANCE_DUE, NoticeTopic.WAITING, "Uang muka Anda lewat tanggalnya.", "calendar"),
    NoticeKind(MONTH_OPEN, NoticeTopic.WAITING, "Buku kas bulan lalu belum ditutup.", "calendar"),
    NoticeKind(CLOSED, NoticeTopic.GROUP, "Buku kas kelompok ditutup.", "check"),
):
    register_kind(kind)

_OF_VOUCHER: Final = (
    *("voucher.submitted", "voucher.asked", "voucher.answered", "voucher.approved"),
    *("voucher.refused", "voucher.taken_back", "voucher.paid", "voucher.official_answered"),
    *("correction.proposed", "advance.returned"),
)

_DECISIONS: Final = ("voucher.approved", "voucher.refused", "voucher.official_answered")


@task(lane=Lane.AWAITED)
def follow_voucher(event_id: int) -> None:
    """What a sum waits for now, and for whom."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = Voucher.objects.select_related(
            *("site", "written_by", "decided_by", "asked_by", "advance", "payer")
        )
        voucher = rows.get(pk=event.subject_id)
        _end_done(voucher, event)
        _give_waiting(voucher, event)
        _report_decision(voucher, event)


@task(lane=Lane.AWAITED)
def follow_count(event_id: int) -> None:
    """Whoever counted along is asked once; whoever wrote it learns that it was not right."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = CashCount.objects.select_related("by", "counted_with", "voucher__written_by")
        count = rows.get(pk=event.subject_id)
        if count.answered_at is not None:
            end([TO_CONFIRM], count, event.happened_at)
        elif count.counted_with is not None:
            _ask_second(count, site, event)
        if event.kind == "cash.count_answered" and not count.agrees:
            _report_denial(count, site, event)
        if count.voucher is not None and event.kind == "cash.counted":
            _give_waiting(count.voucher, event)


@task(lane=Lane.AWAITED)
def follow_closing(event_id: int) -> None:
    """The group learns that a month is closed; nobody has to close it any more."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    end([MONTH_OPEN], site, event.happened_at)
    is_person = event.actor_kind == ActorKind.PERSON
    closer = Person.objects.filter(pk=event.actor_ref).first() if is_person else None
    give(
        CLOSED,
        Recipient.on_site(site, Role.MEMBER),
        about=site,
        occasion=str(event.pk),
        title=f"Buku sampai {event.data['month']} ditutup",
        why=f"Oleh {event.actor_name}. Catatan bulan itu tidak bisa diubah lagi.",
        link=ruang_path("ruang-close-books", site.ruang_label),
        at=event.happened_at,
        except_for=closer,
    )


def connect() -> None:
    """Listen to what happens to money."""
    for kind in _OF_VOUCHER:
        on(kind, follow_voucher)
    for kind in ("cash.counted", "cash.count_answered"):
        on(kind, follow_count)
    on("books.closed", follow_closing)


def _end_done(voucher: Voucher, event: Event) -> None:
    """What a sum no longer waits for. An advance that is spent or given back is due no more."""
    state = voucher.state
    for kind, is_open in (
        (TO_APPROVE, state == VoucherState.SUBMITTED),
        (TO_ANSWER, state == VoucherState.ASKED),
        (TO_PAY, state == VoucherState.APPROVED),
    ):
        if not is_open:
            end([kind], voucher, event.happened_at)
    if voucher.advance is not None and not rest_of(voucher.advance):
        end([ADVANCE_DUE], voucher.advance, event.happened_at)


def _give_waiting(voucher: Voucher, event: Event) -> None:
    """One notice for the next step, to whoever may take it."""
    editors = Recipient.on_site(voucher.site, Role.EDITOR)
    what = f"{voucher.purpose}, {rupiah(voucher.amount)}"
    if voucher.state == VoucherState.SUBMITTED:
        writer = voucher.written_by
        why = f"“{voucher.answer}”, jawab {writer.name}." if voucher.answer else ""
        why = why or f"Ditulis {writer.name}. Lihat notanya, lalu setujui atau tanya balik."
        words = (f"Menunggu disetujui: {what}", why)
        _give(TO_APPROVE, editors, voucher, event, words=words, except_for=writer)
    elif voucher.state == VoucherState.ASKED:
        asker = voucher.asked_by.name if voucher.asked_by else ""
        to = Recipient.person(voucher.written_by, voucher.site)
        why = f"“{voucher.question}”, tanya {asker}."
        _give(TO_ANSWER, to, voucher, event, words=(f"Ditanya balik: {what}", why))
    elif voucher.state == VoucherState.APPROVED:
        whom = voucher.party or "yang menunggu"
        if voucher.purse == Purse.OWN and voucher.payer is not None:
            whom = voucher.payer.name
        why = f"Disetujui {voucher.decider}. Bayar ke {whom}, lalu catat tanggalnya."
        words = (f"Tinggal dibayar: {what}", why)
        _give(TO_PAY, editors, voucher, event, words=words, except_for=voucher.decided_by)


def _report_decision(voucher: Voucher, event: Event) -> None:
    """The writer learns of a refusal, and of an approval that they do not pay themselves."""
    is_own = event.actor_ref == str(voucher.written_by_id) and event.actor_kind == "person"
    if is_own or voucher.decided_at is None or event.kind not in _DECISIONS:
        return
    what = f"{voucher.purpose}, {rupiah(voucher.amount)}"
    to = Recipient.person(voucher.written_by, voucher.site)
    if voucher.state == VoucherState.REFUSED:
        why = f"“{voucher.refusal}”, {voucher.decider}."
        _give(DECIDED, to, voucher, event, words=(f"Ditolak: {what}", why))
    elif not _pays(voucher, event) or voucher.kind == VoucherKind.CORRECTION:
        why = f"Oleh {voucher.decider}."
        _give(DECIDED, to, voucher, event, words=(f"Disetujui: {what}", why))


def _pays(voucher: Voucher, event: Event) -> bool:
    """Whether the writer has the notice to pay it."""
    roles = Grant.objects.filter(site=voucher.site, role__in=EDITORS, person=voucher.written_by)
    return roles.usable(event.happened_at).exists()


def _ask_second(count: CashCount, site: Site, event: Event) -> None:
    if count.counted_with is None:
        return
    give(
        TO_CONFIRM,
        Recipient.person(count.counted_with, site),
        about=count,
        occasion=str(event.pk),
        title=f"Benar {rupiah(count.counted)}?",
        why=f"{count.by.name} menulis bahwa Anda ikut menghitung uang kas.",
        link=ruang_path("ruang-cash-counted", site.ruang_label, count.pk),
        at=event.happened_at,
    )


def _report_denial(count: CashCount, site: Site, event: Event) -> None:
    other = count.counted_with.name if count.counted_with else ""
    give(
        DENIED,
        Recipient.person(count.by, site),
        about=count,
        occasion=str(event.pk),
        title=f"{other} bilang {rupiah(count.counted)} tidak benar",
        why="Hitung lagi bersama, lalu simpan hitungan baru.",
        link=ruang_path("ruang-cash-counted", site.ruang_label, count.pk),
        at=event.happened_at,
    )


def _give(
    kind: str,
    to: Recipient,
    voucher: Voucher,
    event: Event,
    *,
    words: tuple[str, str],
    except_for: Person | None = None,
) -> None:
    """`words` are the title, and why it is for this reader."""
    title, why = words
    give(
        kind,
        to,
        about=voucher,
        occasion=str(event.pk),
        title=title,
        why=why,
        link=voucher_path(voucher),
        at=event.happened_at,
        except_for=except_for,
    )
