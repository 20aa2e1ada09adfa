"""The translation of a story: its own address, links to both languages, and tags for machines."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.merging import StoryMerge
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.sites.hosts import public_url
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LABEL: Final = "kim-satu"
SECOND: Final = (
    "zlm-x-ponti",
    "Aek pasang rendam 14 rumah",
    "Aek masok dari subuh. Orang ngungsi.",
    "Tanggol jebol.",
)


def _published(second: tuple[str, str, str, str] = SECOND) -> Story:
    kim: Kim = build.kim(label=LABEL)
    story = build.story(
        kim, Stage.VERIFIED, title="Air pasang rendam 14 rumah", body="Tanggul jebol."
    )
    words = replace(content.content_of(story), translation=second)
    Story.objects.filter(pk=story.pk).update(
        translation=content.set_content(Story(), words).translation
    )
    story.refresh_from_db()
    return publishing.publish(story, by=build.member(kim, Role.EDITOR), at=build.AT)


def test_readers_choose_by_two_links(reader: Callable[[str], Client]) -> None:
    story = _published()
    visitor = reader(LABEL)

    indonesian = visitor.get(story.path).content.decode()
    malay = visitor.get(f"{story.path}zlm-x-ponti/").content.decode()

    assert f'href="{public_url(LABEL, story.path)}zlm-x-ponti/"' in indonesian
    assert "Melayu Pontianak</a>" in indonesian
    assert '<h1 lang="zlm-x-ponti">Aek pasang rendam 14 rumah</h1>' in malay
    assert "Tanggol jebol." in malay
    assert "Indonesia</a>" in malay
    for page, own in ((indonesian, story.path), (malay, f"{story.path}zlm-x-ponti/")):
        assert f'<link rel="canonical" href="{public_url(LABEL, own)}">' in page
        assert page.count('<link rel="alternate" hreflang=') == 2


@pytest.mark.parametrize("lang", ["jv", "id", "zlm"])
def test_a_language_in_which_it_does_not_stand_is_not_there(
    reader: Callable[[str], Client], lang: str
) -> None:
    assert reader(LABEL).get(f"{_published().path}{lang}/").status_code == 404


@pytest.mark.parametrize(
    "second", [("", "", "", ""), ("jv", "", "Banyu.", ""), ("jv", "Banyu", "", "")]
)
def test_what_is_not_whole_is_not_shown(
    reader: Callable[[str], Client], second: tuple[str, str, str, str]
) -> None:
    story = _published(second)
    visitor = reader(LABEL)

    assert "hreflang" not in visitor.get(story.path).content.decode()
    assert visitor.get(f"{story.path}jv/").status_code == 404


def test_the_sheet_takes_it_and_gives_it_back(ruang: Door) -> None:
    kim = build.kim(label=LABEL)
    story = build.story(kim, Stage.COLLECTED)
    phone = ruang(story.author)
    path = f"/s/{LABEL}/berita/{story.public_id}/ubah/"
    names = ("second_lang", "second_title", "second_lead", "second_body")
    words = {"title": story.title, "lead": story.lead, "base": story.digest}

    without = phone.post(path, {**words, **dict(zip(names, ("", *SECOND[1:]), strict=True))})
    phone.post(path, {**words, **dict(zip(names, SECOND, strict=True))})

    assert (without.status_code, "Bahasa apa ini? Pilih dulu." in without.content.decode()) == (
        422,
        True,
    )
    story.refresh_from_db()
    assert content.content_of(story).translation == SECOND
    assert content.content_of(story.revisions.get(number=2)).translation == SECOND
    page = phone.get(path).content.decode()
    assert 'value="zlm-x-ponti" selected' in page
    assert "Tanggol jebol." in page


def test_two_who_write_in_it_choose() -> None:
    one = content.set_content(
        Story(), replace(build.words("A", "B."), translation=("jv", "Banyu", "Banyu munggah.", ""))
    )
    other = content.set_content(
        Story(),
        replace(build.words("A", "B."), translation=("jv", "Banyu gedhe", "Banyu munggah.", "")),
    )
    base = content.set_content(Story(), build.words("A", "B."))

    both = StoryMerge(base, one, other)

    assert [field.key for field in both.fields if field.part.is_conflict] == ["second"]
    assert both.content().translation[1] == "Banyu gedhe"
    assert both.content({"second": "theirs"}).translation[1] == "Banyu"
    assert StoryMerge(base, one, base).content().translation[1] == "Banyu"


def _correction(story: Story, **more: str) -> dict[str, str]:
    texts = {
        "title": story.title,
        "lead": story.lead,
        "body": "Tanggul jebol.",
        "base": story.digest,
    }
    second = dict(
        zip(("second_lang", "second_title", "second_lead", "second_body"), SECOND, strict=True)
    )
    correction = {"was": story.title, "right": "Air pasang rendam 12 rumah", "why": "Salah hitung."}
    return {**texts, **second, **correction, "publish": "1", **more}


def test_a_correction_asks_for_the_second_language_too(ruang: Door) -> None:
    story = _published()
    phone = ruang(build.member(story.site.kim, Role.EDITOR))
    path = f"/s/{LABEL}/berita/{story.public_id}/ralat/"

    form = phone.get(path).content.decode()
    left = phone.post(path, _correction(story))
    right = phone.post(path, _correction(story, second_title="Aek pasang rendam 12 rumah"))

    assert "Aek pasang rendam 14 rumah" in form
    assert left.status_code == 422
    assert "Betulkan juga teks ini, atau tandai bahwa isinya sudah benar." in left.content.decode()
    assert right.status_code == 302
    story.refresh_from_db()
    assert (story.title, story.translation["title"]) == (
        "Air pasang rendam 12 rumah",
        "Aek pasang rendam 12 rumah",
    )


def test_a_second_text_that_was_right_may_stay(ruang: Door) -> None:
    story = _published()
    phone = ruang(build.member(story.site.kim, Role.EDITOR))
    path = f"/s/{LABEL}/berita/{story.public_id}/ralat/"
    checked = _correction(story, second_is_right="on")
    look = phone.post(path, {name: value for name, value in checked.items() if name != "publish"})
    assert 'name="second_is_right"' in look.content.decode()

    assert phone.post(path, checked).status_code == 302

    story.refresh_from_db()
    assert (story.title, story.translation["title"]) == ("Air pasang rendam 12 rumah", SECOND[1])
