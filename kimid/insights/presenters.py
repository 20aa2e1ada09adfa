"""What the page of a report of former times says of its events."""

from functools import partial

from kimid.events.presenters import Concern, Presenter, register_presenters

_report = partial(Presenter, change="Laporan masa lalu diubah")

register_presenters(
    _report("numbers.report_entered", sentence="Dimasukkan"),
    _report("numbers.report_taken_out", sentence="Dikeluarkan"),
    Presenter("list.exported", "Daftar KIM diunduh", Concern.PEOPLE),
)
