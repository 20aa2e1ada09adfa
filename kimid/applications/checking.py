"""What an application says, line by line, and what the rules of its place still miss in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.text import capfirst

from kimid.applications.mergers import merger_objection
from kimid.applications.models import (
    Act,
    ActKind,
    Application,
    Fit,
    HeadAnswer,
    LineFinding,
    NamedOfficer,
    Purpose,
)
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import enumeration
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim, PolicyRule
from kimid.registry.policies import RULE_TYPES, ChoiceRule, Issuer, Ruling

DECREE: Final = "sk"  # the kind of paper that every application for a decree has
DECISION: Final = (
    "putusan"  # and the one that every act has: a decree, or the minutes of those who decided
)
CHAIR: Final = "Ketua"


class FormStep(StrEnum):
    """A screen of the application, by the word in its address."""

    PLACE = "tempat"
    NAME = "nama"
    PEOPLE = "orang"
    PAPERS = "surat"
    ACT = "putusan"


FORM_STEPS: Final[Mapping[str, tuple[FormStep, ...]]] = {
    Purpose.FOUNDING: (FormStep.PLACE, FormStep.NAME, FormStep.PEOPLE, FormStep.PAPERS),
    Purpose.RENEWAL: (FormStep.PEOPLE, FormStep.PAPERS),
    ActKind.DISSOLUTION: (FormStep.ACT,),
    ActKind.MERGER: (FormStep.ACT,),
    ActKind.MOVE: (FormStep.PLACE, FormStep.ACT),
}


def form_steps_of(application: Application) -> tuple[FormStep, ...]:
    """The screens of this application. A KIM in the register skips place and name."""
    return FORM_STEPS[application.act.kind if application.is_act else application.purpose]


class ApplicationGap(NamedTuple):
    """Something that is still missing, and the screen on which it is put right."""

    step: FormStep
    text: str


class CheckLine(NamedTuple):
    """One line that an officer compares with the decree. `mark` is what they found, if it still
    counts.
    """

    name: str
    label: str
    value: str
    rule: str = ""
    finding: LineFinding | None = None

    @property
    def is_settled(self) -> bool:
        return self.finding is not None and self.finding["mark"] == Fit.FITS


class AskedLine(NamedTuple):
    """A line that an officer asked about: its old value, the finding and its new value."""

    label: str
    old_value: str
    mark: str  # a Fit
    note: str
    new_value: str

    @property
    def has_changed(self) -> bool:
        return self.old_value != self.new_value


def issuer_label(region: Region, issuer: str) -> str:
    """Who issues a decree in this place: `lurah` in a kelurahan, `kepala desa` in a desa, `wali
    nagari` in a nagari.
    """
    if issuer == Issuer.HEAD and region.level == Level.VILLAGE:
        return region.head_title
    choices = RULE_TYPES[PolicyRule.ISSUERS]
    return choices.choices.get(issuer, "") if isinstance(choices, ChoiceRule) else ""


def officer_label(officer: NamedOfficer) -> str:
    """`Ketua Hasan Basri`, `Seksi Dokumentasi Siti`."""
    return " ".join(filter(None, (officer["post"], officer.get("section", ""), officer["name"])))


def check_lines_of(
    application: Application, rulings: Mapping[PolicyRule, Ruling]
) -> list[CheckLine]:
    """The lines of an application that was filled in, each with what was found about it: five, or
    those of an act.
    """
    rows = _act_lines(application) if application.is_act else _decree_lines(application, rulings)
    return [
        CheckLine(name, label, value, rule, _finding_of(application, name, value))
        for name, label, value, rule in rows
    ]


def asked_lines_of(application: Application, lines: Sequence[CheckLine]) -> list[AskedLine]:
    """The lines that were asked about the last time, in their order."""
    pairs = [
        (line, application.asked_findings[line.name])
        for line in lines
        if line.name in application.asked_findings
    ]
    return [
        AskedLine(line.label, finding["value"], finding["mark"], finding["note"], line.value)
        for line, finding in pairs
    ]


def _decree_lines(
    application: Application, rulings: Mapping[PolicyRule, Ruling]
) -> list[tuple[str, str, str, str]]:
    members = rulings[PolicyRule.MEMBERS]
    term = rulings[PolicyRule.TERM]
    return [
        ("number", "Nomor SK", application.decree_number, ""),
        ("issuer", "Penerbit", _issuer_line(application), rulings[PolicyRule.ISSUERS].text),
        (
            "validity",
            "Berlaku",
            _validity_line(application),
            f"paling lama {term.text}" if term.answer else "",
        ),
        (
            "officers",
            "Pengurus",
            enumeration([officer_label(each) for each in application.officers]),
            "",
        ),
        (
            "members",
            "Anggota",
            _people_line(application),
            f"paling sedikit {members.text}" if members.answer else "",
        ),
    ]


def _act_lines(application: Application) -> list[tuple[str, str, str, str]]:
    act = application.act
    into = act.into
    rows = [("deed", "Yang diminta", f"{application.asks_for} {application.registered_kim.name}")]
    if act.kind == ActKind.MERGER:
        rows.append(
            (
                "into",
                "Bergabung ke",
                f"{into.name}, nomor {into.number}, {into.region.full_name}" if into else "",
            )
        )
    if act.kind == ActKind.MOVE:
        rows += [
            ("from", "Dari", _place(act.from_region_id)),
            ("to", "Ke", _place(act.to_region_id)),
        ]
    since = clock.day(act.holds_from) if act.holds_from else "belum ditulis"
    rows += [("since", "Mulai berlaku", since), ("why", "Alasan", act.why)]
    return [(*line, "") for line in rows]


def _place(code: str | None) -> str:
    """`Desa Teluk Kapuas, Kecamatan Sungai Raya`."""
    return ", ".join(region.full_name for region in lineage_of(code)[:2]) if code else ""


def gaps_of(application: Application, rulings: Mapping[PolicyRule, Ruling]) -> list[ApplicationGap]:
    """What is missing before it can be sent, in the order of the screens. `found` are the rules of
    its place. One query.
    """
    if application.kim and application.kim.has_ended:
        words = (
            "KIM ini sudah dibubarkan atau bergabung ke KIM lain. Tidak ada lagi yang bisa diubah."
        )
        return [ApplicationGap(form_steps_of(application)[-1], words)]
    if application.is_act:
        return list(_missing_in_act(application))
    return [
        *_missing(application),
        *_broken_rules(application, rulings),
        *_missing_papers(application, rulings),
    ]


def why_not_verifiable(
    application: Application,
    lines: Sequence[CheckLine],
    gaps: Sequence[ApplicationGap],
    at: datetime,
) -> str:
    """Why it cannot be verified yet, in one line; empty when nothing stands in the way. At most two
    queries.
    """
    differing = sum(line.finding is not None and not line.is_settled for line in lines)
    unseen = sum(line.finding is None for line in lines)
    reasons = [f"{differing} beda atau tak terbaca"] if differing else []
    reasons += [f"{unseen} belum dicek"] if unseen else []
    reasons += [gap.text.removesuffix(".") for gap in gaps]
    if any(not paper.page_count and not paper.refusal for paper in application.papers.all()):
        reasons.append("masih ada berkas yang sedang diproses")
    if application.head_answer == HeadAnswer.NO:
        reasons.append(application.head_answer_text)
    reasons += filter(None, [merger_objection(application, at)])
    return ", ".join(reasons)


def _issuer_line(application: Application) -> str:
    region = application.region
    title = capfirst(issuer_label(region, application.issuer)) if region else ""
    return ", ".join(filter(None, (title, application.issuer_name)))


def _people_line(application: Application) -> str:
    """A decree often counts its officers apart from its members."""
    officers = len(application.officers)
    return (
        f"{application.people_count} orang, termasuk {officers} pengurus"
        if officers
        else f"{application.people_count} orang"
    )


def _validity_line(application: Application) -> str:
    issued = application.issued_on
    until = application.valid_until
    begins = clock.day(issued) if issued else "tanggal belum ditulis"
    return f"{begins} sampai {clock.day(until)}" if until else f"{begins}, tanpa batas waktu"


def _finding_of(application: Application, name: str, value: str) -> LineFinding | None:
    finding: LineFinding | None = application.findings.get(name)
    return finding if finding and finding["value"] == value else None


def _missing(application: Application) -> Iterator[ApplicationGap]:
    wanted = {
        ApplicationGap(
            FormStep.PLACE, "Desa atau kelurahannya belum dipilih."
        ): application.region_id,
        ApplicationGap(FormStep.NAME, "Nama KIM belum ditulis."): application.name,
        ApplicationGap(FormStep.NAME, "Alamat situs belum dipilih."): application.label,
        ApplicationGap(FormStep.PEOPLE, "Ketua belum ditulis."): any(
            each["post"] == CHAIR for each in application.officers
        ),
        ApplicationGap(FormStep.PAPERS, "Nomor SK belum ditulis."): application.decree_number,
        ApplicationGap(FormStep.PAPERS, "Penerbit SK belum dipilih."): application.issuer,
        ApplicationGap(
            FormStep.PAPERS, "Nama yang menandatangani SK belum ditulis."
        ): application.issuer_name,
        ApplicationGap(FormStep.PAPERS, "Tanggal SK belum ditulis."): application.issued_on,
    }
    steps = form_steps_of(application)
    return (gap for gap, there in wanted.items() if not there and gap.step in steps)


def _missing_in_act(application: Application) -> Iterator[ApplicationGap]:
    act = application.act
    if act.kind == ActKind.MERGER and (act.into is None or act.into.has_ended):
        yield ApplicationGap(
            FormStep.ACT,
            "KIM tujuannya belum dipilih, atau sudah tidak ada. Pilih KIM yang masih berjalan.",
        )
    if act.kind == ActKind.MOVE:
        yield from _missing_in_move(act, application.registered_kim)
    if not act.holds_from:
        yield ApplicationGap(FormStep.ACT, "Tanggal mulai berlakunya belum ditulis.")
    if not act.why:
        yield ApplicationGap(FormStep.ACT, "Alasannya belum ditulis.")
    if not application.papers.filter(kind=DECISION, refusal="").exists():
        yield ApplicationGap(FormStep.ACT, "Foto surat putusannya belum ada.")


def _missing_in_move(act: Act, kim: Kim) -> Iterator[ApplicationGap]:
    if act.to_region is None or act.to_region.valid_until:
        yield ApplicationGap(FormStep.PLACE, "Desa atau kelurahan tujuannya belum dipilih.")
    if act.from_region_id != kim.region_id:
        yield ApplicationGap(
            FormStep.PLACE,
            "KIM ini sudah pindah sejak permintaan ini dimulai. Mulai lagi dari awal.",
        )
    if act.from_region_id == act.to_region_id:
        yield ApplicationGap(FormStep.PLACE, "Tempat tujuannya sama dengan yang sekarang.")


def _broken_rules(
    application: Application, rulings: Mapping[PolicyRule, Ruling]
) -> Iterator[ApplicationGap]:
    least, most, issuers = (
        rulings[rule].answer for rule in (PolicyRule.MEMBERS, PolicyRule.TERM, PolicyRule.ISSUERS)
    )
    if isinstance(least, int) and application.people_count < least:
        yield ApplicationGap(
            FormStep.PEOPLE,
            f"Baru {application.people_count} orang; di sini paling sedikit {least} orang.",
        )
    if application.issuer and isinstance(issuers, list) and application.issuer not in issuers:
        yield ApplicationGap(
            FormStep.PAPERS, f"Di sini SK diterbitkan {rulings[PolicyRule.ISSUERS].text.lower()}."
        )
    if (
        application.is_renewal
        and application.kim
        and application.kim.decrees.filter(
            number=application.decree_number, is_listed=False
        ).exists()
    ):
        yield ApplicationGap(
            FormStep.PAPERS, "SK dengan nomor ini sudah tercatat. Tulis nomor SK yang baru."
        )
    if isinstance(most, int) and application.issued_on:
        if application.valid_until is None:
            yield ApplicationGap(FormStep.PAPERS, "Tulis sampai kapan SK berlaku.")
        elif application.valid_until > clock.years_later(application.issued_on, most):
            yield ApplicationGap(
                FormStep.PAPERS, f"Masa berlaku SK di sini paling lama {most} tahun."
            )


def _missing_papers(
    application: Application, rulings: Mapping[PolicyRule, Ruling]
) -> Iterator[ApplicationGap]:
    papers = application.papers.all() if application.pk else ()
    there = {paper.kind for paper in papers if not paper.refusal}
    if DECREE not in there:
        yield ApplicationGap(FormStep.PAPERS, "Foto SK belum ada.")
    for kind, words in required_papers(rulings).items():
        if kind not in there:
            yield ApplicationGap(FormStep.PAPERS, f"Berkas {words} belum ada.")


def required_papers(rulings: Mapping[PolicyRule, Ruling]) -> dict[str, str]:
    """The papers that come with an application here, besides the decree, in words."""
    rule_type = RULE_TYPES[PolicyRule.PAPERS]
    answer = rulings[PolicyRule.PAPERS].answer
    if not isinstance(rule_type, ChoiceRule) or not isinstance(answer, list):
        return {}
    return {kind: words for kind, words in rule_type.choices.items() if kind in answer}
