"""A link to where nobody has been is published as words, until a second person has looked."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.attachment import AttachmentData
from kimid.lib.picture import Picture
from kimid.links.models import LinkUse
from kimid.newsroom import reactions
from kimid.newsroom.actions import content, link_review, publishing, statements, writing
from kimid.newsroom.actions.content import ActionRefused, ContentData, CorrectionNote
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.second_person import who_may_look
from kimid.newsroom.story_links import link_owners, with_words
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.newsroom.test_held_phrases import LATER

pytestmark = pytest.mark.django_db

HOST: Final = "slot88.com"
BODY: Final = f"Baca [di sini](https://{HOST}/masuk) dan [surat](https://kalbarprov.go.id/surat)."
_PICTURE: Final = Picture(
    name="foto",
    width=8,
    height=6,
    widths=[8],
    focus=(50, 50),
    alt="",
    caption="",
    credit="",
    avif=False,
    is_drawn=False,
)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _published(kim: Kim, *, title: str = "", lead: str = "", body: str = BODY) -> Story:
    return build.story(kim, Stage.PUBLISHED, title=title, lead=lead, body=body)


def _page(story: Story, path: str = "") -> str:
    answer = Client(HTTP_HOST=f"{story.site.label}.kim.localhost").get(f"{story.path}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def _item(story: Story) -> Item:
    return Item.objects.get(pk=story.item_id or 0)


def _second(kim: Kim) -> Person:
    return build.member(kim, Role.MEMBER, "Bu Aminah")


def _look(story: Story, by: Person) -> Story:
    with on_site(story.site):
        return link_review.approve_links(
            Story.objects.select_related("site__region", "item").get(pk=story.pk),
            owners=[HOST],
            by=by,
            at=LATER,
        )


def test_a_new_link_is_words_for_readers_and_one_of_an_office_is_a_link(kim: Kim) -> None:
    page = _page(_published(kim))

    assert f'href="https://{HOST}' not in page
    assert HOST not in page
    assert "di sini (slot88 titik com/masuk)" in page
    assert 'href="https://kalbarprov.go.id/surat"' in page


def test_after_the_look_of_a_second_person_it_is_a_link(kim: Kim) -> None:
    story = _published(kim)

    _look(story, _second(kim))

    assert f'href="https://{HOST}/masuk"' in _page(story)
    assert _item(story).links_in_words == []


def test_an_address_in_title_or_lead_leaves_kimid_as_words(kim: Kim) -> None:
    story = _published(kim, title=f"Buka {HOST} malam ini", lead=f"Daftar di www.{HOST}. Ramai.")
    item = _item(story)
    portal = Client(HTTP_HOST="kim.localhost")
    feeds = [portal.get(path).content.decode() for path in ("/rss.xml", "/atom.xml", "/")]

    assert (item.title, item.summary) == (
        "Buka slot88 titik com malam ini",
        "Daftar di www titik slot88 titik com. Ramai.",
    )
    assert "slot88 titik com" in feeds[0]
    for heard in [_page(story), *feeds]:
        assert HOST not in heard


def test_the_texts_that_the_group_shares_have_it_as_words(kim: Kim, ruang: Door) -> None:
    story = _published(kim, title=f"Buka {HOST}", lead=f"Daftar di {HOST}.", body="")
    label = story.site.ruang_label
    page = ruang(_second(kim)).get(f"/s/{label}/berita/{story.public_id}/").content.decode()

    texts = page[page.index('id="teks-bagi"') :]
    assert "slot88 titik com" in texts
    assert HOST not in texts.partition("</section>")[0]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": HOST},
        {"lead": f"Buka {HOST}"},
        {"body": f"Buka https://{HOST}/x"},
        {"body": f"> [baca](https://{HOST}/x)"},
        {"place": HOST},
        {"details": Details(venue=HOST)},
        {"photos": (Picture(**{**_PICTURE, "caption": HOST}),)},
        {"photos": (Picture(**{**_PICTURE, "credit": HOST}),)},
        {"photos": (Picture(**{**_PICTURE, "alt": HOST}),)},
        {"attachments": (AttachmentData(name="a", kind="document", title=HOST, size=1, weight=1),)},
        {"translation": ("jv", "Dina iki", f"Bukak {HOST}", "")},
        {"translation": ("jv", "Dina iki", "Wis tekan.", f"[a](https://{HOST})")},
    ],
)
def test_whatever_readers_see_is_in_the_ledger_and_can_be_words(fields: dict[str, Any]) -> None:
    story = content.set_content(Story(), replace(ContentData("Judul", "Inti."), **fields))

    assert link_owners(story) == {HOST}
    assert link_owners(with_words(story, {HOST})) == set()


def test_a_film_of_a_stranger_is_words_too(kim: Kim) -> None:
    page = _page(_published(kim, body="https://www.tiktok.com/@slot88/video/1"))

    assert "tiktok titik com/@slot88/video/1" in page
    assert "tiktok.com" not in page


@pytest.mark.all_sites
def test_who_wrote_it_brought_it_or_came_yesterday_does_not_let_it_pass(kim: Kim) -> None:
    story = build.story(kim, Stage.VERIFIED, body="")
    thief, other = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    words = replace(content.content_of(story), body=BODY)
    writing.edit(story, content=words, sensitivities=(), by=thief, at=build.AT)
    typo = replace(words, lead=f"{words.lead} Besok lagi.")
    writing.edit(story, content=typo, sensitivities=(), by=other, at=build.AT)

    for writer in (story.author, thief, other):
        with pytest.raises(ActionRefused, match="Yang menulis"):
            _look(story, writer)
    with pytest.raises(ActionRefused, match="belum tiga hari"):
        link_review.approve_links(story, owners=[HOST], by=_second(kim), at=build.AT)
    _look(story, _second(kim))


@pytest.mark.all_sites
def test_who_has_just_brought_the_writer_in_does_not_let_it_pass(kim: Kim) -> None:
    """Else one old account invites one of its own, which writes the link."""
    chair, guest, at = build.member(kim, Role.CHAIR), build.person(), timezone.now()
    build.accepted(kim, guest, by=chair, at=at, role=Role.EDITOR)
    story = build.story(kim, Stage.PUBLISHED, author=guest, body=BODY)

    assert chair not in who_may_look(story, [HOST], at=at)
    with on_site(kim.site):
        for days in (0, 2):
            with pytest.raises(ActionRefused, match="Anda yang mengundangnya"):
                link_review.approve_links(
                    story, owners=[HOST], by=chair, at=at + timedelta(days=days)
                )
        link_review.approve_links(story, owners=[HOST], by=chair, at=at + timedelta(days=3))


def test_only_what_the_second_person_saw_is_looked_at(kim: Kim) -> None:
    story = _published(kim, body=f"{BODY} [lagi](https://bit.ly/abc)")

    _look(story, _second(kim))

    assert LinkUse.objects.filter(looked_at=None).get().owner == "bit.ly/abc"
    assert _item(story).links_in_words == ["bit.ly/abc"]


@pytest.mark.all_sites
def test_a_correction_that_brings_a_link_is_words_too(kim: Kim) -> None:
    story = _published(kim, body="")
    editor = build.member(kim, Role.EDITOR)
    words = replace(content.content_of(story), body=BODY)
    note = CorrectionNote("Lama.", "Baru.", "Kurang.")

    publishing.correct(story, content=words, note=note, by=editor, at=LATER)

    assert HOST not in _page(story)


@pytest.mark.all_sites
def test_two_groups_that_looked_open_it_for_a_third(kim: Kim) -> None:
    groups = [kim, build.kim(), build.kim()]
    stories = [_published(group) for group in groups]
    for group, story in zip(groups[:2], stories[:2], strict=True):
        _look(story, _second(group))

    event = Event.objects.filter(kind="story.links_looked_at").latest("pk")
    reactions.show_links_elsewhere.func(event.pk)

    assert f'href="https://{HOST}/masuk"' in _page(stories[2])


def test_a_page_for_one_reader_by_link_shows_words_before_publication(kim: Kim) -> None:
    Site.objects.filter(pk=kim.site_id).update(asks_head=True)
    story = build.story(kim, Stage.DISCUSSED, body=BODY)
    now = timezone.now()
    with on_site(story.site):
        _, token = statements.ask_head(story, holder_name="Pak Kades", by=story.author, at=now)

    answer = Client(HTTP_HOST="ruang.localhost").get(f"/catatan/{token}/")

    assert answer.status_code == 200
    assert "slot88 titik com" in answer.content.decode()
    assert HOST not in answer.content.decode()


def test_a_second_person_reads_where_it_leads_and_presses(kim: Kim, ruang: Door) -> None:
    story = _published(kim)
    second = _second(kim)
    second.grants.update(starts_at=build.AT - timedelta(days=9))
    page = f"/s/{story.site.ruang_label}/berita/{story.public_id}/"
    client = ruang(second)

    shown = client.get(page).content.decode()
    assert "1 tautan baru menunggu dilihat orang kedua" in shown
    assert f'href="https://{HOST}/masuk" target="_blank" rel="noopener noreferrer' in shown
    assert "Bu Aminah" in shown

    client.post(f"{page}tautan-baru/", {"owner": HOST})
    assert f'href="https://{HOST}/masuk"' in _page(story)
    assert "menunggu dilihat" not in client.get(page).content.decode()


def test_its_writer_reads_who_may_look_and_is_refused_in_words(kim: Kim, ruang: Door) -> None:
    story = _published(kim)
    _second(kim)
    page = f"/s/{story.site.ruang_label}/berita/{story.public_id}/"
    client = ruang(story.author)

    shown = client.get(page).content.decode()
    assert "Yang menulis tidak meloloskan tulisannya sendiri." in shown
    assert "Sudah saya lihat" not in shown

    answer = client.post(f"{page}tautan-baru/", {"owner": HOST}, follow=True)
    assert "Minta orang lain di kelompok" in answer.content.decode()
    assert HOST not in _page(story)


def test_reading_without_signal_shows_words_too(kim: Kim, ruang: Door) -> None:
    story = _published(kim)

    shown = ruang(story.author).get(f"/s/{story.site.ruang_label}/baca/").content.decode()

    assert "slot88 titik com" in shown
    assert HOST not in shown
