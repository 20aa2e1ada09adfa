"""What an application says, line by line, and what the rules of its place still miss in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.text import capfirst

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import listed
from kimid.places.models import Region
from kimid.registry.models import Application, Fit, HeadAnswer, Mark, NamedOfficer, Rule
from kimid.registry.policies import SHAPES, Issuer, Ruling, Several

DECREE: Final = "sk"  # the kind of paper that every application has
CHAIR: Final = "Ketua"


class Part(StrEnum):
    """A screen of the application, by the word in its address."""

    PLACE = "tempat"
    NAME = "nama"
    PEOPLE = "orang"
    PAPERS = "surat"


def parts_of(application: Application) -> tuple[Part, ...]:
    """The screens of this application: a renewal has its place and its name already."""
    return (Part.PEOPLE, Part.PAPERS) if application.is_renewal else tuple(Part)


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
    """The five lines of an application that was filled in, each with what was found about it."""
    members, term = found[Rule.MEMBERS], found[Rule.TERM]
    said = [
        ("number", "Nomor SK", application.decree_number, ""),
        ("issuer", "Penerbit", _issuer_line(application), found[Rule.ISSUERS].said),
        (
            "validity",
            "Berlaku",
            _validity_line(application),
            f"paling lama {term.said}" if term.answer else "",
        ),
        ("officers", "Pengurus", listed([named(each) for each in application.officers]), ""),
        ("members", "Anggota", f"{application.people} orang", f"paling sedikit {members.said}" if members.answer else ""),
    ]
    return [Line(name, label, value, rule, _mark_of(application, name, value)) for name, label, value, rule in said]


def gaps_of(application: Application, found: Mapping[Rule, Ruling]) -> list[Gap]:
    """What is missing before it can be sent, in the order of the screens. `found` are the rules of its place. One query."""
    return [*_missing(application), *_against_rules(application, found), *_missing_papers(application, found)]


def obstacles(application: Application, lines: Sequence[Line], gaps: Sequence[Gap]) -> str:
    """Why it cannot be verified yet, in one line; empty when nothing stands in the way."""
    differing = sum(line.mark is not None and not line.is_settled for line in lines)
    unseen = sum(line.mark is None for line in lines)
    said = [f"{differing} beda atau tak terbaca"] if differing else []
    said += [f"{unseen} belum dicek"] if unseen else []
    said += [gap.words.removesuffix(".") for gap in gaps]
    if application.head_answer == HeadAnswer.NO:
        said.append(f"{application.head_name} menyatakan SK ini tidak benar")
    return ", ".join(said)


def _issuer_line(application: Application) -> str:
    region = application.region
    title = capfirst(issuer_words(region, application.issuer)) if region else ""
    return ", ".join(filter(None, (title, application.issuer_name)))


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
