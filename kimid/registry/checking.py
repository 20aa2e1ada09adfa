"""What an application says, line by line, and what the rules of its place still miss in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.text import capfirst

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import listed
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.mergers import unwelcome
from kimid.registry.models import Application, Fit, HeadAnswer, Mark, NamedOfficer, Purpose, Rule
from kimid.registry.policies import SHAPES, Issuer, Ruling, Several

DECREE: Final = "sk"  # the kind of paper that every application for a decree has
DECISION: Final = "putusan"  # and the one that every act has: a decree, or the minutes of those who decided
CHAIR: Final = "Ketua"


class Part(StrEnum):
    """A screen of the application, by the word in its address."""

    PLACE = "tempat"
    NAME = "nama"
    PEOPLE = "orang"
    PAPERS = "surat"
    ACT = "putusan"


PARTS: Final[Mapping[str, tuple[Part, ...]]] = {
    Purpose.FOUNDING: (Part.PLACE, Part.NAME, Part.PEOPLE, Part.PAPERS),
    Purpose.RENEWAL: (Part.PEOPLE, Part.PAPERS),
    Purpose.DISSOLUTION: (Part.ACT,),
    Purpose.MERGER: (Part.ACT,),
    Purpose.MOVE: (Part.PLACE, Part.ACT),
}


def parts_of(application: Application) -> tuple[Part, ...]:
    """The screens of this application: whoever is in the register already has a place and a name."""
    return PARTS[application.purpose]


class Gap(NamedTuple):
    """Something that is still missing, and the screen on which it is put right."""

    part: Part
    words: str


class Line(NamedTuple):
    """One line that an officer compares with the decree. `mark` is what they found, if it still counts."""

    name: str
    label: str
    value: str
    rule: str = ""
    mark: Mark | None = None

    @property
    def is_settled(self) -> bool:
        return self.mark is not None and self.mark["mark"] == Fit.FITS


class Asked(NamedTuple):
    """A line that an officer asked about: what it said then, what was found, and what it says now."""

    label: str
    said: str
    mark: str  # a Fit
    note: str
    now: str

    @property
    def has_changed(self) -> bool:
        return self.said != self.now


def issuer_words(region: Region, issuer: str) -> str:
    """Who issues a decree in this place: `lurah` in a kelurahan, `kepala desa` in a desa, `wali nagari` in a nagari."""
    if issuer == Issuer.HEAD and region.level == Level.VILLAGE:
        return region.head_title
    choices = SHAPES[Rule.ISSUERS]
    return choices.choices.get(issuer, "") if isinstance(choices, Several) else ""


def named(officer: NamedOfficer) -> str:
    """`Ketua Hasan Basri`, `Seksi Dokumentasi Siti`."""
    return " ".join(filter(None, (officer["post"], officer.get("section", ""), officer["name"])))


def lines_of(application: Application, found: Mapping[Rule, Ruling]) -> list[Line]:
    """The lines of an application that was filled in, each with what was found about it: five, or those of an act."""
    said = _act_lines(application) if application.is_act else _decree_lines(application, found)
    return [Line(name, label, value, rule, _mark_of(application, name, value)) for name, label, value, rule in said]


def asked_of(application: Application, lines: Sequence[Line]) -> list[Asked]:
    """The lines that were asked about the last time, in their order, whatever became of them since."""
    found = [(line, application.asked[line.name]) for line in lines if line.name in application.asked]
    return [Asked(line.label, mark["said"], mark["mark"], mark["note"], line.value) for line, mark in found]


def _decree_lines(application: Application, found: Mapping[Rule, Ruling]) -> list[tuple[str, str, str, str]]:
    members, term = found[Rule.MEMBERS], found[Rule.TERM]
    return [
        ("number", "Nomor SK", application.decree_number, ""),
        ("issuer", "Penerbit", _issuer_line(application), found[Rule.ISSUERS].said),
        (
            "validity",
            "Berlaku",
            _validity_line(application),
            f"paling lama {term.said}" if term.answer else "",
        ),
        ("officers", "Pengurus", listed([named(each) for each in application.officers]), ""),
        ("members", "Anggota", _people_line(application), f"paling sedikit {members.said}" if members.answer else ""),
    ]


def _act_lines(application: Application) -> list[tuple[str, str, str, str]]:
    kim, into = application.kim, application.into
    said = [("deed", "Yang diminta", f"{application.get_purpose_display()} {kim.name if kim else application.name}")]
    if application.purpose == Purpose.MERGER:
        said.append(("into", "Bergabung ke", f"{into.name}, nomor {into.number}, {into.region.full_name}" if into else ""))
    if application.purpose == Purpose.MOVE:
        said += [("from", "Dari", _place(application.near)), ("to", "Ke", _place(application.region_id or ""))]
    said.append(("since", "Mulai berlaku", clock.day(application.holds_from) if application.holds_from else "belum ditulis"))
    return [(*line, "") for line in (*said, ("why", "Alasan", application.why))]


def _place(code: str) -> str:
    """`Desa Teluk Kapuas, Kecamatan Sungai Raya`."""
    return ", ".join(region.full_name for region in lineage_of(code)[:2]) if code else ""


def gaps_of(application: Application, found: Mapping[Rule, Ruling]) -> list[Gap]:
    """What is missing before it can be sent, in the order of the screens. `found` are the rules of its place. One query."""
    if application.kim and application.kim.has_ended:
        words = "KIM ini sudah dibubarkan atau bergabung ke KIM lain. Tidak ada lagi yang bisa diubah."
        return [Gap(parts_of(application)[-1], words)]
    if application.is_act:
        return list(_missing_in_act(application))
    return [*_missing(application), *_against_rules(application, found), *_missing_papers(application, found)]


def obstacles(application: Application, lines: Sequence[Line], gaps: Sequence[Gap], at: datetime) -> str:
    """Why it cannot be verified yet, in one line; empty when nothing stands in the way. At most one query."""
    differing = sum(line.mark is not None and not line.is_settled for line in lines)
    unseen = sum(line.mark is None for line in lines)
    said = [f"{differing} beda atau tak terbaca"] if differing else []
    said += [f"{unseen} belum dicek"] if unseen else []
    said += [gap.words.removesuffix(".") for gap in gaps]
    if application.head_answer == HeadAnswer.NO:
        said.append(f"{application.head_name} menyatakan SK ini tidak benar")
    said += filter(None, [unwelcome(application, at)])
    return ", ".join(said)


def _issuer_line(application: Application) -> str:
    region = application.region
    title = capfirst(issuer_words(region, application.issuer)) if region else ""
    return ", ".join(filter(None, (title, application.issuer_name)))


def _people_line(application: Application) -> str:
    """A decree often counts its officers apart from its members."""
    officers = len(application.officers)
    return f"{application.people} orang, termasuk {officers} pengurus" if officers else f"{application.people} orang"


def _validity_line(application: Application) -> str:
    issued, until = application.issued_on, application.valid_until
    begins = clock.day(issued) if issued else "tanggal belum ditulis"
    return f"{begins} sampai {clock.day(until)}" if until else f"{begins}, tanpa batas waktu"


def _mark_of(application: Application, name: str, value: str) -> Mark | None:
    mark: Mark | None = application.marks.get(name)
    return mark if mark and mark["said"] == value else None


def _missing(application: Application) -> Iterator[Gap]:
    wanted = {
        Gap(Part.PLACE, "Desa atau kelurahannya belum dipilih."): application.region_id,
        Gap(Part.NAME, "Nama KIM belum ditulis."): application.name,
        Gap(Part.NAME, "Alamat situs belum dipilih."): application.label,
        Gap(Part.PEOPLE, "Ketua belum ditulis."): any(each["post"] == CHAIR for each in application.officers),
        Gap(Part.PAPERS, "Nomor SK belum ditulis."): application.decree_number,
        Gap(Part.PAPERS, "Penerbit SK belum dipilih."): application.issuer,
        Gap(Part.PAPERS, "Nama yang menandatangani SK belum ditulis."): application.issuer_name,
        Gap(Part.PAPERS, "Tanggal SK belum ditulis."): application.issued_on,
    }
    return (gap for gap, there in wanted.items() if not there)


def _missing_in_act(application: Application) -> Iterator[Gap]:
    into, region = application.into, application.region
    if application.purpose == Purpose.MERGER and (into is None or into.has_ended):
        yield Gap(Part.ACT, "KIM tujuannya belum dipilih, atau sudah tidak ada. Pilih KIM yang masih berjalan.")
    if application.purpose == Purpose.MOVE and (region is None or region.valid_until):
        yield Gap(Part.PLACE, "Desa atau kelurahan tujuannya belum dipilih.")
    if application.purpose == Purpose.MOVE and application.kim and application.kim.region_id != application.near:
        yield Gap(Part.PLACE, "KIM ini sudah pindah sejak permintaan ini dimulai. Mulai lagi dari awal.")
    if application.purpose == Purpose.MOVE and application.region_id == application.near:
        yield Gap(Part.PLACE, "Tempat tujuannya sama dengan yang sekarang.")
    if not application.holds_from:
        yield Gap(Part.ACT, "Tanggal mulai berlakunya belum ditulis.")
    if not application.why:
        yield Gap(Part.ACT, "Alasannya belum ditulis.")
    if not application.papers.filter(kind=DECISION).exists():
        yield Gap(Part.ACT, "Foto surat putusannya belum ada.")


def _against_rules(application: Application, found: Mapping[Rule, Ruling]) -> Iterator[Gap]:
    least, most, issuers = (found[rule].answer for rule in (Rule.MEMBERS, Rule.TERM, Rule.ISSUERS))
    if isinstance(least, int) and application.people < least:
        yield Gap(Part.PEOPLE, f"Baru {application.people} orang; di sini paling sedikit {least} orang.")
    if application.issuer and isinstance(issuers, list) and application.issuer not in issuers:
        yield Gap(Part.PAPERS, f"Di sini SK diterbitkan {found[Rule.ISSUERS].said.lower()}.")
    if application.is_renewal and application.kim and application.kim.decrees.filter(number=application.decree_number).exists():
        yield Gap(Part.PAPERS, "SK dengan nomor ini sudah tercatat. Tulis nomor SK yang baru.")
    if isinstance(most, int) and application.issued_on:
        if application.valid_until is None:
            yield Gap(Part.PAPERS, "Tulis sampai kapan SK berlaku.")
        elif application.valid_until > _years_later(application.issued_on, most):
            yield Gap(Part.PAPERS, f"Masa berlaku SK di sini paling lama {most} tahun.")


def _missing_papers(application: Application, found: Mapping[Rule, Ruling]) -> Iterator[Gap]:
    there = set(application.papers.values_list("kind", flat=True)) if application.pk else set()
    if DECREE not in there:
        yield Gap(Part.PAPERS, "Foto SK belum ada.")
    for kind, words in wanted_papers(found).items():
        if kind not in there:
            yield Gap(Part.PAPERS, f"Berkas {words} belum ada.")


def wanted_papers(found: Mapping[Rule, Ruling]) -> dict[str, str]:
    """The papers that come with an application here, besides the decree, in words."""
    shape, answer = SHAPES[Rule.PAPERS], found[Rule.PAPERS].answer
    if not isinstance(shape, Several) or not isinstance(answer, list):
        return {}
    return {kind: words for kind, words in shape.choices.items() if kind in answer}


def _years_later(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year + years)
    except ValueError:  # 29 February
        return on.replace(year=on.year + years, day=28)
