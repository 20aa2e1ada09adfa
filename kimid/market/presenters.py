"""What people read of the market: an office among the changes on a site, the register of a KIM."""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter("seller.entered", "Penjual ditulis"),
    Presenter("seller.changed", "Keterangan atau nomor penjual diubah", Concern.READERS),
    Presenter("product.entered", "Barang jualan ditulis"),
    Presenter("product.changed", "Barang jualan diubah", Concern.READERS),
    Presenter("product.published", "Barang jualan ditampilkan", Concern.READERS),
    Presenter("product.withdrawn", "Barang jualan ditarik", Concern.READERS),
    Presenter("product.stock_noted", "Stok barang dicatat"),
    Presenter("product.price_confirmed", "Harga dipastikan masih sama"),
    Presenter("product.hold_ended", "Barang yang ditahan ditampilkan lagi", Concern.UNCHECKED),
)
register_presenters(
    Presenter("paper.entered", "Kertas barang dicatat: {number}", Concern.READERS),
    Presenter("paper.changed", "Kertas barang diubah: {number}", Concern.READERS),
    Presenter("paper.seen", "Kertas barang dilihat KIM", Concern.READERS),
    Presenter("paper.checked", "Kertas barang dicek dinas: {number}"),
    Presenter("paper.unfit", "Dinas: kertas tidak cocok untuk barangnya, {why}"),
    Presenter("paper.ended", "Kertas barang dilepas"),
    Presenter("seller.number_asked", "Nomor baru penjual menunggu disetujui", Concern.READERS),
    Presenter("seller.number_approved", "Nomor baru penjual disetujui", Concern.READERS),
    Presenter("seller.number_dropped", "Nomor baru penjual ditolak"),
    Presenter("seller.official_asked", "Pejabat setempat diminta menelepon penjual: {holder}"),
    Presenter(
        "seller.official_answered", "Nomor baru penjual dijawab lewat tautan", Concern.READERS
    ),
)
leave_out("the paper says its last day itself", "paper.lapsed")
leave_out("it only moves the next question by a year", "paper.still_same")
register_presenters(
    Presenter("seller.link_given", "Tautan penjual dibuat"),
    Presenter("seller.link_taken", "Tautan penjual dibuka di HP-nya"),
    Presenter("seller.link_asked", "Tautan penjual diminta dari HP lain"),
    Presenter("seller.link_ended", "Tautan penjual ditutup"),
    Presenter("proposal.sent", "Barang dikirim penjual lewat tautan"),
    Presenter("proposal.taken_back", "Kiriman penjual ditarik kembali"),
    Presenter("proposal.approved", "Kiriman penjual disetujui", Concern.READERS),
    Presenter("proposal.asked", "Penjual ditanya tentang kirimannya"),
    Presenter("proposal.refused", "Kiriman penjual tidak ditampilkan"),
)
register_presenters(
    Presenter("qris.asked", "QRIS penjual menunggu disetujui", Concern.READERS),
    Presenter("qris.approved", "QRIS penjual disetujui", Concern.READERS),
    Presenter("qris.dropped", "QRIS baru penjual ditolak"),
    Presenter("qris.official_asked", "Pejabat setempat diminta menanyakan QRIS: {holder}"),
    Presenter("qris.official_answered", "QRIS penjual dijawab lewat tautan", Concern.READERS),
    Presenter("qris.taken_down", "QRIS penjual diturunkan", Concern.READERS),
    Presenter("seller.shop_seen", "Toko penjual dibuka dan menjadi tautan", Concern.READERS),
    Presenter("seller.left", "Penjual berhenti berjualan", Concern.READERS),
    Presenter("seller.came_back", "Penjual berjualan lagi", Concern.READERS),
)
leave_out("the photo is made anew; its own event says so", "product.photo_renewed")
register_presenters(
    Presenter("product.photo_chosen", "Foto barang diganti: rapi atau asli", Concern.READERS),
    Presenter("proposal.photo_chosen", "Penjual memilih foto yang rapi atau yang asli"),
)
leave_out("the photo is made anew; its own event says so", "product.tidy_dropped")
leave_out("its page says that it is held", "product.held")
leave_out("a note about papers between a seller and her group", "paper.step_answered")
leave_out("it only moves the checklist of papers", "product.sort_chosen")
