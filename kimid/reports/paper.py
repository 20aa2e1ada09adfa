"""A report as an office paper: A4, tagged, set by typst in the closed-off process."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, Final

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number
from kimid.lib.typesetting import drawable_values
from kimid.lifecycle.models import CoachingVisit
from kimid.media.typeset import PrintedPage, PrintSheet, typeset
from kimid.places.models import Region
from kimid.reports.annex import shared_place
from kimid.reports.measures import PRINTED, as_words
from kimid.reports.models import OfficeLetterhead, ReportPhoto
from kimid.reports.numbers import PeriodRow
from kimid.reports.parts import ALL_PARTS, PaperPart
from kimid.reports.period_totals import bar_rows, period_totals
from kimid.reports.queries import ReportTexts, printed_photos
from kimid.reports.report import PeriodReport
from kimid.reports.summary import changes, headline, headlines, to_do

_TEMPLATE: Final = Path(__file__).with_name("prints") / "report.typ"
# Pixels of a photo: 80 x 54 mm at 175 to the inch.
_PHOTO: Final = (552, 372)
_MOST_VISITS: Final = 40
NO_ANNEX: Final = "–"
_PLACE_HEADS: Final = ("Desa atau kelurahan", "kecamatan", "kabupaten atau kota")
_IN_CHANGES: Final = frozenset(
    {
        "kim_baru",
        "kim_berhenti",
        "sk_berakhir",
        "sk_belum_dicocokkan",
        "permohonan_selesai",
        "permohonan_tepat_janji_persen",
        "kunjungan_pembinaan",
        "diam",
        "cakupan_persen",
    }
)


def report_pdf(
    report: PeriodReport,
    texts: ReportTexts,
    letterhead: OfficeLetterhead,
    parts: Collection[PaperPart] = ALL_PARTS,
) -> bytes:
    """The paper with these parts. Raises TypesettingFailed."""
    photos = printed_photos(texts) if PaperPart.PHOTOS in parts else []
    printed = tuple(PrintedPage(f"p{row.pk}", row.name, *_PHOTO) for row in photos)
    values = {
        **first_page(report, texts, letterhead, parts),
        "parts": sorted(parts),
        **_regions(report),
        **_bars(report, parts),
        **(_visits(texts) if PaperPart.VISITS in parts else _visits(ReportTexts())),
        "pictures": [_photo(row) for row in photos],
        **_annex(report, parts),
    }
    return typeset(PrintSheet(_TEMPLATE, drawable_values(values), printed))


def first_page(
    report: PeriodReport,
    texts: ReportTexts,
    letterhead: OfficeLetterhead,
    parts: Collection[PaperPart] = ALL_PARTS,
) -> dict[str, Any]:
    """What stands on the first page; the screen draws it beside the choices."""
    has_annex = PaperPart.ANNEX in parts and report.total.kims
    return {
        **_head(report, letterhead),
        "annex": annex_line(report) if has_annex else NO_ANNEX,
        "four": [each._asdict() for each in headlines(report)],
        "changes": [
            [each.label, each.before, each.now, each.change]
            for each in changes(report)
            if each.key in _IN_CHANGES
        ],
        "indicators": _indicators(texts) if PaperPart.TARGETS in parts else [],
        "todo": to_do(report),
    }


def annex_line(report: PeriodReport) -> str:
    return f"1 (satu) daftar, {number(report.total.kims)} KIM"


def _head(report: PeriodReport, letterhead: OfficeLetterhead) -> dict[str, Any]:
    region, period = report.region, report.period
    return {
        "title": f"Laporan KIM {region.full_name}, {period.label}",
        "author": f"{letterhead.agency} {region.full_name}",
        "government": _government(region),
        "agency": letterhead.agency.upper(),
        "street": letterhead.street,
        "dated": f"{letterhead.seat or '…………………'}, ………………… {_written_on(report).year}",
        "subject": f"Laporan KIM {period.label}",
        "finding": headline(report),
        "days": _days(report),
        "period": period.label,
        "compared": report.compared.label,
        "notes": report.notes,
        "arms": "lambang kementerian" if region.level == Level.NATION else "lambang daerah",
        "signer": _signer(region, letterhead),
        "on": clock.day(report.on),
        "foot": f"Register KIM kimid. {report.frozen_label}. {_code(report)}",
    }


def _written_on(report: PeriodReport) -> date:
    """A report of a whole year is written in the next one."""
    at = report.edition.frozen_at if report.edition else report.counted_at
    return clock.today(at, report.region.zone)


def _signer(region: Region, letterhead: OfficeLetterhead) -> list[str]:
    """The lines above a signature: the post and its region. A ministry has no region."""
    post = letterhead.signer_post or "(jabatan)"
    return [f"{post},"] if region.level == Level.NATION else [post, f"{region.full_name},"]


def _days(report: PeriodReport) -> str:
    compared = report.compared
    until = report.period.days_label
    if report.is_running:
        until = f"{clock.day(report.period.first)} sampai {clock.day(report.on)} (masih berjalan)"
    return f"Periode {until}, dibandingkan dengan {compared.label} ({compared.days_label})."


def _code(report: PeriodReport) -> str:
    return f"Sandi laporan {report.edition.code}" if report.edition else "Konsep"


def _indicators(texts: ReportTexts) -> list[list[str]]:
    return [
        [line.label, line.target, line.reached, line.achieved, line.obstacle, line.follow_up]
        for line in texts.lines
    ]


def _regions(report: PeriodReport) -> dict[str, Any]:
    return {
        "below": report.below_label,
        "is_deep": report.row_level > report.region.level + 1,
        "rows": [_row(row, report) for row in report.rows],
        "columns": [column.short_label for column in PRINTED],
        "sums": [as_words(column.value(report.total)) for column in PRINTED],
    }


def _bars(report: PeriodReport, parts: Collection[PaperPart]) -> dict[str, Any]:
    totals = period_totals(report) if PaperPart.PERIODS in parts else []
    return {
        "bars_title": f"Lima {report.period.kind_label} terakhir",
        "bars": [
            {
                "label": row.label,
                "rows": [[each.period.brief_label, each.text, each.share] for each in row.bars],
            }
            for row in bar_rows(totals)
        ],
    }


def _visits(texts: ReportTexts) -> dict[str, Any]:
    visits = texts.visits[:_MOST_VISITS]
    rest = len(texts.visits) - len(visits)
    return {
        "visits": [_visit(visit) for visit in visits],
        "more_visits": number(rest) if rest else "",
    }


def _annex(report: PeriodReport, parts: Collection[PaperPart]) -> dict[str, Any]:
    """The list of KIM; where all are of one regency, its name once."""
    kims = report.annex if PaperPart.ANNEX in parts else []
    shared = shared_place(kims)
    heads = _PLACE_HEADS[: len(_PLACE_HEADS) - shared.levels]
    return {
        "annex_place": shared.name,
        "annex_head": ", ".join(heads),
        "kims": [
            [kim.name, place, kim.number, *(each or "–" for each in kim.on_paper)]
            for kim, place in zip(kims, shared.places, strict=True)
        ],
    }


def _visit(visit: CoachingVisit) -> list[str]:
    return [clock.day(visit.on) if visit.on else "", visit.place, visit.letter_number, visit.result]


def _photo(row: ReportPhoto) -> dict[str, str]:
    day = clock.day(row.taken_on)
    return {"key": f"p{row.pk}", "alt": row.caption, "caption": f"{row.caption} ({day})"}


def _row(row: PeriodRow, report: PeriodReport) -> dict[str, Any]:
    is_empty = not row.kims and not report.is_own(row)
    cells = [as_words(column.value(row)) for column in PRINTED]
    return {"name": row.short_name, "cells": cells, "empty": is_empty}


def _government(region: Region) -> str:
    if region.level == Level.NATION:
        return "REPUBLIK INDONESIA"
    above = region.at_level(Level.REGENCY) or region
    return f"PEMERINTAH {above.full_name.upper()}"
