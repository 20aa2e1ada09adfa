"""What people read of rounds, levels, participants and jurors: offices in the history of each, an
office of a group among the changes on its site.
"""

from functools import partial

from kimid.events.models import Event
from kimid.events.presenters import Presenter, leave_out, register_presenters


def _sent(event: Event) -> str:
    return "Isian dikirim" + (" atas nama KIM" if event.data.get("on_behalf") else "")


_entry = partial(Presenter, change="Isian evaluasi diubah")
_round = partial(Presenter, change="Putaran evaluasi diubah")
_judging = partial(Presenter, change="Penilaian evaluasi berjalan")

register_presenters(
    _entry("evaluation.kept"),
    _entry("evaluation.paper_added"),
    _entry("evaluation.paper_dropped"),
    _entry("evaluation.sent", sentence=_sent),
    _entry("evaluation.disputed", sentence="KIM menyatakan ada yang tidak benar"),
    _entry("evaluation.reminded"),
    _round("evaluation.opened", sentence="Dibuka"),
    _round("evaluation.prolonged", sentence="Waktunya diperpanjang"),
    _judging("heat.entered", sentence="Satu isian masuk"),
    _judging("heat.handed_up", sentence="Waktu babak ini lewat, kantor di atasnya boleh menilai"),
    _judging("heat.published", sentence="Hasil diumumkan"),
    _judging("heat.corrected", sentence="Hasil diralat"),
    _judging("participant.checked", sentence="Diperiksa"),
    _judging(
        "participant.handed_up", sentence="Sepuluh hari kerja lewat, kantor di atas boleh memeriksa"
    ),
    _judging("participant.excluded", sentence="Keikutsertaan diputuskan"),
    _judging("participant.judged", sentence="Seorang juri memberi nilai"),
    _judging("juror.invited", sentence="Seorang juri diundang"),
    _judging("juror.came_in", sentence="Seorang juri masuk"),
    _judging("juror.let_go", sentence="Seorang juri dihentikan"),
)
leave_out("the form of later rounds shows it", "evaluation.asked", "evaluation.retired")
leave_out("nobody has the round any more", "evaluation.taken_back")
leave_out(
    "for who asks which papers an office or a juror opened",
    "participant.paper_judged",
    "participant.paper_seen",
)
