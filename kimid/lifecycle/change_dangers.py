"""How dangerous a change on a site may be, for the office that looks at it before it opens the site
again: what a thief wants stands first.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from kimid.events.models import Event


class Danger(NamedTuple):
    """A rank of changes: what it holds, and why it stands where it stands."""

    title: str
    why: str


_UNCHECKED: Final = Danger(
    "Terbit tanpa dilihat orang kedua",
    "Periksa ini dulu: pembaca mendapatnya dari satu akun saja, dan akun itu bisa jadi dibajak.",
)
_LINKS: Final = Danger(
    "Tautan dan frasa iklan",
    "Pembajak mencari ini: dari tautan pembaca dibawa ke situs judi atau penipuan.",
)
_READERS: Final = Danger(
    "Terbit, dikoreksi, atau ditampilkan",
    "Pembaca mendapatnya. Ada yang memeriksa, tetapi akun pemeriksanya bisa ikut diragukan.",
)
_PEOPLE: Final = Danger(
    "Orang, peran, dan kode masuk",
    "Lewat orang baru pembajak bisa kembali sesudah situs dibuka.",
)
_SITE: Final = Danger(
    "Alamat, tulisan, dan aturan situs",
    "Tampil di setiap halaman, dan alamat sendiri bisa membawa pembaca ke tempat lain.",
)
_REST: Final = Danger(
    "Pekerjaan kelompok yang lain", "Yang di atas lebih berbahaya, jadi ini boleh dilihat terakhir."
)
DANGERS: Final = (_UNCHECKED, _LINKS, _READERS, _PEOPLE, _SITE, _REST)

# By kind of the event; what is not here goes by the beginning of its kind.
_KINDS: Final[Mapping[str, Danger]] = {
    **dict.fromkeys(
        (
            *("story.published_urgently", "story.published_unchecked"),
            *("story.hold_ended", "story.put_back"),
        ),
        _UNCHECKED,
    ),
    **dict.fromkeys(
        (
            *("story.links_looked_at", "story.looked_over", "site.looks_taken_back"),
            *("story.office_looked", "story.links_shown"),
        ),
        _LINKS,
    ),
    **dict.fromkeys(
        (
            *("story.published", "story.corrected", "story.withdrawn", "story.scheduled"),
            *(
                "story.replied",
                "story.head_noted",
                "story.head_note_recorded",
                "poll.shown",
                "plan.finished",
            ),
            *("story.recounted", "photo.retouched", "photo.brought_back"),
        ),
        _READERS,
    ),
}
_BEGINNINGS: Final[Mapping[str, Danger]] = {
    **dict.fromkeys(("member", "role", "post", "code"), _PEOPLE),
    "site": _SITE,
}


def danger_of(event: Event) -> Danger:
    """The rank of a change. A publication with addresses that nobody looked at is about links; a
    confirmation that verified a story changed what readers have.
    """
    danger = _KINDS.get(event.kind) or _BEGINNINGS.get(event.kind.partition(".")[0], _REST)
    if event.data.get("verified"):
        danger = _READERS
    return _LINKS if danger is _READERS and brings_links(event) else danger


def brings_links(event: Event) -> bool:
    """Whether something went out with addresses that are words for now."""
    return bool(event.data.get("links_in_words"))
