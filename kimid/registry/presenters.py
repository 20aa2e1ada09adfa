"""What people read of the register: a group and its offices in the history of a KIM, an office
among the changes on its site, and in the history of the rules of a region.
"""

from functools import partial

from kimid.events.models import Event
from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters


def _registered(event: Event) -> str:
    from_list = ", dari daftar kantor, tanpa permohonan" if event.data.get("import_list") else ""
    return f"Tercatat di daftar KIM{from_list}"


def _recorded(event: Event) -> str:
    listed = "SK menurut daftar kantor, belum dicocokkan" if event.data.get("import_list") else ""
    return f"{listed or 'SK dicatat'}: {event.data['decree']}"


_kim = partial(Presenter, change="Data KIM diubah")
_roster = partial(Presenter, change="Susunan KIM diubah")
_site = partial(Presenter, concern=Concern.SITE)

register_presenters(
    _kim(
        "kim.registered",
        sentence="Tercatat dengan nomor {number}",
        in_kim_history=_registered,
    ),
    _kim("kim.decree_recorded", in_kim_history=_recorded),
    _kim("kim.opened", in_kim_history="Ketua masuk, situsnya dibuka"),
    _kim("kim.reminded", in_kim_history="Diingatkan, SK segera berakhir: {decree}"),
    _kim("kim.chair_invited", in_kim_history="Petugas mengundang ketua"),
    _kim("kim.followed_region"),
    _roster("roster.member_added"),
    _roster("roster.member_left"),
    _roster("roster.member_met"),
    _site("site.picture_hung", "Logo atau sampul diganti"),
    _site("site.main_address_set", "Alamat utama diganti"),
    _site("site.main_address_cancelled", "Alamat utama yang baru dibatalkan"),
)
leave_out(
    "the page of the rules of a region words it, with what held before (`policies.changes_of`)",
    "policy.decided",
    "policy.left_to_above",
)
leave_out(
    "of regions: the register shows where each KIM is now, and each portal its name",
    "portal.renamed",
    "region.succeeded",
    "regions.changed",
)
