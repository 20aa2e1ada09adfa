"""What people read of rounds, levels, participants and jurors: offices in the history of each, an
office of a group among the changes on its site.
"""

from functools import partial

from kimid.events.models import Event
from kimid.events.presenters import Presenter, leave_out, register_presenters


def _sent(event: Event) -> str:
    return "Isian dikirim" + (" atas nama KIM" if event.data.get("on_behalf") else "")


_entry = partial(Presenter, change="Isian evaluasi diubah")

register_presenters(
    _entry("evaluation.kept"),
    _entry("evaluation.paper_added"),
    _entry("evaluation.paper_dropped"),
    _entry("evaluation.sent", sentence=_sent),
    _entry("evaluation.disputed", sentence="KIM menyatakan ada yang tidak benar"),
    _entry("evaluation.reminded"),
    Presenter("evaluation.opened", sentence="Dibuka"),
    Presenter("evaluation.prolonged", sentence="Waktunya diperpanjang"),
    Presenter("heat.entered", sentence="Satu isian masuk"),
    Presenter("heat.handed_up", sentence="Waktu babak ini lewat, kantor di atasnya boleh menilai"),
    Presenter("heat.published", sentence="Hasil diumumkan"),
    Presenter("heat.corrected", sentence="Hasil diralat"),
    Presenter("participant.checked", sentence="Diperiksa"),
    Presenter("participant.excluded", sentence="Keikutsertaan diputuskan"),
    Presenter("participant.judged", sentence="Seorang juri memberi nilai"),
    Presenter("juror.invited", sentence="Seorang juri diundang"),
    Presenter("juror.came_in", sentence="Seorang juri masuk"),
    Presenter("juror.let_go", sentence="Seorang juri dihentikan"),
)
leave_out("the form of later rounds shows it", "evaluation.asked", "evaluation.retired")
leave_out("nobody has the round any more", "evaluation.taken_back")
leave_out(
    "for who asks which papers an office or a juror opened",
    "participant.paper_judged",
    "participant.paper_seen",
)
