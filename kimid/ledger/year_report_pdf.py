"""The report of a year as a sheet of paper: A4, tagged, set by typst in the closed-off process."""

from pathlib import Path
from typing import Any, Final

from kimid.ledger.paper_heads import NO_DATA, signing_line
from kimid.ledger.year_money import YearMoney
from kimid.ledger.year_report import YearPaper
from kimid.lib import clock
from kimid.lib.document.blocks import BLANK
from kimid.lib.picture import Picture, alt_of
from kimid.lib.rupiah import rupiah
from kimid.lib.text import enumeration, number, paragraphs
from kimid.lib.typesetting import drawable_values
from kimid.media.typeset import PrintedPhoto, PrintSheet, typeset
from kimid.shared_pages.years import YearChapter

FOUR_EYES: Final = "Setiap pengeluaran disetujui orang yang bukan pencatat dan bukan pembayar"
_TEMPLATE: Final = Path(__file__).with_name("prints") / "year_report.typ"
# Pixels of a photo over the whole width, and of one beside another, at 150 to the inch.
_WIDE, _HALF = (976, 342), (472, 307)


def year_report_pdf(paper: YearPaper, address: str) -> bytes:
    """The paper; `address` is where readers find the same money. Raises TypesettingFailed."""
    photos = tuple(
        PrintedPhoto(f"p{at}", picture, *(_HALF if at else _WIDE))
        for at, picture in enumerate(paper.photos)
    )
    return typeset(PrintSheet(_TEMPLATE, drawable_values(sheet_values(paper, address)), photos))


def sheet_values(paper: YearPaper, address: str) -> dict[str, Any]:
    """What stands on it; the screen draws the first page of it."""
    head = paper.head
    return {
        "title": f"Laporan Tahunan {paper.year}",
        "author": paper.kim_name,
        **head.letterhead,
        "days": paper.days,
        "nothing": NO_DATA,
        "figures": [
            {"value": number(each.value), "label": each.label, "note": each.note}
            for each in paper.figures
        ],
        "foreword": paragraphs(paper.foreword),
        "chair": head.chair,
        "kim_name": paper.kim_name,
        **_money(paper.money),
        "money_words": money_words(paper.money),
        "chapters": [_chapter(each) for each in paper.chapters],
        "pictures": [_picture(at, each) for at, each in enumerate(paper.photos)],
        "closing": closing_words(paper),
        "official": head.official,
        "official_number": head.official_number,
        "blank": f"({BLANK}{BLANK}{BLANK})",
        "signed_at": signing_line(head, None, paper.on.year),
        "foot": f"{paper.as_of}. Uangnya sama dengan {address}",
    }


def closing_words(paper: YearPaper) -> str:
    """What is signed, in a sentence: the year, the day of its figures, and the money."""
    day = clock.day(paper.on)
    words = f"Demikian laporan {paper.kim_name} tahun {paper.year}, keadaan {day}"
    money = paper.money
    if money.has_moved:
        words += (
            f": masuk {rupiah(money.income)}, dipakai {rupiah(money.spent)},"
            f" sisa {rupiah(money.rest)}"
        )
    return f"{words}."


def money_words(money: YearMoney) -> list[str]:
    """What is left and where it is, in sentences; nothing of a group without money."""
    if money.is_empty:
        return []
    if not money.has_moved:
        return ["Belum ada uang yang masuk atau keluar."]
    words = [f"Sisa {rupiah(money.rest)}"]
    if money.before:
        words[0] += f", termasuk {rupiah(money.before)} yang sudah ada sebelumnya"
    held = [
        f"{name} {rupiah(amount)}"
        for name, amount in (
            ("kas tunai", money.cash),
            ("rekening bank", money.bank),
            ("uang muka", money.advances),
            ("barang", money.goods),
        )
        if amount
    ]
    if held:
        words[0] += f". Sekarang ada {enumeration(held)}"
    if money.difference:
        words.append(f"Selisih kas yang belum jelas {rupiah(abs(money.difference))}")
    if money.spent:
        words.append(FOUR_EYES)
    return [f"{each}." for each in words]


def chapter_words(chapter: YearChapter) -> str:
    """The figures of a chapter in a sentence: `9 penjual dibantu, 31 barang dan jasa di lapak.`"""
    counted = [
        f"{number(each.value)} {each.label}{f' ({each.note})' if each.note else ''}"
        for each in chapter.figures
        if each.value
    ]
    return f"{', '.join(counted)}." if counted else ""


def _money(money: YearMoney) -> dict[str, Any]:
    total = (money.planned, money.income, money.spent, money.rest_of_sources)
    return {
        "sources": [
            {
                "cells": [row.name, *map(_plain, (row.planned, row.income, row.spent, row.rest))],
                "empty": not row.has_income,
            }
            for row in money.sources
        ],
        "sums": ["Jumlah", *map(_plain, total)],
        "lines": [[row.name, _plain(row.planned), _plain(row.spent)] for row in money.lines],
        "line_sums": [
            "Jumlah",
            _plain(sum(row.planned for row in money.lines)),
            _plain(sum(row.spent for row in money.lines)),
        ],
    }


def _plain(amount: int) -> str:
    """Rupiah in a column whose head says so: `−1.250.000`."""
    return rupiah(amount).replace("Rp", "")


def _chapter(chapter: YearChapter) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "empty": chapter.is_empty,
        "words": chapter_words(chapter),
        "lines": [
            {"text": line.text, "detail": line.detail, "short": line.is_short}
            for line in chapter.lines
        ],
    }


def _picture(at: int, picture: Picture) -> dict[str, str]:
    return {"key": f"p{at}", "alt": alt_of(picture) or "Foto", "caption": picture["caption"]}
