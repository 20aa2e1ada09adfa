"""What an office reads of who came into a group, left it, or got a post or a code."""

from functools import partial

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

_change = partial(Presenter, concern=Concern.PEOPLE)

register_presenters(
    _change("member.invited", "Undangan dibuat"),
    _change("member.uninvited", "Undangan dibatalkan"),
    _change("member.joined", "Orang masuk lewat undangan"),
    _change("member.left", "Orang berhenti dari KIM"),
    _change("role.granted", "Peran diberikan"),
    _change("role.ended", "Peran diakhiri"),
    Presenter("chair.agreed", "Ketua baru disetujui anggota lain"),
    _change("post.handover_begun", "Serah terima jabatan dimulai"),
    _change("post.handover_accepted", "Serah terima jabatan diterima"),
    _change("post.handover_called_off", "Serah terima jabatan dibatalkan"),
    _change(
        "post.handed_over",
        "Jabatan diserahkan",
        in_kim_history="Jabatan {role} diserahkan kepada {person}",
    ),
    _change("code.handed", "Kode masuk diberikan"),
    _change("code.used", "Masuk dengan kode"),
    _change("code.agreed", "Kode masuk dibenarkan orang kedua"),
    _change("code.cancelled", "Kode masuk dibatalkan"),
)
leave_out("of an account: its own pages say what waits, and notices what came of it", "code.opened")
leave_out(
    "of an office: its pages list who acts for whom, and which accounts wait",
    "account.decided",
    "role.acting_answered",
    "role.acting_ended",
    "role.acting_offered",
)
