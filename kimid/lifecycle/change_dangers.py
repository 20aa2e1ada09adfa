"""How dangerous a change on a site may be, for the office that looks at it before it opens the site
again: what a thief wants stands first.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from kimid.events.models import Event
from kimid.events.presenters import Concern, presenter_of


class Danger(NamedTuple):
    """A rank of changes: what it holds, and why it stands where it stands."""

    title: str
    why: str


_DANGERS: Final[Mapping[Concern, Danger]] = {
    Concern.UNCHECKED: Danger(
        "Terbit tanpa dilihat orang kedua",
        "Periksa ini dulu: pembaca mendapatnya dari satu akun saja, dan akun itu bisa jadi"
        " dibajak.",
    ),
    Concern.LINKS: Danger(
        "Tautan dan frasa iklan",
        "Pembajak mencari ini: dari tautan pembaca dibawa ke situs judi atau penipuan.",
    ),
    Concern.READERS: Danger(
        "Terbit, dikoreksi, atau ditampilkan",
        "Pembaca mendapatnya. Ada yang memeriksa, tetapi akun pemeriksanya bisa ikut diragukan.",
    ),
    Concern.PEOPLE: Danger(
        "Orang, peran, dan kode masuk",
        "Lewat orang baru pembajak bisa kembali sesudah situs dibuka.",
    ),
    Concern.SITE: Danger(
        "Alamat, tulisan, dan aturan situs",
        "Tampil di setiap halaman, dan alamat sendiri bisa membawa pembaca ke tempat lain.",
    ),
    Concern.GROUP: Danger(
        "Pekerjaan kelompok yang lain",
        "Yang di atas lebih berbahaya, jadi ini boleh dilihat terakhir.",
    ),
}
DANGERS: Final = tuple(_DANGERS.values())


def danger_of(event: Event) -> Danger:
    """The rank of a change. A publication with addresses that nobody looked at is about links; a
    confirmation that verified a story changed what readers have.
    """
    concern = Concern.READERS if event.data.get("verified") else presenter_of(event).concern
    return _DANGERS[
        Concern.LINKS if concern is Concern.READERS and brings_links(event) else concern
    ]


def brings_links(event: Event) -> bool:
    """Whether something went out with addresses that are words for now."""
    return bool(event.data.get("links_in_words"))
