"""The report of a year: from records alone, frozen for readers, as a paper and as a page."""

import re
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger.actions import year_reports
from kimid.ledger.models import FundKind, Purse, YearReport
from kimid.ledger.paper_heads import NO_DATA
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.report_parts import report_parts
from kimid.ledger.retouched_reports import replace_retouched_photo
from kimid.ledger.year_report import offered_photos, year_paper
from kimid.ledger.year_report_pdf import money_words, sheet_values, year_report_pdf
from kimid.lib.picture import Picture
from kimid.media.actions import StoredRenditions
from kimid.media.models import Photo, PhotoUse
from kimid.media.usage import hide_media, show_media
from kimid.newsroom.actions import retouching
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item, ItemReads
from tests import build
from tests.ledger import writing
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    made = build.kim()
    writing.registered(made)
    return made


def _values(kim: Kim) -> dict[str, Any]:  # values of a template
    today = writing.today_of(kim)
    with on_site(kim.site):
        return sheet_values(year_paper(kim, today.year, today), "kim.localhost/keuangan/")


def _page(kim: Kim, year: int | None = None) -> str:
    reader = Client(HTTP_HOST=f"{kim.site.label}.kim.localhost")
    answer = reader.get(f"/laporan-tahunan/{year or writing.today_of(kim).year}/")
    return answer.content.decode() if answer.status_code == 200 else f"{answer.status_code}"


def _story_of_now(kim: Kim, title: str = "Air pasang masuk ke 14 rumah") -> Story:
    story, photo = build.story(kim, Stage.PUBLISHED), build.photo(kim)
    picture = photo.as_picture() | {"alt": "Parit", "caption": "Parit dibersihkan"}
    show_media(story, [photo.name])
    rows = Item.objects.filter(path=story.path)
    rows.update(title=title, published_at=timezone.now(), picture=picture)
    return story


def test_money_stands_there_by_source_and_line_as_the_books_have_it(kim: Kim) -> None:
    books = Books(kim)
    village = books.source(planned=9_000_000, dana_desa=4_000_000)
    books.source(FundKind.CSR)
    line = books.line("Cetak papan warta", 5_000_000)
    books.receive(9_000_000, village)
    books.spend(5_490_000, village, line=line)

    values = _values(kim)

    assert values["sources"] == [
        {
            "cells": [
                "APBDes (di dalamnya Dana Desa)",
                *("9.000.000", "9.000.000", "5.490.000", "3.510.000"),
            ],
            "empty": False,
        },
        {"cells": ["CSR", "0", "0", "0", "0"], "empty": True},
    ]
    assert values["sums"] == ["Jumlah", "9.000.000", "9.000.000", "5.490.000", "3.510.000"]
    assert values["lines"] == [["Cetak papan warta", "5.000.000", "5.490.000"]]
    assert values["money_words"] == [
        "Sisa Rp3.510.000. Sekarang ada kas tunai Rp3.510.000.",
        "Setiap pengeluaran disetujui orang yang bukan pencatat dan bukan pembayar.",
    ]


def test_what_is_left_is_as_much_as_all_that_it_lies_in(kim: Kim) -> None:
    books = Books(kim)
    books.receive(2_000_000, books.source())
    books.receive(800_000, books.source(FundKind.IN_KIND), purse=Purse.DIRECT)
    books.advance(300_000)

    [rest] = _values(kim)["money_words"]

    held = "kas tunai Rp1.700.000, uang muka Rp300.000, dan barang Rp800.000"
    assert rest == f"Sisa Rp2.800.000. Sekarang ada {held}."


def test_the_paper_of_a_group_without_anything_says_so_in_every_part() -> None:
    kim = build.kim()
    today = writing.today_of(kim)
    with on_site(kim.site):
        paper = year_paper(kim, today.year, today)
        body = year_report_pdf(paper, "kim.localhost/keuangan/")

    words = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body))

    # Foreword, money, six subjects, photos.
    assert words.count(NO_DATA) == 9
    assert "Keputusan: belum ada data" in words
    assert "Mengetahui" in words
    assert money_words(paper.money) == []
    assert all(part.is_empty for part in report_parts(paper))


def test_the_paper_is_signed_by_the_chair_and_known_to_the_head_of_the_place(kim: Kim) -> None:
    values = _values(kim)

    assert values["official"] == "Kepala Desa Teluk Kapuas"
    assert values["chair"] == "Hasan Basri"
    assert values["decree"] == (
        "Keputusan Kepala Desa Teluk Kapuas Nomor 141/08/2024, berlaku sampai 28 November 2099"
    )
    city = build.kim("6171021001")
    assert _values(city)["official"] == "Lurah Paritmayor"


def test_readers_have_it_once_it_is_public_with_the_figures_of_that_day(kim: Kim) -> None:
    _story_of_now(kim)
    assert _page(kim) == "404"

    writing.words_of_year(kim, foreword="Kabar baik dimulai dari mendengar.")
    writing.public_report(kim)
    books = Books(kim)
    books.receive(2_000_000, books.source())
    writing.words_of_year(kim, foreword="Kata baru yang belum ditampilkan.")

    page = _page(kim)
    assert "Kabar baik dimulai dari mendengar." in page
    assert "Kata baru" not in page
    assert "2.000.000" not in page
    assert "angka di halaman ini tidak berubah lagi" in page
    writing.public_report(kim)
    assert "Kata baru" in _page(kim)
    assert "2.000.000" in _page(kim)


