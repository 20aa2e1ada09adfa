"""What an office reads of posts that were given and taken."""

from functools import partial

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

_change = partial(Presenter, concern=Concern.PEOPLE)

register_presenters(
    _change("official.invited", "Petugas diundang"),
    _change("official.uninvited", "Undangan petugas dicabut"),
    _change("official.list_exported", "Daftar jabatan diunduh"),
    _change("official.change_ordered", "Pergantian petugas dicatat"),
)
leave_out(
    "of an office: its page of posts lists what waits and what became of it",
    "official.change_called_off",
    "official.change_agreed",
    "official.changed",
    "official.office_opened",
)
