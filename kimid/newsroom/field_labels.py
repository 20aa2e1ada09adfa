"""The fields of a story and their values, as people read them."""

from typing import Final

from kimid.newsroom.details import DETAIL_LABELS
from kimid.newsroom.models import SignedAs, StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import Verdict

# Field: its label, in the order of the page.
FIELD_LABELS: Final[dict[str, str]] = {
    "title": "Judul",
    "lead": "Inti",
    "place": "Tempat",
    "kind": "Jenis tulisan",
    "topic": "Tentang apa",
    **DETAIL_LABELS,
}
UNASKED: Final = "unasked"
CHOICE_LABELS: Final[dict[str, dict[str, str]]] = {
    "kind": dict(StoryKind.choices),
    "topic": dict(Topic.choices),
    "verdict": dict(Verdict.choices),
    "signed_as": dict(SignedAs.choices),
    "area_level": {
        "4": "Desa atau kelurahan ini saja",
        "3": "Sekecamatan",
        "2": "Sekabupaten atau sekota",
        "1": "Seprovinsi",
    },
    "consent": {
        UNASKED: "Belum dijawab",
        "no_children": "Tidak ada anak-anak",
        "children_allowed": "Ada, diizinkan",
    },
}
