"""What people read of the money of a group: an office among the changes on a site, the register."""

from collections.abc import Callable
from typing import Final

from kimid.events.models import Event
from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

# What else of a plan was changed, where the event has it.
_DETAILS: Final = (
    ("was", "dulu bernama {}"),
    ("ends_on", "berakhir {}"),
    ("giver", "nama pemberi {}"),
)


def _change_of(noun: str) -> Callable[[Event], str]:
    """What became of a plan: the sum before and after, where the sum is another."""

    def words(event: Event) -> str:
        named, before, planned = (event.data[each] for each in (noun, "before", "planned"))
        parts = [f"dari {before} menjadi {planned}"] if before != planned else []
        parts += [words.format(event.data[each]) for each, words in _DETAILS if each in event.data]
        return f"{named}: {', '.join(parts) or 'keterangannya diubah'}"

    return words


register_presenters(
    Presenter("money.name_erased", "Nama seseorang dihapus dari buku kas, atas permintaannya"),
    Presenter(
        "source.planned",
        "Sumber dana direncanakan: {source}",
        Concern.READERS,
        sentence="{source}: ditulis {planned}",
    ),
    Presenter(
        "source.changed",
        "Rencana sumber dana diubah: {source}",
        Concern.READERS,
        sentence=_change_of("source"),
    ),
    Presenter(
        "plan.line_added",
        "Pos rencana ditulis: {name}",
        Concern.READERS,
        sentence="{name}: ditulis {planned}",
    ),
    Presenter(
        "plan.line_changed",
        "Pos rencana diubah: {name}",
        Concern.READERS,
        sentence=_change_of("name"),
    ),
    Presenter(
        "plan.copied",
        "Rencana {year} diawali dari rencana {before}",
        Concern.READERS,
        sentence="Diawali dari rencana {before}",
    ),
    Presenter("voucher.submitted", "Belanja diajukan: {purpose}, {amount}"),
    Presenter("voucher.receipt_added", "Nota ditambahkan: {purpose}"),
    Presenter("voucher.asked", "Belanja ditanya balik: {purpose}"),
    Presenter("voucher.answered", "Pertanyaan tentang belanja dijawab: {purpose}"),
    Presenter("voucher.approved", "Disetujui: {purpose}, {amount}"),
    Presenter(
        "voucher.phone_shared",
        "HP yang sama dipakai dua akun: {purpose}, {amount}",
        sentence="{actor} memakai HP yang juga dipakai {other}",
    ),
    Presenter("voucher.refused", "Ditolak: {purpose}, {amount}"),
    Presenter("voucher.taken_back", "Ditarik kembali: {purpose}, {amount}"),
    Presenter("voucher.paid", "Dibayar: {purpose}, {amount}", Concern.READERS),
    Presenter("voucher.official_asked", "Pejabat setempat diminta menyetujui: {holder}"),
    Presenter("voucher.official_answered", "Dijawab lewat tautan: {purpose}, {amount}"),
    Presenter("income.received", "Uang masuk: {purpose}, {amount}", Concern.READERS),
    Presenter("money.moved", "{purpose}: {amount}", Concern.READERS),
    Presenter("books.opened", "Saldo awal ditulis: {amount}", Concern.READERS),
    Presenter("advance.returned", "{purpose}: {amount}", Concern.READERS),
    Presenter("correction.proposed", "Pembetulan diajukan: {purpose}, {amount}"),
    Presenter("cash.counted", "Kas dihitung: {counted}, menurut buku {booked}", Concern.READERS),
    Presenter("cash.count_answered", "Hitungan kas dijawab orang kedua", Concern.READERS),
    Presenter("books.closed", "Buku ditutup sampai {month}", Concern.READERS),
    Presenter("bill.written", "Nota tagihan {bill} ditulis: {amount}"),
    Presenter("bill.paid", "Nota tagihan {bill} dibayar: {amount}", Concern.READERS),
    Presenter("bill.cancelled", "Nota tagihan {bill} dibatalkan: {why}", Concern.READERS),
)
leave_out("it only proposes an expense to the group", "recurring.added", "recurring.ended")
register_presenters(
    Presenter("annual.written", "Kata pengantar atau foto laporan tahunan {year} diubah"),
    Presenter(
        "annual.published",
        "Laporan tahunan {year} ditampilkan, keadaan {on}",
        Concern.READERS,
    ),
    Presenter(
        "annual.hold_ended",
        "Laporan tahunan {year} yang ditahan ditampilkan lagi",
        Concern.UNCHECKED,
    ),
    Presenter("funding.written", "Proposal ditulis: {title}", sentence="Ditulis oleh {actor}"),
    Presenter("funding.changed", "Proposal diubah: {title}", sentence="Diubah oleh {actor}"),
    Presenter(
        "funding.handed_over",
        "Proposal diserahkan: {title}",
        sentence="{actor} mencatat: diserahkan kepada {to}, {on}",
    ),
    Presenter(
        "funding.taken_back",
        "Proposal ditarik ke konsep: {title}",
        sentence="{actor} menariknya kembali ke konsep",
    ),
    Presenter(
        "funding.granted",
        "Proposal dikabulkan: {title}, {amount}",
        sentence="{actor} mencatat: dikabulkan {amount}",
    ),
    Presenter(
        "funding.declined",
        "Proposal belum dikabulkan: {title}",
        sentence="{actor} mencatat: belum dikabulkan",
    ),
    Presenter(
        "funding.source_planned",
        "Proposal jadi rencana sumber dana: {title}",
        Concern.READERS,
        sentence="{actor} merencanakan sumber dananya",
    ),
)
leave_out("the photo is made anew; its own event says so", "annual.photo_renewed")
leave_out("its page says that it is held", "annual.held")
