"""Six kinds of story that start with plain questions. The answers make title, lead and text, which
the author can change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Final, NamedTuple

from kimid.lib import clock
from kimid.newsroom.actions.content import ContentData, SourceNote
from kimid.newsroom.details import Details
from kimid.newsroom.models import SourceKind, StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import JudgedClaim, Verdict

VERDICTS: Final = {
    Verdict.FALSE.value: "Kabar itu salah",
    Verdict.TRUE.value: "Kabar itu benar",
    Verdict.UNPROVEN.value: "Kabar itu belum terbukti",
}
_LONGEST_TITLE: Final = 140


class PatternQuestion(NamedTuple):
    """One question. The answer is one sentence or less."""

    name: str
    text: str
    example: str
    is_needed: bool = False


class Answers:
    """The answers by the name of their question. A missing answer is empty."""

    def __init__(self, given: Mapping[str, str], on: date) -> None:
        self._given = {name: " ".join(text.split()).rstrip(".") for name, text in given.items()}
        self.on = on

    def __getitem__(self, name: str) -> str:
        return self._given.get(name, "")

    @property
    def place_and_day(self) -> str:
        """` di Dusun Sukun pada Selasa, 24 November 2026`, without the place if it is unknown."""
        place = f" di {_place_name(self['where'])}" if self["where"] else ""
        return f"{place} pada {clock.weekday(self.on)}"


class PatternText(NamedTuple):
    """The text that the answers make."""

    title: str
    lead: str
    body: str


@dataclass(frozen=True)
class Pattern:
    """A kind of story, named by the word in its address. `compose` makes the text."""

    name: str
    label: str
    about: str
    icon: str
    questions: tuple[PatternQuestion, ...]
    compose: Callable[[Answers], PatternText]
    kind: StoryKind = StoryKind.NEWS
    topic: Topic = Topic.COMMUNITY

    def content(self, given: Mapping[str, str], on: date) -> ContentData:
        """The content of the story that these answers make."""
        text = self.compose(Answers(given, on))
        title = shorten(text.title, _LONGEST_TITLE, placeholder=" …")
        title = f"{title[:1].upper()}{title[1:]}"
        is_claim = self.kind == StoryKind.FACT_CHECK
        where = _place_name(" ".join(given.get("where", "").split()))
        claim = (
            Details(claim=given["claim"], claim_seen=where, verdict=given["verdict"])
            if is_claim
            else Details()
        )
        return ContentData(
            title,
            text.lead,
            text.body,
            self.kind,
            self.topic,
            "" if is_claim else where,
            details=claim,
        )


def source_from_answers(given: Mapping[str, str], on: date, own_name: str) -> SourceNote:
    """The source that the answers name. If they name none, the author saw it."""
    name = " ".join(given.get("source", "").split())
    return (
        SourceNote(SourceKind.WORD_OF_MOUTH, name, on)
        if name
        else SourceNote(SourceKind.SEEN, own_name, on)
    )


def _place_name(text: str) -> str:
    """The name of a place without the leading `di`."""
    return text[3:] if text.lower().startswith("di ") else text


def _sentences(*parts: str) -> str:
    """The parts that are not empty as sentences, with a capital letter and a full stop."""
    texts = [part.strip() for part in parts if part.strip()]
    return " ".join(
        f"{part[0].upper()}{part[1:]}{'' if part.rstrip('”')[-1:] in {*'.!?'} else '.'}"
        for part in texts
    )


def _lower_first(text: str) -> str:
    """The text within a sentence: the first letter in lower case, except in an abbreviation."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _prefixed(prefix: str, answer: str) -> str:
    """The prefix and the answer, or nothing without an answer."""
    return f"{prefix} {answer}" if answer else ""


def _quote(answer: str, who: str) -> str:
    """A quotation as a line of the long text."""
    if not answer:
        return ""
    return f"> “{answer},” kata {who}." if who else f"> “{answer}.”"


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _event(a: Answers) -> PatternText:
    return PatternText(
        a["what"],
        _sentences(
            f"{a['what']}{a.place_and_day}", _prefixed("Yang terdampak:", a["who"]), a["then"]
        ),
        _sentences(a["why"]),
    )


def _activity(a: Answers) -> PatternText:
    lead = _sentences(
        f"{a['what']} berlangsung{a.place_and_day}", _prefixed("Pesertanya", a["who"]), a["then"]
    )
    return PatternText(
        a["what"], lead, _paragraphs(_sentences(a["why"]), _quote(a["said"], a["said_by"]))
    )


def _notice(a: Answers) -> PatternText:
    time = f", {a['time']}" if a["time"] else ""
    return PatternText(
        a["what"],
        _sentences(
            f"{a['what']}{a.place_and_day}{time}",
            _prefixed("Untuk", a["who"]),
            _prefixed("Siapkan", a["bring"]),
        ),
        "",
    )


def _business(a: Answers) -> PatternText:
    lead = _sentences(
        f"{a['what']} milik {a['who']} ada di {_place_name(a['where'])}",
        _prefixed("Yang dijual:", a["sells"]),
        _prefixed("Harganya", a["price"]),
    )
    return PatternText(
        f"{a['what']} dari {_place_name(a['where'])}",
        lead,
        _paragraphs(_sentences(a["began"]), _quote(a["said"], a["who"])),
    )


