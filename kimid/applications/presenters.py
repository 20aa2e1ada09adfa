"""What people read of applications: whoever asks and the office in the history of each, and in that
of a KIM what was asked for it, and what became of it.
"""

from functools import partial

from kimid.events.models import Event
from kimid.events.presenters import Concern, Presenter, register_presenters

_kim = partial(Presenter, change="Data KIM diubah")
_step = partial(Presenter, change="Permohonan diubah")


def _sent(event: Event) -> str:
    if event.data.get("is_alone"):
        return "Dikirim ke kantor di atasnya: petugas yang mengisi tidak punya rekan di kabupaten"
    return "Dikirim ke kabupaten"


def _handed_up(event: Event) -> str:
    if event.data.get("is_alone"):
        return "Kantor di atas boleh memeriksa: di kabupaten tidak ada petugas lain"
    return "Janji layanan lewat, provinsi boleh memeriksa"


# What was done to a KIM itself.
register_presenters(
    _kim("kim.officers_changed", in_kim_history="Pengurus baru dicatat"),
    _kim("kim.dissolved", sentence="Dibubarkan", in_kim_history="Dibubarkan {on}"),
    _kim("kim.merged", sentence="Bergabung ke {into}", in_kim_history="Bergabung ke {into} {on}"),
    _kim(
        "kim.absorbed",
        sentence="Menerima {name}, nomor {number}",
        in_kim_history="Menerima {name}, nomor {number}",
    ),
    _kim(
        "kim.taken_back",
        sentence="Dikembalikan: {reason}",
        in_kim_history="Berakhirnya dibatalkan, KIM kembali. {reason}",
    ),
    _kim(
        "kim.left_again",
        sentence="{name}, nomor {number}, berdiri sendiri lagi",
        in_kim_history="{name}, nomor {number}, berdiri sendiri lagi",
    ),
    _kim(
        "kim.moved",
        sentence="Pindah ke {place}, nomor baru {number}",
        in_kim_history="Pindah ke {place} {on}. Nomor lama {was}, nomor baru {number}",
    ),
    # A step of the application of another KIM.
    _kim("kim.merger_answered"),
)
# The steps of an application. In the history of its KIM they follow what is asked for.
register_presenters(
    _step("application.begun", sentence="Pendaftaran dimulai", in_kim_history="mulai diisi"),
    _step("application.renewal_begun", in_kim_history="mulai diisi"),
    _step("application.act_begun", sentence="Mulai diisi", in_kim_history="mulai diisi"),
    _step("application.sent", sentence=_sent, in_kim_history="dikirim ke dinas"),
    _step("application.asked", sentence="Petugas bertanya", in_kim_history="petugas bertanya"),
    _step(
        "application.head_asked",
        sentence="Ditanyakan ke {head_title}",
        in_kim_history="ditanyakan ke {head_title}",
    ),
    _step(
        "application.head_answered",
        sentence="Dijawab {head_title}",
        in_kim_history="dijawab {head_title}",
    ),
    _step(
        "application.head_recorded",
        sentence="Jawaban tatap muka {head_title} dicatat",
        in_kim_history="jawaban tatap muka {head_title} dicatat petugas",
    ),
    _step(
        "application.target_answered",
        sentence="Ketua KIM tujuan menjawab",
        in_kim_history="ketua KIM tujuan menjawab",
    ),
    _step("application.refused", sentence="Ditolak", in_kim_history="ditolak"),
    _step("application.handed_up", sentence=_handed_up, in_kim_history="boleh diperiksa provinsi"),
    _step("application.verified", sentence="Disahkan, KIM tercatat", in_kim_history="disahkan"),
    _step(
        "application.founder_let_in",
        sentence="Pendiri masuk sebagai ketua",
        in_kim_history="pendiri masuk sebagai ketua",
    ),
    # What somebody fills in, before and while it is looked at.
    _step("application.filled"),
    _step("application.compared"),
    _step("application.paper_added"),
    _step("application.paper_dropped"),
    _step("application.paper_read"),
    _step("application.paper_unreadable"),
    _step("application.paper_seen"),
    _step("application.paper_seen_by_head"),
    Presenter("region.head_written_down", "Nomor kepala desa atau lurah dicatat", Concern.PEOPLE),
    # What officials arrange among themselves: not in the history that the applicant reads.
    _step("application.held"),
    _step("application.letter_recorded"),
    _step("application.noted"),
    _step("application.handed_on"),
    Presenter("application.list_exported", "Daftar permohonan diunduh", Concern.PEOPLE),
)
