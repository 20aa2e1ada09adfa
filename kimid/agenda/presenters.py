"""What people read of the agenda: an office among the changes on a site, the register of a KIM."""

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

register_presenters(
    Presenter("agenda.written", "Acara ditulis", sentence="Ditulis oleh {actor}"),
    Presenter("agenda.changed", "Acara diubah", Concern.READERS, sentence="Diubah oleh {actor}"),
    Presenter(
        "agenda.published",
        "Acara ditampilkan",
        Concern.READERS,
        sentence="Ditampilkan oleh {actor}",
    ),
    Presenter(
        "agenda.called_off",
        "Satu hari acara dibatalkan",
        Concern.READERS,
        sentence="Satu hari dibatalkan oleh {actor}",
    ),
    Presenter(
        "agenda.moved",
        "Satu hari acara dipindah",
        Concern.READERS,
        sentence="Satu hari dipindah oleh {actor}",
    ),
    Presenter(
        "agenda.withdrawn", "Acara ditarik", Concern.READERS, sentence="Ditarik oleh {actor}"
    ),
    Presenter(
        "agenda.hold_ended",
        "Acara yang ditahan ditampilkan lagi",
        Concern.UNCHECKED,
        sentence="Dilihat dan ditampilkan lagi oleh {actor}",
    ),
)
leave_out("a day has passed; nobody did anything", "agenda.advanced")
leave_out("its page says that it is held", "agenda.held")
