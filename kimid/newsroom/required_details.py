"""The details that a story of each kind must have before it is sent or published."""

from typing import Final

from kimid.newsroom.details import Details
from kimid.newsroom.models import StoryKind

# A gallery shows more than one picture.
GALLERY_PHOTOS: Final = 2
# Field: the question to ask when it is empty.
type DetailQuestions = dict[str, str]

_NEEDED: dict[StoryKind, DetailQuestions] = {
    StoryKind.AGENDA: {
        "starts_at": "Kapan mulainya? Tulis tanggal dan jamnya.",
        "venue": "Di mana acaranya?",
    },
    StoryKind.FACT_CHECK: {
        "claim": "Kabar apa yang diperiksa? Tulis seperti yang beredar.",
        "verdict": "Apa hasilnya: benar, salah, atau belum terbukti?",
    },
    StoryKind.ADVERTORIAL: {"paid_by": "Siapa yang membayar? Pembaca harus tahu."},
}


def missing_details(kind: StoryKind, details: Details) -> DetailQuestions:
    """The required fields that are empty, with the question to ask for each."""
    return {
        name: question
        for name, question in _NEEDED.get(kind, {}).items()
        if not getattr(details, name)
    }


def missing_photos(kind: StoryKind, photos: int, fewest: int = GALLERY_PHOTOS) -> str:
    """What to do about a gallery with fewer photos. Empty if it has them, and for other kinds."""
    if kind != StoryKind.GALLERY or photos >= fewest:
        return ""
    return (
        f"Galeri perlu paling sedikit {fewest} foto. Tambah fotonya, atau pilih jenis tulisan lain."
    )
