"""What a story of each kind must say beside its words before the group, and then its readers, get it."""

from kimid.newsroom.models import StoryKind
from kimid.wire.placing import Details

# Field: the question that is asked when it is empty.
type Questions = dict[str, str]

_NEEDED: dict[StoryKind, Questions] = {
    StoryKind.AGENDA: {"starts_at": "Kapan mulainya? Tulis tanggal dan jamnya.", "venue": "Di mana acaranya?"},
    StoryKind.FACT_CHECK: {
        "claim": "Kabar apa yang diperiksa? Tulis seperti yang beredar.",
        "verdict": "Apa hasilnya: benar, salah, atau belum terbukti?",
    },
    StoryKind.ADVERTORIAL: {"paid_by": "Siapa yang membayar? Pembaca harus tahu."},
}


def missing(kind: StoryKind, details: Details) -> Questions:
    """What a story of this kind still has to say: the fields, and the question about each."""
    return {name: question for name, question in _NEEDED.get(kind, {}).items() if not getattr(details, name)}
