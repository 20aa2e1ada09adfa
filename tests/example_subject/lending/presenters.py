"""What people read of lending: an office among the changes on a site, the register of a KIM."""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter("tool.offered", "Alat ditawarkan", Concern.READERS),
    Presenter("tool.lent", "Alat dipinjamkan"),
    Presenter("tool.returned", "Alat kembali"),
    Presenter(
        "tool.withdrawn",
        "Alat tidak dipinjamkan lagi",
        Concern.READERS,
        in_kim_history="Alat tidak dipinjamkan lagi: {why}",
    ),
    Presenter("tool.hold_ended", "Alat yang ditahan ditampilkan lagi", Concern.UNCHECKED),
    Presenter("loan.receipt_added", "Tanda terima disimpan"),
)
leave_out("the photo is made anew; its own event says so", "tool.photo_renewed")
leave_out("its page says that it is held", "tool.held")
