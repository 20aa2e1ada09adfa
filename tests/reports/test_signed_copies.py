"""The signed copy of a report: of every office up to the nation, with its annex."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kimid.lib import codes
from tests import build
from tests.conftest import Door
from tests.reports import files, quarters

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
