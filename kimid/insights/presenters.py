"""What the page of a report of former times says of its events."""

from kimid.events.presenters import Presenter, register_presenters

register_presenters(
    Presenter("numbers.report_entered", sentence="Dimasukkan"),
    Presenter("numbers.report_taken_out", sentence="Dikeluarkan"),
)
