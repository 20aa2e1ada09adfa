"""What people read of the life of a KIM: the group and its offices in its history, and in that of
the register what whoever opens its site sees anyway.
"""

from functools import partial
from typing import Final

from kimid.events.models import Event
from kimid.events.presenters import Presenter, Wording, register_presenters
from kimid.lifecycle.models import StopReason, Threat
from kimid.sites.stages import LifeStage


def _moved(event: Event) -> str:
    before, stage = (LifeStage(event.data[name]).label for name in ("before", "stage"))
    return f"{before} menjadi {stage}, {event.data['days']} hari sejak kabar terakhir"


def _proposed(event: Event) -> str:
    return f"Diusulkan untuk ditangguhkan: {StopReason(event.data['reason']).label}"


def _suspended(event: Event) -> str:
    return f"Ditangguhkan: {StopReason(event.data['reason']).label}"


def _quarantined(event: Event) -> str:
    return f"Dikarantina: {Threat(event.data['threat']).label}"


_CHANGE: Final = "Data KIM diubah"
_kim = partial(Presenter, change=_CHANGE)


def _public(kind: str, wording: Wording, change: str = _CHANGE) -> Presenter:
    """Of something that whoever opens the site sees."""
    return Presenter(kind, change, sentence=wording, in_kim_history=wording)


register_presenters(
    _public("kim.stage_moved", _moved),
    _kim("kim.coached", sentence="Kunjungan pembinaan dicatat"),
    _kim("kim.revival_asked", sentence="Ketua meminta KIM dihidupkan lagi"),
    _public("kim.revived", "Dihidupkan lagi"),
    _kim("kim.revival_declined", sentence="Permintaan dihidupkan belum dikabulkan"),
    _kim("kim.suspension_proposed", sentence=_proposed),
    _public("kim.suspended", _suspended),
    _public("kim.suspension_ended", "Penangguhan atau usulannya diakhiri"),
    _kim("kim.appealed", sentence="Ketua mengajukan keberatan"),
    _kim("kim.appeal_answered", sentence="Keberatan dijawab"),
    # Among the changes it is what closed the site, and no change on it.
    _public("kim.quarantined", _quarantined, change=""),
    _public("kim.released", "Karantina dibuka"),
    Presenter("kim.account_confirmed", "Akun dipastikan petugas"),
    Presenter("kim.account_ended", "Peran akun diakhiri petugas"),
)
