"""What people read of entries, plans and polls: the group in the history of each, an office among
the changes on a site.
"""

from functools import partial

from kimid.events.presenters import Concern, Presenter, register_presenters

_entry = partial(Presenter, change="Catatan kegiatan diubah")
_plan = partial(Presenter, change="Rencana aksi diubah")
_poll = partial(Presenter, change="Jajak pendapat diubah")

register_presenters(
    _entry("activity.noted", sentence="Dicatat {actor}"),
    _entry("activity.corrected", sentence="Dibetulkan {actor}"),
    _entry("activity.withdrawn", sentence="Ditarik {actor}"),
    # A photo that was made anew changes nothing that anybody wrote.
    _entry("activity.photo_renewed"),
    _plan("plan.made", sentence="Direncanakan oleh {actor}"),
    _plan("plan.changed", sentence="Diubah oleh {actor}"),
    _plan("plan.begun", sentence="Mulai dikerjakan, kata {actor}"),
    _plan(
        "plan.finished",
        change="Hasil rencana aksi ditampilkan",
        concern=Concern.READERS,
        sentence="Selesai, kata {actor}",
    ),
    _plan("plan.reopened", sentence="Dibuka lagi oleh {actor}"),
    _plan("plan.called_off", sentence="Dibatalkan oleh {actor}"),
    _plan("plan.head_asked", sentence="Ditanyakan ke {head_title} oleh {actor}"),
    _plan("plan.head_answered", sentence="Dijawab {actor}"),
    _plan("plan.head_recorded", sentence="Jawaban tatap muka {head_title} dicatat oleh {actor}"),
    _poll("poll.asked", sentence="Ditanyakan oleh {actor}"),
    # Votes are secret.
    _poll("poll.answered"),
    _poll("poll.taken_back"),
    _poll("poll.closed", sentence="Ditutup oleh {actor}"),
    _poll(
        "poll.shown",
        change="Hasil jajak pendapat ditampilkan",
        concern=Concern.READERS,
        sentence="Ditampilkan oleh {actor}",
    ),
    _poll("poll.hidden", sentence="Tidak ditampilkan lagi oleh {actor}"),
)
