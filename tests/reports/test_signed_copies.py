"""The signed copy of a report: of every office up to the nation, with its annex."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kimid.lib import codes
from kimid.media.limits import MAX_BYTES
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters
from tests.reports.quarters import QUARTER

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def test_the_report_of_the_nation_is_printed_with_its_annex_signed_and_shown(ruang: Door) -> None:
    quarters.region_with_kims()
    nation, by = build.region(codes.NATION), build.officer(codes.NATION)
    site = build.portal(codes.NATION)
    quarters.frozen(nation)
    office, address = ruang(by), f"/s/{site.ruang_label}/laporan-kim"
    paper = office.get(f"{address}.pdf?periode=2025-tw3")
    assert paper.content.startswith(b"%PDF")
    signed = paper.content + b"\n% signature"

    copy = SimpleUploadedFile("ttd.pdf", signed)
    office.post(f"{address}/2025-tw3/1/tanda-tangan/", {"berkas": copy})

    page = office.get(f"{address}/?periode=2025-tw3").text
    assert "Unduh yang bertanda tangan" in page
    assert f'src="{address}/2025-tw3/1/bertanda-tangan.webp"' in page
    assert office.get(f"{address}/2025-tw3/1/bertanda-tangan.webp").status_code == 200
    assert office.get(f"{address}/2025-tw3/1/bertanda-tangan.pdf").content == signed


def test_of_two_signed_copies_the_one_that_came_last_is_shown(ruang: Door) -> None:
    region = quarters.region_with_kims()
    edition = quarters.frozen(region)
    office = ruang(build.officer("61"))
    address = "/s/kalimantan-barat/laporan-kim/2025-tw3/1"

    bodies = [files.pdf_bytes(pages) for pages in (1, 2)]
    for body in bodies:
        copy = SimpleUploadedFile("ttd.pdf", body)
        office.post(f"{address}/tanda-tangan/", {"berkas": copy})

    shown = office.get(f"{address}/bertanda-tangan.pdf").content
    assert shown == bodies[1]
    assert edition.signed_copies.count() == 2


def test_the_paper_of_another_report_is_no_signed_copy_of_this_one(ruang: Door) -> None:
    region = quarters.region_with_kims()
    edition = quarters.frozen(region)
    quarters.frozen(region, QUARTER.previous)
    office, address = ruang(build.officer("61")), "/s/kalimantan-barat/laporan-kim"
    others = [
        office.get(f"{address}.pdf?periode={QUARTER.previous.key}").content,
        office.get(f"{address}.pdf?periode=2026-tw1").content,
    ]

    answers = [_brought(office, address, paper) for paper in others]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "laporan lain: sandinya 61-2025-TW2-E1, yang diminta 61-2025-TW3-E1" in answers[0].text
    assert "Berkas ini konsep" in answers[1].text
    assert not edition.signed_copies.exists()


def test_a_signed_copy_that_is_refused_is_never_asked_to_be_photographed(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    office, address = ruang(build.officer("61")), "/s/kalimantan-barat/laporan-kim"

    page = office.get(f"{address}/2025-tw3/1/tanda-tangan/").text
    heavy = _brought(office, address, b"%PDF-1.7" + b" " * MAX_BYTES).text
    broken = _brought(office, address, b"%PDF-1.7 nothing").text

    assert "Paling besar 10 MB." in page
    assert f'href="{address}.pdf?periode=2025-tw3&amp;edisi=1"' in page
    assert "Pindai ulang hitam-putih" in heavy
    assert "Berkas ini tidak terbaca" in broken
    assert "otret" not in heavy + broken


def _brought(office: Client, address: str, body: bytes) -> Any:
    copy = SimpleUploadedFile("ttd.pdf", body)
    return office.post(f"{address}/2025-tw3/1/tanda-tangan/", {"berkas": copy})
