"""What people read of the money of a group: an office among the changes on a site, the register."""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter("source.planned", "Sumber dana direncanakan: {source}", Concern.READERS),
    Presenter("source.changed", "Rencana sumber dana diubah: {source}", Concern.READERS),
    Presenter("plan.line_added", "Pos rencana ditulis: {name}", Concern.READERS),
    Presenter("plan.line_changed", "Pos rencana diubah: {name}", Concern.READERS),
    Presenter("voucher.submitted", "Belanja diajukan: {purpose}, {amount}"),
    Presenter("voucher.asked", "Belanja ditanya balik: {purpose}"),
    Presenter("voucher.answered", "Pertanyaan tentang belanja dijawab: {purpose}"),
    Presenter("voucher.approved", "Disetujui: {purpose}, {amount}"),
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
)
leave_out("it only proposes an expense to the group", "recurring.added", "recurring.ended")
