"""The list of the group's stories: every story can be reached, and the numbers are right."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from kimid.newsroom import queries
from kimid.newsroom.actions import talk
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_PUBLISHED = "/s/kim-satu/berita-terbit/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _many(kim: Kim, stage: Stage, how_many: int, days: int = 0) -> list[Story]:
    """So many stories, the first of them the oldest by its publishing."""
    made = [build.story(kim, stage) for _ in range(how_many)]
    for number, story in enumerate(made):
        Story.objects.filter(pk=story.pk).update(
            published_at=build.AT + timedelta(days=days + number)
        )
    return made


def _page(browser: Client, path: str = _PUBLISHED) -> str:
    return " ".join(browser.get(path).content.decode().split())


def _listed(browser: Client, path: str = _PUBLISHED) -> list[str]:
    return re.findall(r'class="item" href="/s/kim-satu/berita/([a-z0-9]+)/"', _page(browser, path))


def test_every_published_story_is_reached_page_by_page_the_newest_first(
    kim: Kim, ruang: Door
) -> None:
    corrected = build.corrected(_many(kim, Stage.PUBLISHED, 1, days=100)[0])
    Story.objects.filter(pk=corrected.pk).update(published_at=build.AT + timedelta(days=100))
    rest = _many(kim, Stage.PUBLISHED, 31)
    gone = _many(kim, Stage.WITHDRAWN, 1)
    browser = ruang(build.member(kim))
    in_order = [corrected, *reversed(rest)]

    first = _listed(browser)
    second = _listed(browser, f"{_PUBLISHED}?tahap=published&hal=2")

    assert first == [story.public_id for story in (*in_order[:30], *gone)]
    assert second == [story.public_id for story in in_order[30:]]
    page = _page(browser)
    assert 'href="?tahap=published&amp;hal=2" >Lebih lama' in page
    assert "?tahap=withdrawn" not in page
    assert "Terbit 32</a>" in page
    assert "Terbit · 32" in page
    assert "Ditarik · 1" in page
    assert page.index("Dikoreksi") < page.index("Lebih lama")


def test_what_was_withdrawn_has_pages_of_its_own(kim: Kim, ruang: Door) -> None:
    gone = _many(kim, Stage.WITHDRAWN, 31)
    browser = ruang(build.member(kim))

    assert 'href="?tahap=withdrawn&amp;hal=2" >Lebih lama' in _page(browser)
    assert _listed(browser, f"{_PUBLISHED}?tahap=withdrawn&hal=2") == [gone[0].public_id]


@pytest.mark.parametrize("asked", ["?tahap=draft", "?tahap=nanti&hal=x", "?hal=99"])
def test_a_part_that_there_is_not_leads_to_the_whole(asked: str, kim: Kim, ruang: Door) -> None:
    [story] = _many(kim, Stage.PUBLISHED, 1)

    assert _listed(ruang(build.member(kim)), f"{_PUBLISHED}{asked}") == [story.public_id]


_DECIDED = "Ditanyakan dulu: Tanya harga ke pengepul."


@pytest.mark.parametrize("stage", [Stage.COLLECTED, Stage.DISCUSSED])
def test_what_was_decided_last_is_said_wherever_the_story_stands(
    stage: Stage, kim: Kim, ruang: Door
) -> None:
    dedi = build.member(kim, name="Dedi")
    story = build.story(kim, stage, author=dedi)
    for decision, reason in (
        (Decision.FOLLOW_UP, "Cari fotonya"),
        (Decision.ASK_FIRST, "Tanya harga ke pengepul."),
    ):
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=decision,
            people_count=2,
            reason=reason,
            by=dedi,
            at=build.AT + timedelta(days=1),
        )
    hasan = ruang(build.member(kim))
    own = ruang(dedi)

    pages = {
        "story": _page(hasan, f"/s/kim-satu/berita/{story.public_id}/"),
        "list": _page(hasan, "/s/kim-satu/berita/"),
        "home": _page(own, "/s/kim-satu/"),
    }

    assert [name for name, page in pages.items() if _DECIDED not in page] == []
    assert [
        name
        for name, page in pages.items()
        if "elum dibahas" in page or "Cari fotonya. Sesudah" in page
    ] == []
    if stage == Stage.COLLECTED:
        assert f"{_DECIDED} Sesudah itu catat putusan baru." in _page(hasan, "/s/kim-satu/")
        assert "Perlu putusan baru" in pages["list"]
        assert "Sudah dibahas, perlu putusan baru" in pages["home"]


def test_a_decision_to_publish_is_told_by_the_stage_alone(kim: Kim, ruang: Door) -> None:
    build.story(kim, Stage.DISCUSSED)

    assert "Disetujui terbit" not in _page(ruang(build.member(kim)), "/s/kim-satu/berita/")


@pytest.mark.parametrize("where", ["berita", "berita-terbit", "konsep"])
def test_any_story_is_found_by_words_of_its_title_wherever_one_asks(
    where: str, kim: Kim, ruang: Door
) -> None:
    siti = build.member(kim)
    build.story(build.kim(), Stage.PUBLISHED, title="Panen madu di tempat lain")
    build.story(kim, Stage.DRAFT, title="Madu tulisan orang lain")
    build.story(kim, Stage.PUBLISHED, title="Posyandu", lead="Ada madu kelulut saat panen.")
    gone = build.story(kim, Stage.WITHDRAWN, title="Panen madu gagal")
    published = build.story(kim, Stage.PUBLISHED, title="Madu kelulut, panen kedua")
    draft = build.story(kim, Stage.DRAFT, title="Harga madu saat panen", author=siti)
    sent = build.story(kim, Stage.COLLECTED, title="Panen raya madu hutan")
    browser = ruang(siti)

    page = _page(browser, f"/s/kim-satu/{where}/?cari=+panen++MADU+")
    listed = re.findall(r'class="item" href="/s/kim-satu/berita/([a-z0-9]+)/', page)

    assert listed == [story.public_id for story in (sent, published, gone, draft)]
    assert 'value="panen MADU"' in page
    assert (
        'aria-current="page">'
        not in page.partition('aria-label="Bagian"')[2].partition("</nav>")[0]
    )


def test_the_pages_of_what_was_found_keep_the_question(kim: Kim, ruang: Door) -> None:
    made = _many(kim, Stage.PUBLISHED, 31)
    Story.objects.update(title="Panen & madu")
    _many(kim, Stage.PUBLISHED, 1, days=100)
    browser = ruang(build.member(kim))

    page = _page(browser, f"{_PUBLISHED}?cari=panen+%26")
    link = re.search(r'href="([^"]+)" >Lebih lama', page)

    assert link
    assert _listed(browser, _PUBLISHED + link[1].replace("&amp;", "&")) == [made[0].public_id]


@pytest.mark.parametrize("asked", ["serangan fajar", "100%", "<b>", "a" * 300])
def test_what_no_title_has_is_said_and_stays_in_the_field(
    asked: str, kim: Kim, ruang: Door
) -> None:
    [story] = _many(kim, Stage.PUBLISHED, 1)
    answer = ruang(build.member(kim)).get(_PUBLISHED, {"cari": asked})
    page = answer.content.decode()

    assert answer.status_code == 200
    assert story.public_id not in page
    assert f'value="{escape(asked[:100])}"' in page
    assert f"Tidak ada judul yang memuat “{escape(asked[:100])}”." in page
    assert "Yang dicari hanya judul, bukan isi kabar." in page


def test_a_question_that_was_decided_keeps_its_mark(kim: Kim) -> None:
    story = build.story(kim, Stage.COLLECTED)
    dedi = build.member(kim)

    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.ASK_FIRST,
        people_count=2,
        reason="Berapa harganya?",
        by=dedi,
        at=build.AT,
    )

    with on_site(kim.site):
        (last,) = queries.last_open_talks().values()
    assert last.outcome == "Ditanyakan dulu: Berapa harganya?"
