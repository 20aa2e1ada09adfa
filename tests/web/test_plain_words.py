"""Who is behind a site, and by which rules it works."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def _decree(kim: Kim, valid_until: date | None = None, *, title: str = "kepala desa") -> None:
    entering.record_decree(
        kim,
        number="141/07/2024",
        issuer_title=title,
        issued_on=build.AT.date(),
        valid_until=valid_until,
        by=build.officer(kim.region_id[:2]),
        at=build.AT,
    )


def _page(reader: Reader, label: str, path: str) -> str:
    answer = reader(label).get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_proof_sheet_says_number_decree_issuer_term_and_who_recorded_it(reader: Reader) -> None:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    until = timezone.now().date() + timedelta(days=400)
    _decree(kim, until)

    page = _page(reader, "kim-satu", "/sk/")

    for words in (
        "KIM Satu",
        kim.number,
        "141/07/2024",
        "Kepala desa",
        "SK berlaku",
        f"sampai {until.day} ",
    ):
        assert words in page
    assert re.search(r"dicatat oleh <strong ?>[^<]*Kubu Raya</strong>", page)
    assert "Orang " not in page  # nobody is named


def test_a_kelurahan_is_recognised_by_its_lurah(reader: Reader) -> None:
    kim = build.kim(build.PAHANDUT, label="kim-satu")
    _decree(kim, title="lurah")

    page = _page(reader, "kim-satu", "/sk/")

    assert "Lurah, " in page
    assert "epala desa" not in page


def test_a_decree_that_has_run_out_proves_nothing(reader: Reader) -> None:
    _decree(build.kim(label="kim-satu"), build.AT.date() + timedelta(days=1))

    page = _page(reader, "kim-satu", "/sk/")

    assert "SK berakhir" in page
    assert "SK berlaku" not in page


def test_the_proof_sheet_carries_a_code_that_leads_to_itself(reader: Reader) -> None:
    build.kim(label="kim-satu")
    build.kim(label="kim-dua")

    codes = {
        re.search(r'src="(data:image/svg[^"]+)"', _page(reader, label, "/sk/"))
        for label in ("kim-satu", "kim-dua")
    }

    assert None not in codes
    assert len({found[1] for found in codes if found}) == 2


def test_the_chair_is_named_first_wherever_officers_are_named(reader: Reader) -> None:
    posts = (
        FirstOfficer("Dedi", "Anggota"),
        FirstOfficer("Siti", "Sekretaris"),
        FirstOfficer("Hasan", "Ketua"),
    )
    entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=posts,
        by=build.BUILDER,
        at=build.AT,
    )

    for path in ("/", "/profil/", "/kontak/"):
        page = _page(reader, "kim-satu", path)
        assert page.index("Hasan") < page.index("Siti"), path


def test_every_site_has_its_rules_and_ways_to_reach_it(reader: Reader) -> None:
    build.published(build.kim(label="kim-satu"), 1)

    for label in ("kim-satu", "kab-kubu-raya", ""):
        home = _page(reader, label, "/")
        for path in ("/pedoman/", "/tentang/", "/kontak/", "/lapor/"):
            assert f'href="{path}"' in home
            assert reader(label).get(path).status_code == 200
    assert "Hak jawab" in _page(reader, "", "/pedoman/")


def test_what_a_group_says_of_itself_stays_words(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    kim.site.about = "Kami <b>sepuluh</b> orang.\n\nDari tiga dusun."
    kim.site.save()

    page = _page(reader, "kim-satu", "/profil/")

    assert "<p>Kami &lt;b&gt;sepuluh&lt;/b&gt; orang.</p> <p>Dari tiga dusun.</p>" in page


def test_a_page_that_is_not_there_helps_to_find_it(reader: Reader) -> None:
    build.kim(label="kim-satu")

    answer = reader("kim-satu").get("/berita/tidak-ada-abcdef/")

    page = answer.content.decode()
    assert answer.status_code == 404
    for way in ('action="/cari/"', 'href="/arsip/"', "kalimantan-barat.kim.localhost"):
        assert way in page


def test_an_unknown_host_leads_to_the_nation() -> None:
    answer = Client(HTTP_HOST="tidak-ada-situs.kim.localhost").get("/")

    assert answer.status_code == 421
    assert 'href="http://kim.localhost/"' in answer.content.decode()
