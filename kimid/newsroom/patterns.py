"""Six kinds of story that begin with plain questions: who answers them has title, lead and text, and changes them after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Final, NamedTuple

from kimid.lib import clock
from kimid.newsroom.actions import SourceNote, Words
from kimid.newsroom.models import SourceKind, StoryKind
from kimid.wire.models import Topic, Verdict
from kimid.wire.placing import Details

VERDICTS: Final = {
    Verdict.FALSE.value: "Kabar itu salah",
    Verdict.TRUE.value: "Kabar itu benar",
    Verdict.UNPROVEN.value: "Kabar itu belum terbukti",
}
_LONGEST_TITLE: Final = 140


class Question(NamedTuple):
    """One question, answered in one sentence or less."""

    name: str
    ask: str
    example: str
    is_needed: bool = False


class Answers:
    """What was answered, ready for sentences: an answer that was left out is empty."""

    def __init__(self, given: Mapping[str, str], on: date) -> None:
        self._given = {name: " ".join(text.split()).rstrip(".") for name, text in given.items()}
        self.on = on

    def __getitem__(self, name: str) -> str:
        return self._given.get(name, "")

    @property
    def at(self) -> str:
        """` di Dusun Sukun pada Selasa, 24 November 2026`, as far as it is known."""
        return f"{f' di {_place(self["where"])}' if self['where'] else ''} pada {clock.weekday(self.on)}"


class Told(NamedTuple):
    """What the answers make."""

    title: str
    lead: str
    body: str


@dataclass(frozen=True)
class Pattern:
    """A kind of story by the word in its address. `tell` makes title, lead and body of the answers."""

    name: str
    label: str
    about: str
    icon: str
    questions: tuple[Question, ...]
    tell: Callable[[Answers], Told]
    kind: StoryKind = StoryKind.NEWS
    topic: Topic = Topic.COMMUNITY

    def words(self, given: Mapping[str, str], on: date) -> Words:
        """The story that these answers make; all of it can be changed after."""
        told = self.tell(Answers(given, on))
        title = shorten(told.title, _LONGEST_TITLE, placeholder=" …")
        title = f"{title[:1].upper()}{title[1:]}"
        is_claim, where = self.kind == StoryKind.FACT_CHECK, _place(" ".join(given.get("where", "").split()))
        claim = Details(claim=given["claim"], claim_seen=where, verdict=given["verdict"]) if is_claim else Details()
        return Words(title, told.lead, told.body, self.kind, self.topic, "" if is_claim else where, details=claim)


def source_of(given: Mapping[str, str], on: date, own_name: str) -> SourceNote:
    """Who told it; whoever names nobody saw it."""
    name = " ".join(given.get("source", "").split())
    return SourceNote(SourceKind.TOLD, name, on) if name else SourceNote(SourceKind.SEEN, own_name, on)


def _place(text: str) -> str:
    """The name of a place without the `di` that people write before it."""
    return text[3:] if text.lower().startswith("di ") else text


def _text(*parts: str) -> str:
    """The parts that say something as sentences: a capital before, a full stop behind."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(f"{part[0].upper()}{part[1:]}{'' if part.rstrip('”')[-1:] in {*'.!?'} else '.'}" for part in said)


def _small(text: str) -> str:
    """The text within a sentence: its first letter small, but in an abbreviation."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _after(words: str, answer: str) -> str:
    """`words` and the answer, or nothing without one."""
    return f"{words} {answer}" if answer else ""


def _quote(answer: str, who: str) -> str:
    """Somebody's own words as a quotation of the text."""
    if not answer:
        return ""
    return f"> “{answer},” kata {who}." if who else f"> “{answer}.”"


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _event(a: Answers) -> Told:
    return Told(a["what"], _text(f"{a['what']}{a.at}", _after("Yang terdampak:", a["who"]), a["then"]), _text(a["why"]))


def _activity(a: Answers) -> Told:
    lead = _text(f"{a['what']} berlangsung{a.at}", _after("Pesertanya", a["who"]), a["then"])
    return Told(a["what"], lead, _paragraphs(_text(a["why"]), _quote(a["said"], a["said_by"])))


def _notice(a: Answers) -> Told:
    time = f", {a['time']}" if a["time"] else ""
    return Told(a["what"], _text(f"{a['what']}{a.at}{time}", _after("Untuk", a["who"]), _after("Siapkan", a["bring"])), "")


def _business(a: Answers) -> Told:
    lead = _text(
        f"{a['what']} milik {a['who']} ada di {_place(a['where'])}",
        _after("Yang dijual:", a["sells"]),
        _after("Harganya", a["price"]),
    )
    return Told(f"{a['what']} dari {_place(a['where'])}", lead, _paragraphs(_text(a["began"]), _quote(a["said"], a["who"])))


def _warning(a: Answers) -> Told:
    where = _place(a["where"])
    lead = _text(f"{a['what']}{a.at}", _after("Yang perlu waspada:", a["who"]), a["do"])
    return Told(f"Waspada {_small(a['what'])}{f' di {where}' if where else ''}", lead, "")


