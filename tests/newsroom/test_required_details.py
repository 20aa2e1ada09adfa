"""The details of each kind of story: required, shown, listed, and in structured data."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, publishing, writing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import SourceKind, Story, StoryKind
from kimid.registry.models import Kim
from kimid.sites.actions import set_takes_adverts
from kimid.wire.models import Item
from kimid.wire.verdicts import Verdict
from tests import build, visitors
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Readers = Callable[[str], Client]

RUMOUR = "Air sumur di RT 02 beracun, jangan diminum"
CLAIM = f"{RUMOUR}."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _soon(days: float = 3) -> datetime:
    return timezone.now().replace(microsecond=0, second=0) + timedelta(days=days)


def _check(verdict: str = "false", level: int = 2) -> Details:
    seen = "Grup WhatsApp RT 02"
    since = date(2026, 11, 20)
    return Details(
        claim=CLAIM,
        claim_seen=seen,
        claim_since=since,
        verdict=verdict,
        reach="Tiga grup.",
        area_level=level,
    )


def _ready(kim: Kim, kind: StoryKind, details: Details, title: str = "") -> Story:
    """A story of this kind that waits to be published."""
    story = build.story(kim, Stage.VERIFIED, title=title)
    words = replace(content.content_of(story), kind=kind, details=details)
    writing.edit(story, content=words, sensitivities=(), by=story.author, at=build.AT)
    confirmations.confirm(story, how_known="Saya melihatnya.", by=build.member(kim), at=build.AT)
    return story


def _published(kim: Kim, kind: StoryKind, details: Details, title: str = "") -> Story:
    return build.of_kind(kim, kind, details, title=title, at=timezone.now())


def _data(page: str) -> list[dict[str, Any]]:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert match is not None
    graph: list[dict[str, Any]] = json.loads(match[1])["@graph"]
    return graph


def test_a_fact_check_opens_with_its_card_and_is_told_to_machines(
    kim: Kim, reader: Readers
) -> None:
    story = _published(kim, StoryKind.FACT_CHECK, _check(), "Air sumur RT 02 aman")
    page = reader("kim-satu").get(story.path).content.decode()

    assert page.index("Hasil pemeriksaan") < page.index('class="prose"')
    for text in (
        f"Beredar: “{RUMOUR}”: SALAH.",
        CLAIM,
        "Grup WhatsApp RT 02",
        "20 November 2026",
        "Tiga grup.",
    ):
        assert text in page
    review = next(each for each in _data(page) if each["@type"] == "ClaimReview")
    assert (review["claimReviewed"], review["reviewRating"]["alternateName"]) == (CLAIM, "Salah")
    assert review["reviewRating"]["ratingValue"] == 1
    said = f"Beredar: “{RUMOUR}”: SALAH."
    assert f'property="og:title" content="{said}"' in page
    assert f"<title>{said} - " in page
    assert f"*{said}*\n\nAir sumur RT 02 aman\n" in page


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_belongs_to_the_claim_wherever_the_fact_check_stands(
    kim: Kim, reader: Readers, verdict: Verdict
) -> None:
    title = "Air sumur RT 02 aman"
    story = _published(kim, StoryKind.FACT_CHECK, _check(verdict), title)
    said = f"Beredar: “{RUMOUR}”: {verdict.label.upper()}."

    pages = {
        (label, path): reader(label).get(path).content.decode()
        for label in ("kim-satu", "kalimantan-barat", "")
        for path in ("/", "/cek-fakta/", "/cari/?q=sumur", "/cek-fakta/rss.xml")
    } | {
        ("kim-satu", path): reader("kim-satu").get(path).content.decode() for path in (story.path,)
    }
    for where, page in pages.items():
        assert said in page or verdict.outcome in page, where
        for wrong in (f"{verdict.label}: {title}", f"[{verdict.label.upper()}]"):
            assert wrong not in page, where
    assert f"<title>{said}</title>" in pages["", "/cek-fakta/rss.xml"]
    headlines = {each.get("headline") for each in _data(pages["kim-satu", story.path])}
    assert headlines == {None, said}


def test_an_unverified_fact_check_gives_no_answer_yet(kim: Kim, reader: Readers) -> None:
    story = _published(kim, StoryKind.FACT_CHECK, _check(), "Air sumur RT 02 aman")
    Item.objects.update(verify_by=build.AT + timedelta(days=1))

    page = reader("kim-satu").get(story.path).content.decode()
    assert f"<title>Beredar: “{RUMOUR}”: BELUM TERVERIFIKASI. - " in page
    assert "SALAH." not in page.partition("</head>")[0]


def test_a_fact_check_needs_a_source_that_can_be_named(kim: Kim) -> None:
    story = _ready(kim, StoryKind.FACT_CHECK, _check())
    story.sources.all().delete()
    note = content.SourceNote(
        SourceKind.WORD_OF_MOUTH, "Pak Usman", build.AT.date(), withheld_reason="Takut."
    )
    writing.add_source(story, source=note, by=story.author, at=build.AT)
    with pytest.raises(content.ActionRefused, match="satu sumber yang bisa disebut"):
        build.publish(story)
    office = content.SourceNote(SourceKind.OFFICE, "Puskesmas", build.AT.date())
    writing.add_source(story, source=office, by=story.author, at=build.AT)
    build.publish(story)


@pytest.mark.parametrize(("level", "sees"), [(4, False), (3, True), (2, True), (1, True)])
def test_a_fact_check_is_told_to_the_groups_of_the_place_it_concerns(
    kim: Kim, ruang: Door, level: int, sees: bool
) -> None:
    beside = next(region for region in build.children("611201") if region.code != kim.region_id)
    near = build.kim(beside.code, label="kim-dekat")
    far = build.kim(build.PAHANDUT, label="kim-jauh")
    story = _published(kim, StoryKind.FACT_CHECK, _check(level=level), "Air sumur RT 02 aman")
    home = ruang(build.member(near)).get("/s/kim-dekat/").content.decode()
    assert (story.title in home) is sees
    assert story.title not in ruang(build.member(far)).get("/s/kim-jauh/").content.decode()
    assert "Cek fakta dari" not in ruang(build.member(kim)).get("/s/kim-satu/").content.decode()


def test_a_withdrawn_fact_check_is_told_to_nobody(kim: Kim, ruang: Door) -> None:
    near = build.kim(label="kim-dekat")
    story = _published(kim, StoryKind.FACT_CHECK, _check(), "Air sumur RT 02 aman")
    publishing.withdraw(
        story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=timezone.now()
    )
    assert story.title not in ruang(build.member(near)).get("/s/kim-dekat/").content.decode()


def test_an_agenda_lists_what_is_to_come_the_next_first_and_what_is_over_below(
    kim: Kim, reader: Readers
) -> None:
    for title, days in (("Lomba sampan", 9), ("Posyandu balita", 2), ("Rapat dusun", -2)):
        _published(
            kim,
            StoryKind.AGENDA,
            Details(starts_at=_soon(days), venue="Balai desa", organiser="Karang taruna"),
            title,
        )
    for label in ("kim-satu", "kab-kubu-raya"):
        page = reader(label).get("/agenda/").content.decode()
        places = [
            page.index(text)
            for text in ("Posyandu balita", "Lomba sampan", "Sudah lewat", "Rapat dusun")
        ]
        assert places == sorted(places)


def test_an_agenda_entry_says_when_and_where_and_is_an_event(kim: Kim, reader: Readers) -> None:
    story = _published(
        kim,
        StoryKind.AGENDA,
        Details(_soon(), _soon(3.1), "Balai desa", "Karang taruna"),
        "Lomba sampan",
    )
    page = reader("kim-satu").get(story.path).content.decode()
    assert "Balai desa" in page
    event = next(each for each in _data(page) if each["@type"] == "Event")
    assert (event["name"], event["location"]["name"]) == ("Lomba sampan", "Balai desa")
    assert event["organizer"]["name"] == "Karang taruna"


def test_a_phone_may_take_the_agenda_into_its_calendar(kim: Kim, reader: Readers) -> None:
    starts = datetime(2031, 1, 2, 1, 0, tzinfo=timezone.get_default_timezone())
    title = "Lomba sampan, antardusun; ramai sekali sampai malam dan semua warga desa datang"
    _published(kim, StoryKind.AGENDA, Details(starts, venue="Muara"), title)
    answer = reader("kim-satu").get("/agenda.ics")
    lines = answer.content.decode().split("\r\n")
    whole = answer.content.decode().replace("\r\n ", "").split("\r\n")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= 75
    assert whole.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:" + title.replace(",", "\\,").replace(";", "\\;") in whole
    assert "DTSTART;TZID=Asia/Jakarta:20310102T080000" in whole


def test_an_advertorial_says_so_and_who_paid_wherever_it_stands(kim: Kim, reader: Readers) -> None:
    story = _published(
        kim, StoryKind.ADVERTORIAL, Details(paid_by="Toko Maju"), "Pupuk murah sudah datang"
    )
    page = reader("kim-satu").get(story.path).content.decode()
    assert "Tulisan ini dibayar oleh <strong>Toko Maju</strong>" in page
    assert any(each["@type"] == "AdvertiserContentArticle" for each in _data(page))
    for label, path in (
        ("kim-satu", "/"),
        ("kim-satu", "/arsip/"),
        ("kalimantan-barat", "/"),
        ("", "/"),
        ("kim-satu", "/rss.xml"),
    ):
        shown = reader(label).get(path).content.decode()
        assert "Pupuk murah" not in shown or "Advertorial" in shown, (label, path)
    other = build.story(kim, Stage.PUBLISHED)
    beside = reader("kim-satu").get(other.path).content.decode()
    assert "Advertorial" in beside[beside.index("Kabar lain") :]


def test_an_event_beside_a_story_says_when_it_is_and_not_when_it_was_announced(
    kim: Kim, reader: Readers
) -> None:
    starts = datetime(2031, 1, 6, 1, 0, tzinfo=UTC)
    _published(kim, StoryKind.AGENDA, Details(starts, venue="Muara"), "Imunisasi susulan")
    other = build.story(kim, Stage.PUBLISHED)
    page = reader("kim-satu").get(other.path).content.decode()
    beside = page[page.index("Kabar lain") :].partition("</section>")[0]

    assert "Senin, 6 Januari 2031, 08.00 WIB" in beside
    assert "<time" not in beside


def test_a_group_may_refuse_advertorials(kim: Kim) -> None:
    story = _ready(kim, StoryKind.ADVERTORIAL, Details(paid_by="Toko Maju"))
    set_takes_adverts(kim.site, takes=False, by=build.member(kim, Role.CHAIR), at=timezone.now())
    story.site.refresh_from_db()
    with pytest.raises(content.ActionRefused, match="tidak memuat advertorial"):
        build.publish(story)


def test_an_announcement_leaves_the_board_when_it_is_over(kim: Kim, reader: Readers) -> None:
    build.published(kim, 3)
    _published(kim, StoryKind.ANNOUNCEMENT, Details(ends_at=_soon(1)), "Listrik padam besok")
    _published(kim, StoryKind.ANNOUNCEMENT, Details(ends_at=_soon(-1)), "Air mati kemarin")
    page = reader("kim-satu").get("/").content.decode()
    board = page[page.index('id="pengumuman"') :]
    assert "Listrik padam besok" in board[:2000]
    assert "Air mati kemarin" not in board[:2000]


_SHEET = {
    "title": "Air sumur aman",
    "lead": "Sudah diuji.",
    "source_kind": "seen",
    "source_on": "2026-11-20",
    "send": "1",
}


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("agenda", "Kapan mulainya?"),
        ("fact_check", "Kabar apa yang diperiksa?"),
        ("advertorial", "Siapa yang membayar?"),
    ],
)
def test_what_a_kind_must_say_is_asked_for_before_the_group_gets_it(
    kim: Kim, ruang: Door, kind: str, asked: str
) -> None:
    answer = ruang(build.member(kim)).post("/s/kim-satu/tulis/", {**_SHEET, "kind": kind})
    assert answer.status_code == 422
    assert asked in answer.content.decode()
    as_draft = {name: value for name, value in _SHEET.items() if name != "send"}
    assert (
        ruang(build.member(kim)).post("/s/kim-satu/tulis/", {**as_draft, "kind": kind}).status_code
        == 302
    )


def test_moments_are_typed_as_the_clocks_of_the_place_say(kim: Kim, ruang: Door) -> None:
    writer = ruang(build.member(kim))
    form = {
        "kind": "agenda",
        "starts_at": "2026-12-01T08:00",
        "ends_at": "01-12-2026 11.30",
        "venue": "Balai desa",
    }
    assert writer.post("/s/kim-satu/tulis/", {**_SHEET, **form}).status_code == 302
    story = Story.objects.get()
    assert story.starts_at is not None
    assert story.starts_at.isoformat() == "2026-12-01T01:00:00+00:00"
    assert (
        'value="2026-12-01T08:00"'
        in ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/ubah/").content.decode()
    )


def test_an_end_before_the_beginning_is_asked_about(kim: Kim, ruang: Door) -> None:
    form = {
        "kind": "agenda",
        "starts_at": "2026-12-01T08:00",
        "ends_at": "2026-11-30T08:00",
        "venue": "Balai desa",
    }
    answer = ruang(build.member(kim)).post("/s/kim-satu/tulis/", {**_SHEET, **form})
    assert answer.status_code == 422
    assert "Selesainya sebelum mulai." in answer.content.decode()


def test_what_is_typed_for_another_kind_is_kept_and_not_shown(kim: Kim, reader: Readers) -> None:
    story = _published(kim, StoryKind.NEWS, replace(_check(), paid_by="Toko Maju"))
    page = reader("kim-satu").get(story.path).content.decode()
    assert CLAIM not in page
    assert "Toko Maju" not in page
    assert (story.claim, story.item.data if story.item else "?") == (CLAIM, {})


def test_a_claim_that_was_checked_before_is_offered_to_whoever_checks_and_to_whoever_reads_a_tip(
    kim: Kim, ruang: Door
) -> None:
    other = build.kim(build.PAHANDUT, label="kim-jauh")
    _published(other, StoryKind.FACT_CHECK, _check(), "Air sumur RT 02 aman")
    draft = build.story(kim)
    words = replace(
        content.content_of(draft),
        kind=StoryKind.FACT_CHECK,
        details=Details(claim="Jangan minum air sumur RT 02, beracun"),
    )
    writing.edit(draft, content=words, sensitivities=(), by=draft.author, at=build.AT)
    tip = visitors.tip(kim, "Katanya air sumur RT 02 beracun, betulkah?")
    desk = ruang(draft.author)
    for path in (f"/s/kim-satu/berita/{draft.public_id}/ubah/", f"/s/kim-satu/warga/{tip.ticket}/"):
        page = desk.get(path).content.decode()
        assert "Pernah diperiksa, mirip dengan ini" in page, path
        assert "Air sumur RT 02 aman" in page


def test_a_gallery_shows_its_photos_before_its_words_and_says_how_many(
    kim: Kim, reader: Readers
) -> None:
    photos = tuple(build.photo(kim).as_picture() for _ in range(3))
    for kind, first in ((StoryKind.GALLERY, True), (StoryKind.NEWS, False)):
        story = build.story(kim, Stage.VERIFIED)
        words = replace(content.content_of(story), kind=kind, photos=photos)
        writing.edit(story, content=words, sensitivities=(), by=story.author, at=build.AT)
        confirmations.confirm(
            story, how_known="Saya melihatnya.", by=build.member(kim), at=build.AT
        )
        page = reader("kim-satu").get(build.publish(story).path).content.decode()
        assert (page.index('<div class="photos">') < page.index('<div class="prose"')) is first
        assert ("3 foto" in page) is first


@pytest.mark.parametrize("kind", [StoryKind.NEWS, StoryKind.ANNOUNCEMENT])
def test_a_story_of_any_kind_names_who_wrote_it_together(
    kind: StoryKind, kim: Kim, reader: Readers
) -> None:
    story = _published(kim, kind, Details(co_writers="Siti dan Rina"), "Parit dibersihkan")
    page = reader("kim-satu").get(story.path).content.decode()
    assert "Ditulis bersama Siti dan Rina" in page


def test_what_was_confirmed_before_a_field_was_added_stays_confirmed() -> None:
    story = Story(title="Parit", lead="Satu.")
    before = story.digest
    story.co_writers = "Siti"
    after = story.digest
    story.co_writers = ""
    assert (story.digest, before == after) == (before, False)
