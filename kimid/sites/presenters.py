"""What an office reads of changes to a site itself."""

from functools import partial

from kimid.events.presenters import Concern, Presenter, leave_out, register_presenters

_change = partial(Presenter, concern=Concern.SITE)

register_presenters(
    _change("site.introduced", "Keterangan dan kontak KIM diubah"),
    _change("site.look_changed", "Warna situs diubah"),
    _change("site.menu_arranged", "Menu situs diatur"),
    _change("site.rules_set", "Aturan sebelum terbit diubah"),
    _change("site.adverts_ruled", "Aturan advertorial diubah"),
    _change("site.name_asked", "Alamat sendiri diminta"),
    _change("site.name_proven", "Alamat sendiri terbukti"),
    _change("site.name_given_back", "Alamat sendiri dilepas"),
    _change("site.name_lost", "Alamat sendiri tidak berlaku lagi"),
    _change("site.main_address_asked", "Alamat utama yang baru diminta"),
    _change(
        "site.main_address_left",
        "Alamat utama kembali ke alamat bawaan, alamat sendiri mengarah lain",
    ),
    _change("site.label_made_main", "Alamat bawaan dijadikan alamat utama"),
    _change("site.change_undone", "Ubahan situs dikembalikan, akunnya diragukan"),
)
leave_out("kimid looks every hour whether a name still leads here", "site.name_checked")
