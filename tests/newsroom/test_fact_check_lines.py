"""Who sees only one line of a fact check understands what is true, wherever the line stands."""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.moderation.models import Report
from kimid.newsroom.actions import content, publishing, writing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.web.weekly_text import weekly_text
from kimid.wire.cards import card_of
from kimid.wire.models import Item
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim, Verdict
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Readers = Callable[[str], Client]

CLAIM: Final = "Ikan asin Kuala Karang memakai formalin."
BARE: Final = CLAIM.rstrip(".")
DENIED: Final = "Ikan asin Kuala Karang tidak memakai formalin"
REPEATED: Final = "Ikan asin Kuala Karang memakai formalin"
OTHER: Final = "Delapan contoh ikan asin diuji dinas"
ANSWERS: Final = (*Verdict, None)  # None: nobody has confirmed the check
_ROW: Final = re.compile(r"<(article|li|summary)\b.*?</\1>", re.DOTALL)
_SHOWN_IN: Final = ("kim-satu", "kab-kubu-raya", "kalimantan-barat", "")


class Line(NamedTuple):
    """Where somebody reads it, and all that they read there."""

    where: str
    text: str


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _published(kim: Kim, verdict: Verdict | None, title: str) -> Story:
    details = Details(claim=CLAIM, verdict=verdict or Verdict.FALSE, area_level=2)
    story = build.of_kind(kim, StoryKind.FACT_CHECK, details, title=title)
    Item.objects.filter(path=story.path).update(card="k4rtu")
    if verdict is None:
        until = timezone.now() + timedelta(days=1)
        Item.objects.filter(path=story.path).update(verify_by=until)
        Story.objects.filter(pk=story.pk).update(stage=Stage.PUBLISHED_UNVERIFIED, verify_by=until)
    return Story.objects.get(pk=story.pk)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", markup)).split())


def _rows(where: str, page: str, path: str) -> list[Line]:
    rows = [Line(where, _plain(row[0])) for row in _ROW.finditer(page) if path in row[0]]
    assert rows, where
    return rows


def _in_lists(story: Story, reader: Readers) -> Iterator[Line]:
    for label in _SHOWN_IN:
        browser = reader(label)
        for path in ("/", "/cek-fakta/", "/cari/?q=ikan+asin"):
            yield from _rows(f"{label}{path}", browser.get(path).content.decode(), story.path)
        entries = json.loads(browser.get("/feed.json").content)["items"]
        assert entries
        yield from (Line(f"{label}/feed.json", entry["title"]) for entry in entries)
        for path in ("/rss.xml", "/atom.xml", "/cek-fakta/rss.xml"):
            feed = browser.get(path).content.decode()
            titles = re.findall(r"<(?:item|entry)>.*?<title>(.*?)</title>", feed, re.DOTALL)
            assert titles, path
            yield from (Line(f"{label}{path}", html.unescape(title)) for title in titles)


def _in_programs(story: Story, reader: Readers) -> Iterator[Line]:
    page = reader("kim-satu").get(story.path).content.decode()
    for name in ("og:title", "og:image:alt"):
        found = re.search(rf'property="{name}" content="([^"]*)"', page)
        assert found, name
        yield Line(name, html.unescape(found[1]))
    title = re.search("<title>(.*?)</title>", page)
    yield Line("title", html.unescape(title[1]) if title else "")
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    for each in json.loads(data)["@graph"]:
        if each["@type"] == "NewsArticle":
            yield Line("headline", each["headline"])
        if each["@type"] == "BreadcrumbList":
            yield Line("breadcrumb", each["itemListElement"][-1]["name"])
        if each["@type"] == "ClaimReview":
            rating = each["reviewRating"]["alternateName"]
            yield Line("ClaimReview", JudgedClaim(each["claimReviewed"], rating).line)


