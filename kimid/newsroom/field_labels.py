"""The fields of a story and their values, as people read them."""

from typing import Final

from kimid.newsroom.models import StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import Verdict

# Field: its label, in the order of the page.
FIELD_LABELS: Final = {
    "title": "Judul",
    "lead": "Inti",
    "place": "Tempat",
    "kind": "Jenis tulisan",
    "topic": "Tentang apa",
    "starts_at": "Mulai",
    "ends_at": "Selesai",
    "venue": "Tempat acara",
    "organiser": "Penyelenggara",
    "paid_by": "Dibayar oleh",
    "claim": "Kabar yang beredar",
    "claim_seen": "Beredar di mana",
    "claim_since": "Sejak kapan",
    "verdict": "Hasil pemeriksaan",
    "reach": "Sejauh mana beredar",
    "area_level": "Siapa yang perlu tahu",
}
UNASKED: Final = "unasked"
CHOICE_LABELS: Final[dict[str, dict[str, str]]] = {
    "kind": dict(StoryKind.choices),
    "topic": dict(Topic.choices),
    "verdict": dict(Verdict.choices),
    "area_level": {
        "4": "Desa ini saja",
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
