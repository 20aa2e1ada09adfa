"""A list that an office brought in: its decrees wait to be compared, its sites for their chairs."""

from datetime import datetime, timedelta
from typing import Final

from kimid.demo.applications import photographed_page
from kimid.events.actor import System
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.media.models import unguessable_name
from kimid.media.papers import pages_of
from kimid.onboarding.actions import comparing, importing
from kimid.onboarding.models import ImportRow
from kimid.onboarding.worksheet import read_worksheet
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree, Kim

_OFFICE: Final = "6112"
_OFFICER: Final = "dinaskuburaya"
_HEADINGS: Final = ("Nama KIM", "Desa", "Nomor SK", "Tanggal SK", "Berlaku sampai", "Ketua")
# By the code of the village; of the last there is no paper yet.
_ROWS: Final = {
    "6112012003": (
        "KIM Pemuda Arang Limbung",
        "Arang Limbung",
        "141/07/2024 (data contoh)",
        "12 Maret 2024",
        "11 Maret 2029",
        "Yusuf Efendi",
    ),
    "6112072002": (
        "KIM Rasau Bersatu",
        "Rasau Jaya Satu",
        "148/11/2023 (data contoh)",
        "4 Juli 2023",
        "",
        "Sri Wahyuni",
    ),
    "6112052004": (
        "KIM Padang Tikar Bahari",
        "Padang Tikar Satu",
        "141/02/2025 (data contoh)",
        "20 Januari 2025",
        "19 Januari 2030",
        "-",
    ),
}
_WITH_PAPER: Final = 2


def bring_in_list(now: datetime) -> None:
    """The office of one regency brought its list two days ago, and papers of two of its decrees."""
    officer = Person.objects.get(username=_OFFICER)
    office = Region.objects.get(pk=_OFFICE)
    at = now - timedelta(days=2)
    made = importing.begin_import(
        office,
        file_name="Daftar KIM Kubu Raya.xlsx",
        worksheet=read_worksheet([_HEADINGS, *_ROWS.values()]),
        by=officer,
        at=at,
    )
    importing.start_import(made, by=officer, at=at)
    rows = ImportRow.objects.filter(import_list=made).select_related("import_list__region", "place")
    for row in rows.order_by("number"):
        importing.enter_row(row, by=officer, at=at)
    kims = Kim.objects.filter(name__in=[name for name, *_ in _ROWS.values()]).order_by("pk")
    for kim in kims[:_WITH_PAPER]:
        _bring_paper(kim, office, officer, at + timedelta(hours=1))


def _bring_paper(kim: Kim, office: Region, officer: Person, at: datetime) -> None:
    decree = kim.decrees.get()
    number = decree.number.removesuffix(" (data contoh)")
    pages = pages_of(photographed_page(_lines(kim, decree, number)))
    name = unguessable_name()
    paper_storage.save(name, pages)
    paper = comparing.add_decree_paper(
        office, name=name, file_name=f"SK {kim.name}.jpg", decree=decree, by=officer, at=at
    )
    comparing.give_decree_pages(
        paper,
        page_count=len(pages),
        size_bytes=sum(map(len, pages)),
        by=System("demo"),
        at=at,
    )


def _lines(kim: Kim, decree: Decree, number: str) -> list[str]:
    region = kim.region
    return [
        f"{region.head_title.upper()} {region.short_name.upper()}",
        f"KEPUTUSAN NOMOR {number}",
        "",
        "TENTANG PEMBENTUKAN",
        kim.name.upper(),
        "",
        "MEMUTUSKAN",
        "Membentuk kelompok tersebut di atas",
        f"Ditetapkan {clock.day(decree.issued_on)}",
        f"Berlaku sampai {clock.day(decree.valid_until)}" if decree.valid_until else "",
        "",
        "DATA CONTOH",
    ]