def _warning(a: Answers) -> PatternText:
    where = _place_name(a["where"])
    lead = _sentences(
        f"{a['what']}{a.place_and_day}", _prefixed("Yang perlu waspada:", a["who"]), a["do"]
    )
    return PatternText(
        f"Waspada {_lower_first(a['what'])}{f' di {where}' if where else ''}", lead, ""
    )


def _fact_check(a: Answers) -> PatternText:
    seen = f" di {_place_name(a['where'])}" if a["where"] else ""
    verdict = VERDICTS.get(a["verdict"], VERDICTS[Verdict.UNPROVEN.value])
    answer = JudgedClaim(a["claim"], verdict.removeprefix("Kabar itu "))
    lead = _sentences(f"Beredar kabar{seen}: “{a['claim']}”", verdict, a["proof"])
    return PatternText(
        answer.title(_LONGEST_TITLE),
        lead,
        _sentences(_prefixed("Kami bertanya kepada", a["source"])),
    )


_WHERE: Final = PatternQuestion("where", "Di mana?", "Dusun Sukun, RT 02", is_needed=True)
_SOURCE: Final = PatternQuestion(
    "source",
    "Dari siapa Anda tahu? Kosongkan kalau Anda melihat sendiri.",
    "Pak Jamhari, ketua RT 02",
)

PATTERNS: Final = {
    pattern.name: pattern
    for pattern in (
        Pattern(
            "kejadian",
            "Kejadian",
            "Banjir, kebakaran, jalan rusak, apa saja yang baru terjadi",
            "news",
            (
                PatternQuestion(
                    "what", "Apa yang terjadi?", "Air pasang merendam 14 rumah", is_needed=True
                ),
                _WHERE,
                PatternQuestion("who", "Siapa yang terdampak?", "14 keluarga di RT 02"),
                PatternQuestion(
                    "then", "Bagaimana keadaannya sekarang?", "Warga mengungsi ke balai warga"
                ),
                PatternQuestion(
                    "why",
                    "Kenapa bisa terjadi? Kosongkan kalau belum tahu.",
                    "Tanggul Parit Bugis jebol",
                ),
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
                PatternQuestion(
                    "what", "Kegiatan apa?", "Gotong royong membersihkan parit", is_needed=True
                ),
                _WHERE,
                PatternQuestion(
                    "who", "Siapa yang ikut, berapa orang?", "30 warga RT 02 dan karang taruna"
                ),
                PatternQuestion("then", "Apa hasilnya?", "Parit sepanjang 400 meter bersih"),
                PatternQuestion("why", "Kenapa diadakan?", "Parit itu tersumbat sejak Oktober"),
                PatternQuestion("said", "Apa kata seorang peserta?", "Sekarang air cepat surut"),
                PatternQuestion("said_by", "Siapa namanya?", "Bu Aminah"),
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
                PatternQuestion(
                    "what", "Apa yang diumumkan?", "Pembagian BLT tahap 4", is_needed=True
                ),
                _WHERE,
                PatternQuestion("time", "Pukul berapa?", "pukul 08.00 sampai 12.00"),
                PatternQuestion("who", "Untuk siapa?", "64 keluarga yang terdaftar"),
                PatternQuestion("bring", "Apa yang perlu dibawa?", "KTP dan kartu keluarga"),
                PatternQuestion(
                    "source", "Siapa yang mengumumkan?", "Ketua RT 02, Pak Budi", is_needed=True
                ),
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
                PatternQuestion(
                    "what", "Apa nama usahanya?", "Keripik pisang Bu Ratna", is_needed=True
                ),
                PatternQuestion("who", "Siapa pemiliknya?", "Bu Ratna", is_needed=True),
                _WHERE,
                PatternQuestion("sells", "Apa yang dijual?", "keripik pisang asin dan manis"),
                PatternQuestion(
                    "price",
                    "Berapa harganya, di mana belinya?",
                    "10 ribu rupiah sebungkus, di rumahnya atau Pasar Hilir",
                ),
                PatternQuestion(
                    "began", "Bagaimana mulainya?", "Ia mulai tahun 2019 dengan satu wajan"
                ),
                PatternQuestion("said", "Apa kata pemiliknya?", "Saya ingin tetangga ikut bekerja"),
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
                PatternQuestion("what", "Bahaya apa?", "Air pasang tinggi", is_needed=True),
                _WHERE,
                PatternQuestion("who", "Siapa yang perlu waspada?", "warga di tepi sungai"),
                PatternQuestion(
                    "do",
                    "Apa yang harus dilakukan?",
                    "Pindahkan barang ke tempat tinggi",
                    is_needed=True,
                ),
                PatternQuestion("source", "Siapa yang memberi tahu?", "BMKG, BPBD, atau ketua RT"),
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
                PatternQuestion(
                    "claim", "Kabar apa yang beredar?", "BLT dihapus mulai Januari", is_needed=True
                ),
                PatternQuestion("where", "Beredar di mana?", "grup WhatsApp warga"),
                PatternQuestion("verdict", "Apa yang Anda temukan?", "", is_needed=True),
                PatternQuestion(
                    "proof",
                    "Apa buktinya?",
                    "Surat dinas sosial tanggal 20 November menyebut BLT tetap ada",
                    is_needed=True,
                ),
                PatternQuestion("source", "Siapa yang sudah ditanya?", "Ketua RT 02, Pak Budi"),
            ),
            _fact_check,
            StoryKind.FACT_CHECK,
            Topic.SERVICE,
        ),
    )
}