def _fact(a: Answers) -> Told:
    seen = f" di {_place(a['where'])}" if a["where"] else ""
    verdict = VERDICTS.get(a["verdict"], VERDICTS[Verdict.UNPROVEN.value])
    title = f"Cek fakta: {_small(a['claim'])}, {verdict.removeprefix('Kabar itu ')}"
    lead = _text(f"Beredar kabar{seen}: “{a['claim']}”", verdict, a["proof"])
    return Told(title, lead, _text(_after("Kami bertanya kepada", a["source"])))


_WHERE: Final = Question("where", "Di mana?", "Dusun Sukun, RT 02", is_needed=True)
_SOURCE: Final = Question("source", "Dari siapa Anda tahu? Kosongkan kalau Anda melihat sendiri.", "Pak Jamhari, ketua RT 02")

PATTERNS: Final = {
    pattern.name: pattern
    for pattern in (
        Pattern(
            "kejadian",
            "Kejadian",
            "Banjir, kebakaran, jalan rusak, apa saja yang baru terjadi",
            "news",
            (
                Question("what", "Apa yang terjadi?", "Air pasang merendam 14 rumah", is_needed=True),
                _WHERE,
                Question("who", "Siapa yang terdampak?", "14 keluarga di RT 02"),
                Question("then", "Bagaimana keadaannya sekarang?", "Warga mengungsi ke balai desa"),
                Question("why", "Kenapa bisa terjadi? Kosongkan kalau belum tahu.", "Tanggul Parit Bugis jebol"),
                _SOURCE,
            ),
            _event,
        ),
        Pattern(
            "kegiatan",
            "Kegiatan",
            "Gotong royong, pelatihan, posyandu, lomba",
            "people",
            (
                Question("what", "Kegiatan apa?", "Gotong royong membersihkan parit", is_needed=True),
                _WHERE,
                Question("who", "Siapa yang ikut, berapa orang?", "30 warga RT 02 dan karang taruna"),
                Question("then", "Apa hasilnya?", "Parit sepanjang 400 meter bersih"),
                Question("why", "Kenapa diadakan?", "Parit itu tersumbat sejak Oktober"),
                Question("said", "Apa kata seorang peserta?", "Sekarang air cepat surut"),
                Question("said_by", "Siapa namanya?", "Bu Aminah"),
                _SOURCE,
            ),
            _activity,
        ),
        Pattern(
            "pengumuman",
            "Pengumuman",
            "Pembagian, jadwal, pendaftaran, undangan",
            "broadcast",
            (
                Question("what", "Apa yang diumumkan?", "Pembagian BLT tahap 4", is_needed=True),
                _WHERE,
                Question("time", "Pukul berapa?", "pukul 08.00 sampai 12.00"),
                Question("who", "Untuk siapa?", "64 keluarga yang terdaftar"),
                Question("bring", "Apa yang perlu dibawa?", "KTP dan kartu keluarga"),
                Question("source", "Siapa yang mengumumkan?", "Sekretaris desa, Pak Budi", is_needed=True),
            ),
            _notice,
            StoryKind.ANNOUNCEMENT,
            Topic.SERVICE,
        ),
        Pattern(
            "usaha",
            "Profil UMKM",
            "Usaha tetangga: apa yang dibuat, harganya, di mana belinya",
            "document",
            (
                Question("what", "Apa nama usahanya?", "Keripik pisang Bu Ratna", is_needed=True),
                Question("who", "Siapa pemiliknya?", "Bu Ratna", is_needed=True),
                _WHERE,
                Question("sells", "Apa yang dijual?", "keripik pisang asin dan manis"),
                Question("price", "Berapa harganya, di mana belinya?", "10 ribu rupiah sebungkus, di rumahnya atau Pasar Hilir"),
                Question("began", "Bagaimana mulainya?", "Ia mulai tahun 2019 dengan satu wajan"),
                Question("said", "Apa kata pemiliknya?", "Saya ingin tetangga ikut bekerja"),
            ),
            _business,
            topic=Topic.BUSINESS,
        ),
        Pattern(
            "peringatan",
            "Peringatan",
            "Bahaya yang perlu segera diketahui warga",
            "warning",
            (
                Question("what", "Bahaya apa?", "Air pasang tinggi", is_needed=True),
                _WHERE,
                Question("who", "Siapa yang perlu waspada?", "warga di tepi sungai"),
                Question("do", "Apa yang harus dilakukan?", "Pindahkan barang ke tempat tinggi", is_needed=True),
                Question("source", "Siapa yang memberi tahu?", "BMKG, BPBD, atau ketua RT"),
            ),
            _warning,
            topic=Topic.SAFETY,
        ),
        Pattern(
            "cek-fakta",
            "Cek fakta",
            "Kabar yang beredar: benar, salah, atau belum terbukti",
            "search",
            (
                Question("claim", "Kabar apa yang beredar?", "BLT dihapus mulai Januari", is_needed=True),
                Question("where", "Beredar di mana?", "grup WhatsApp warga"),
                Question("verdict", "Apa yang Anda temukan?", "", is_needed=True),
                Question(
                    "proof", "Apa buktinya?", "Surat kepala desa tanggal 20 November menyebut BLT tetap ada", is_needed=True
                ),
                Question("source", "Siapa yang sudah ditanya?", "Sekretaris desa, Pak Budi"),
            ),
            _fact,
            StoryKind.FACT_CHECK,
            Topic.SERVICE,
        ),
    )
}