def _on_paper_and_aloud(story: Story, reader: Readers, ruang: Door) -> Iterator[Line]:
    sheet = reader("kim-satu").get(f"{story.path}papan/").content.decode()
    tab = re.search("<title>(.*?)</title>", sheet)
    yield Line("head of the sheet", html.unescape(tab[1]) if tab else "")
    yield Line("sheet", _plain(sheet.partition("<h1>")[0].rpartition("poster__label")[2]))
    editor = ruang(build.member(story.site.kim, Role.EDITOR))
    page = editor.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    for name in ("bagi", "sms", "toa"):
        text = re.search(rf'id="teks-{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
        assert text, name
        yield Line(name, html.unescape(text[1]))
    assert story.item is not None
    week = timezone.now().date()
    yield Line("week", weekly_text(story.site, [story.item], week))
    card = card_of(story.item)
    yield Line("card", f"{card.title}: {(card.stamp or card.badge).upper()}.")


def _in_the_workspace(story: Story, ruang: Door) -> Iterator[Line]:
    near = ruang(build.member(build.kim(label="kim-dekat")))
    home = near.get("/s/kim-dekat/").content.decode()
    if "Cek fakta dari" in home:
        yield from _rows("home of a group near by", home, story.path)
    [summary] = [
        row[0]
        for row in _ROW.finditer(
            ruang(build.member(story.site.kim)).get("/s/kim-satu/baca/").content.decode()
        )
        if row[1] == "summary" and story.title in html.unescape(row[0])
    ]
    yield Line("reading offline", _plain(summary))
    portal = ruang(build.officer("61", Role.PORTAL_EDITOR))
    yield from _rows(
        "home of a portal", portal.get("/s/kalimantan-barat/").content.decode(), story.path
    )


@pytest.mark.parametrize("title", [DENIED, REPEATED, OTHER])
@pytest.mark.parametrize("verdict", ANSWERS)
def test_the_line_alone_is_true(
    kim: Kim, reader: Readers, ruang: Door, verdict: Verdict | None, title: str
) -> None:
    story = _published(kim, verdict, title)
    answer = verdict.label if verdict else UNVERIFIED
    claim_line = re.compile(f"Beredar: “(?:{BARE}|Ikan asin [^”]*…)”: {answer.upper()}\\.")
    outcome = verdict.outcome if verdict else UNVERIFIED
    wrong = {each.outcome for each in Verdict} | {f": {each.label.upper()}." for each in Verdict}
    wrong -= {outcome, f": {answer.upper()}."}

    lines = [
        *_in_lists(story, reader),
        *_in_programs(story, reader),
        *_on_paper_and_aloud(story, reader, ruang),
        *_in_the_workspace(story, ruang),
    ]

    assert ("ClaimReview" in {line.where for line in lines}) is (verdict is not None)
    for where, text in lines:
        spoken = f"Beredar kabar: {BARE}. Kabar itu {answer.lower()}."
        assert claim_line.search(text) or outcome in text or spoken in text, (where, text)
        assert not any(each in text for each in wrong), (where, text)


@pytest.mark.parametrize("verdict", [Verdict.FALSE, Verdict.UNPROVEN])
def test_a_headline_that_repeats_what_is_not_so_does_not_travel(
    kim: Kim, reader: Readers, ruang: Door, verdict: Verdict
) -> None:
    story = _published(kim, verdict, REPEATED)

    for where, text in _on_paper_and_aloud(story, reader, ruang):
        rest = text.replace(f"“{REPEATED}”", "").replace(f"kabar: {REPEATED}.", "")
        assert REPEATED not in rest, where


def _box(page: str) -> list[str]:
    """The first two lines of the box of a fact check: its stamp above its claim."""
    box = page.partition("<h2>Hasil pemeriksaan</h2>")[2].partition("</section>")[0]
    return [_plain(line) for line in re.findall(r"<p>(.*?)</p>", box, re.DOTALL)[:2]]


def test_a_claim_with_a_full_stop_stands_once_and_under_its_answer(
    kim: Kim, reader: Readers
) -> None:
    story = _published(kim, Verdict.UNPROVEN, OTHER)
    page = reader("kim-satu").get(story.path).content.decode()
    assert _box(page) == ["Belum terbukti", f"Beredar: “{BARE}”"]


def test_before_anybody_confirmed_the_box_gives_no_verdict(kim: Kim, reader: Readers) -> None:
    story = _published(kim, None, OTHER)
    page = reader("kim-satu").get(story.path).content.decode()
    assert _box(page) == [UNVERIFIED, f"Beredar: “{BARE}”"]


def test_beside_another_story_it_says_what_was_found(kim: Kim, reader: Readers) -> None:
    check = _published(kim, Verdict.FALSE, REPEATED)
    other = build.story(kim, Stage.PUBLISHED)
    page = reader("kim-satu").get(other.path).content.decode()
    beside = page[page.index("Kabar lain") :]
    assert all("Hoaks dibantah" in row.text for row in _rows("beside", beside, check.path))


@pytest.mark.parametrize("verdict", Verdict)
def test_what_became_of_a_check_is_told_with_its_answer(
    kim: Kim, reader: Readers, verdict: Verdict
) -> None:
    story = _published(kim, verdict, REPEATED)
    Item.objects.filter(path=story.path).update(corrected_at=timezone.now())
    page = reader("kim-satu").get("/").content.decode()
    came = page[page.index('id="kelanjutan"') :].partition("</section>")[0]
    assert f"“{BARE}”: {verdict.label.upper()}." in html.unescape(came)


def test_the_page_of_a_check_that_was_withdrawn_says_neither_yes_nor_no(
    kim: Kim, reader: Readers
) -> None:
    story = _published(kim, Verdict.FALSE, REPEATED)
    editor = build.member(kim, Role.EDITOR)
    publishing.withdraw(story, reason="Ujinya salah.", by=editor, at=timezone.now())
    page = reader("kim-satu").get(story.path).content.decode()
    assert f"“Cek fakta atas kabar: {CLAIM}”" in html.unescape(page)
    assert f"“{REPEATED}”" not in html.unescape(page)


WARNING: Final = "Judul ini bisa terbaca sebaliknya"


def _draft(kim: Kim, title: str) -> Story:
    draft = build.story(kim)
    words = replace(
        content.content_of(draft),
        title=title,
        kind=StoryKind.FACT_CHECK,
        details=Details(claim=CLAIM, verdict="false"),
    )
    writing.edit(draft, content=words, sensitivities=(), by=draft.author, at=build.AT)
    return draft


@pytest.mark.parametrize(("title", "is_warned"), [(REPEATED, True), (DENIED, False)])
def test_a_writer_is_told_of_a_headline_that_reads_as_the_opposite(
    kim: Kim, ruang: Door, title: str, is_warned: bool
) -> None:
    draft = _draft(kim, title)
    writer = ruang(draft.author)
    story_page = f"/s/kim-satu/berita/{draft.public_id}/"
    better = f"Kabar “{BARE}” itu salah"

    sheet = writer.get(f"{story_page}ubah/").content.decode()
    page = writer.get(story_page).content.decode()

    assert (WARNING in page and better in page) is is_warned
    assert (better in sheet) is is_warned
    assert ('data-headline-advice role="status" hidden' in " ".join(sheet.split())) is not (
        is_warned
    )


def test_the_phone_gets_the_advice_with_the_answer_to_an_autosave(kim: Kim, ruang: Door) -> None:
    writer = ruang(build.member(kim))
    sent = {
        "draft": "abcdefghjk",
        "sheet": "abcdefghjk",
        "title": REPEATED,
        "lead": "Sudah diuji.",
        "kind": "fact_check",
        "claim": CLAIM,
        "verdict": "false",
        "source_kind": "seen",
        "source_on": "2026-11-20",
    }
    answer = writer.post("/s/kim-satu/tulis/simpan/", sent)
    assert answer.status_code == 200, answer.content
    assert "seolah-olah benar" in answer.json()["advice"]
    preview = writer.post("/s/kim-satu/tulis/lihat/", sent).content.decode()
    assert WARNING in preview
    sent |= {"verdict": "true", "base": answer.json()["base"]}
    assert writer.post("/s/kim-satu/tulis/simpan/", sent).json()["advice"] == ""


@pytest.mark.parametrize("claim", [CLAIM, "kata " * 90, "K" * 500])
def test_a_report_names_the_claim_with_its_answer_and_has_room_for_it(
    kim: Kim, reader: Readers, claim: str
) -> None:
    details = Details(claim=claim.strip(), verdict=Verdict.FALSE)
    story = build.of_kind(kim, StoryKind.FACT_CHECK, details, title="J" * 140)
    browser = reader("kim-satu")
    form = {"complaint": "wrong", "words": "Ini keliru sekali, sudah saya tanyakan."}

    answer = browser.post(f"/lapor{story.path}", form)

    assert answer.status_code == 302, answer.content.decode()[-2000:]
    report = Report.objects.get()
    assert report.title.endswith("”: SALAH.")
    assert len(report.title) <= 140