def test_a_story_that_readers_have_no_more_is_not_in_it_any_more(kim: Kim) -> None:
    gone, stays = _story_of_now(kim, "Yang ditahan"), _story_of_now(kim, "Yang tetap")
    writing.public_report(kim)
    assert "Yang ditahan" in _page(kim)

    Item.objects.filter(path=gone.path).update(held_at=timezone.now())

    assert "Yang ditahan" not in _page(kim)
    assert stays.path in _page(kim)


@pytest.mark.parametrize(
    ("reads", "title"), [(0, "Kabar yang terbit"), (3, "Kabar yang paling dibaca")]
)
def test_stories_are_called_read_most_only_once_somebody_read_them(
    kim: Kim, reads: int, title: str
) -> None:
    story = _story_of_now(kim, "Yang dibaca")
    item = Item.objects.get(path=story.path)
    ItemReads.objects.create(item=item, on=writing.today_of(kim), count=reads)
    writing.public_report(kim)

    assert f">{title}<" in _page(kim)


def test_nobody_chooses_more_than_eight_photos_nor_a_year_that_is_none_of_theirs(
    kim: Kim,
) -> None:
    _story_of_now(kim)
    today, chair = writing.today_of(kim), build.member(kim, Role.CHAIR)
    with on_site(kim.site):
        [photo] = offered_photos(year_paper(kim, today.year, today))
    writing.words_of_year(kim, photos=[photo] * 8)

    with pytest.raises(MoneyRefused, match="Paling banyak 8 foto"):
        writing.words_of_year(kim, photos=[photo] * 9)
    with pytest.raises(MoneyRefused, match="Tidak ada laporan"), on_site(kim.site):
        year_reports.publish_report(kim.site, year=today.year + 1, by=chair, at=timezone.now())
    assert _page(kim, 1999) == "404"


def _with_photo(kim: Kim) -> tuple[Story, Picture]:
    """A public report with the photo of a story."""
    story, today = _story_of_now(kim), writing.today_of(kim)
    with on_site(kim.site):
        [photo] = offered_photos(year_paper(kim, today.year, today))
    writing.words_of_year(kim, photos=[photo])
    writing.public_report(kim)
    return story, photo


def test_a_photo_goes_with_what_it_was_taken_for(kim: Kim) -> None:
    story, photo = _with_photo(kim)
    assert photo["name"] in _page(kim)

    hide_media(story, [photo["name"]])

    assert photo["name"] not in _page(kim)
    assert not PhotoUse.objects.filter(subject=YearReport._meta.label, is_public=True).exists()


def test_a_photo_that_was_made_anew_is_the_new_one_also_where_it_was_frozen(kim: Kim) -> None:
    _, old = _with_photo(kim)
    stored = StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)
    with on_site(kim.site):
        photo = Photo.objects.get(name=old["name"])
        retouching.retouch(photo, stored=stored, by=build.BUILDER, at=timezone.now())

    replace_retouched_photo.call(Event.objects.get(kind="photo.retouched").pk)

    report = YearReport.objects.get()
    assert [each["name"] for each in (*report.photos, *report.frozen["photos"])] == ["2" * 16] * 2
    assert old["name"] not in _page(kim)


def test_what_a_stolen_account_showed_waits_for_somebody_else(kim: Kim) -> None:
    thief, other = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    writing.public_report(kim, by=thief)
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    assert _page(kim) == "410"

    with pytest.raises(MoneyRefused, match="Redaktur lain"):
        writing.public_report(kim, by=thief)
    report = YearReport.objects.get()
    with on_site(kim.site):
        year_reports.show_report_again(report, by=other, at=timezone.now())

    assert "Laporan tahunan" in _page(kim)


def test_a_report_that_was_frozen_before_its_place_had_a_word_opens(kim: Kim) -> None:
    report = writing.public_report(kim)
    del report.frozen["head"]["term"]
    report.save()

    assert f"Laporan tahunan {report.year}" in _page(kim)


def test_the_paper_lists_its_parts_with_pages_and_signs_below_what_is_signed(kim: Kim) -> None:
    books = Books(kim)
    source = books.source(planned=9_000_000)
    books.receive(9_000_000, source)
    for place in range(30):
        line = books.line(f"Pos nomor {place}", 10_000)
        books.spend(10_000, source, line=line)
    today = writing.today_of(kim)
    with on_site(kim.site):
        paper = year_paper(kim, today.year, today)
        pdf = year_report_pdf(paper, "kim.localhost/keuangan/")
    sheets = pypdfium2.PdfDocument(pdf)
    pages = [" ".join(each.get_textpage().get_text_bounded().split()) for each in sheets]

    titles = ["Kata pengantar", "Uang yang masuk dan keluar", *(c.title for c in paper.chapters)]
    for title in (*titles, "Foto"):
        [place] = re.findall(rf"{title}[ .]+(\d+)", pages[0])
        assert title in pages[int(place) - 1]
    assert "Jumlah 300.000 300.000" in " ".join(pages)
    closing = "masuk Rp9.000.000, dipakai Rp300.000, sisa Rp8.700.000."
    assert closing in pages[-1]
    assert "Mengetahui" in pages[-1]
