"""A report as an office paper: A4, tagged, set by typst in the closed-off process."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number
from kimid.lib.typesetting import drawable_text
from kimid.lifecycle.models import CoachingVisit
from kimid.media.typeset import PrintedPage, PrintSheet, typeset
from kimid.places.models import Region
from kimid.reports.measures import PRINTED, as_words
from kimid.reports.models import OfficeLetterhead, ReportPhoto
from kimid.reports.numbers import PeriodRow
from kimid.reports.queries import ReportTexts, printed_photos
from kimid.reports.report import PeriodReport
from kimid.reports.summary import changes, headline, headlines, to_do

_TEMPLATE: Final = Path(__file__).with_name("prints") / "report.typ"
# Pixels of a photo: 80 x 54 mm at 175 to the inch.
_PHOTO: Final = (552, 372)
_MOST_VISITS: Final = 40
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


def report_pdf(report: PeriodReport, texts: ReportTexts, letterhead: OfficeLetterhead) -> bytes:
    """The paper. Raises TypesettingFailed."""
    photos = printed_photos(texts)
    printed = tuple(PrintedPage(f"p{row.pk}", row.name, *_PHOTO) for row in photos)
    values = {
        **_head(report, letterhead),
        **_numbers(report),
        **_texts(texts),
        "pictures": [_photo(row) for row in photos],
        "rows": [_row(row, report.region) for row in report.rows],
        "columns": [column.short_label for column in PRINTED],
        "sums": [as_words(column.value(report.total)) for column in PRINTED],
        "kims": [
            [kim.name, kim.place, kim.number, kim.decree, kim.ends, kim.chair]
            for kim in report.annex
        ],
    }
    return typeset(PrintSheet(_TEMPLATE, _drawable(values), printed))


def _head(report: PeriodReport, letterhead: OfficeLetterhead) -> dict[str, Any]:
    region, period = report.region, report.period
    return {
        "title": f"Laporan KIM {region.full_name}, {period.label}",
        "author": f"{letterhead.agency} {region.full_name}",
        "government": _government(region),
        "agency": letterhead.agency.upper(),
        "street": letterhead.street,
        "dated": f"{letterhead.seat or '…………………'}, ………………… {report.on.year}",
        "subject": f"Laporan KIM {period.label}",
        "annex": f"1 (satu) daftar, {number(len(report.annex))} KIM",
        "finding": headline(report),
        "days": _days(report),
        "period": period.label,
        "compared": report.compared.label,
        "notes": report.notes,
        "post": letterhead.signer_post or "(jabatan)",
        "region": region.full_name,
        "on": clock.day(report.on),
        "foot": f"Register KIM kimid. {report.frozen_label}. {_code(report)}",
    }


def _days(report: PeriodReport) -> str:
    compared = report.compared
    until = report.period.days_label
    if report.is_running:
        until = f"{clock.day(report.period.first)} sampai {clock.day(report.on)} (masih berjalan)"
    return f"Periode {until}, dibandingkan dengan {compared.label} ({compared.days_label})."


def _code(report: PeriodReport) -> str:
    return f"Sandi laporan {report.edition.code}" if report.edition else "Konsep"


def _numbers(report: PeriodReport) -> dict[str, Any]:
    return {
        "four": [each._asdict() for each in headlines(report)],
        "changes": [
            [each.label, each.before, each.now, each.change]
            for each in changes(report)
            if each.key in _IN_CHANGES
        ],
        "todo": to_do(report),
    }


def _texts(texts: ReportTexts) -> dict[str, Any]:
    visits = texts.visits[:_MOST_VISITS]
    return {
        "indicators": [
            [line.label, line.target, line.reached, line.achieved, line.obstacle, line.follow_up]
            for line in texts.lines
        ],
        "visits": [_visit(visit) for visit in visits],
        "more_visits": number(len(texts.visits) - len(visits))
        if texts.visits[len(visits) :]
        else "",
    }


def _visit(visit: CoachingVisit) -> list[str]:
    return [clock.day(visit.on) if visit.on else "", visit.place, visit.letter_number, visit.result]


def _photo(row: ReportPhoto) -> dict[str, str]:
    day = clock.day(row.taken_on)
    return {"key": f"p{row.pk}", "alt": row.caption, "caption": f"{row.caption} ({day})"}


def _row(row: PeriodRow, region: Region) -> dict[str, Any]:
    is_empty = not row.kims and row.code != region.code
    cells = [as_words(column.value(row)) for column in PRINTED]
    return {"name": row.name, "cells": cells, "empty": is_empty}


def _government(region: Region) -> str:
    if region.level == Level.NATION:
        return "REPUBLIK INDONESIA"
    above = region.at_level(Level.REGENCY) or region
    return f"PEMERINTAH {above.full_name.upper()}"


def _drawable(value: Any) -> Any:
    """The values with only the signs of our fonts: PDF/UA refuses a sign that no font has."""
    if isinstance(value, str):
        return drawable_text(value)
    if isinstance(value, Mapping):
        return {key: _drawable(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_drawable(each) for each in value]
    return value
