"""Labels: the first part of a public address, and which of them nobody may choose."""

import re
from typing import Final

LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])")
# Portals are at kab-…, kota-… and …-<digits of a code>. `site_creation.check_new_label` looks up
# those of provinces.
_PORTAL: Final = re.compile(r"(?:kab|kota)-.+|.+-\d{6}(?:\d{4})?")
_RESERVED_WORDS: Final = (
    "www admin api app mail smtp imap pop ftp ns ns1 ns2 mx ruang media static cdn status help "
    "bantuan support nasional pusat indonesia kim kimid diskominfo kominfo komdigi desa kelurahan "
    "kecamatan kabupaten kota provinsi pemerintah polri tni kpu bawaslu masuk keluar daftar login "
    "uji test demo dev"
)
RESERVED: Final = frozenset(_RESERVED_WORDS.split())
TAKEN_MESSAGE: Final = "Alamat ini sudah dipakai. Coba tambah nama dusun atau kecamatan."


class LabelRefused(ValueError):
    """The label cannot be given. The message says why, in Indonesian, for the person who asked."""


def check_label(label: str) -> None:
    """Raise LabelRefused for a label of the wrong form or a reserved one.

    Knows neither the labels of provinces (`check_new_label`) nor which are taken.
    """
    if not LABEL.fullmatch(label):
        raise LabelRefused(
            "Pakai 3 sampai 63 huruf kecil, angka, atau tanda hubung, misalnya suka-maju."
        )
    if label[2:4] == "--":
        # Browsers show `xn--...` as other letters, which may look like the name of somebody else.
        raise LabelRefused(
            "Jangan pakai dua tanda hubung sesudah huruf kedua. Contoh yang bisa: suka-maju."
        )
    if label in RESERVED or _PORTAL.fullmatch(label):
        raise LabelRefused(
            "Alamat ini disimpan untuk portal wilayah. Coba nama lain, misalnya kim-suka-maju."
        )
