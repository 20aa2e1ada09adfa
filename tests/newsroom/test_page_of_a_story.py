"""The public page of a story: its byline, its corrections, its texts to share."""

from collections.abc import Callable

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.lib import blocks
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.story_page import build_story_page, with_byline
from kimid.sites.guard import on_site
from tests import build

type Reader = Callable[[str], Client]


def _published(body: str = "", place: str = "") -> Story:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    story = build.story(
        kim,
        Stage.VERIFIED,
        author=build.member(kim, name="Dedi Kurniawan"),
        title="Jembatan jadi",
        body=body,
    )
    story.place = place
    story.save()
    rina = build.member(kim, Role.EDITOR, "Rina Marlina")
    with on_site(kim.site):
        return publishing.publish(story, by=rina, at=build.AT)


def _page(reader: Reader, story: Story) -> str:
    answer = reader("kim-satu").get(story.path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
def test_the_text_opens_with_its_place_and_ends_with_initials(reader: Reader) -> None:
    page = _page(reader, _published("Pagi itu ramai.\n\nSemua pulang."))

    assert "<p>Teluk Kapuas, KIM Satu \u2013 Pagi itu ramai.</p>" in page
    assert "<p>Semua pulang. (ded/rin/KIM Satu)</p>" in page


@pytest.mark.django_db
def test_a_story_tells_the_place_where_it_happened(reader: Reader) -> None:
    assert "Dusun Karya, KIM Satu \u2013 Pagi" in _page(
        reader, _published("Pagi.", place="Dusun Karya")
    )


@pytest.mark.django_db
def test_a_mark_without_a_photo_is_for_its_writer_only(reader: Reader) -> None:
    story = _published("[foto 2]\n\nPagi itu ramai.\n\n[galeri 3-5]")

    page = _page(reader, story)

    assert "[foto" not in page
    assert "[galeri" not in page
    assert "<p>Teluk Kapuas, KIM Satu \u2013 Pagi itu ramai. (ded/rin/KIM Satu)</p>" in page
    assert story.body.startswith("[foto 2]")


@pytest.mark.django_db
def test_a_story_of_its_lead_alone_says_it_once(reader: Reader) -> None:
    story = _published()
    text = _page(reader, story).partition("<main")[2].partition("Sebarkan")[0]

    assert text.count("Warga membersihkan parit.") == 1
    assert "(ded/rin/KIM Satu)" in text


@pytest.mark.django_db
def test_a_correction_says_what_it_said_and_what_is_right(reader: Reader) -> None:
    story = build.corrected(
        _published("Isi."), was="2.500 <b>bibit", right="2.050 bibit", why="Salah salin."
    )

    page = _page(reader, story)

    lines = (
        "Semula tertulis: “2.500 &lt;b&gt;bibit”",
        "Yang benar: “2.050 bibit”",
        "Salah salin. Kami mohon maaf.",
    )
    assert " ".join(f"<p>{line}</p>" for line in lines) in page
    assert "Dikoreksi 1 kali" in page


@pytest.mark.django_db
def test_the_badge_tells_how_many_confirmed_and_how_many_sources_there_are() -> None:
    assert (
        build_story_page(_published("Isi."), "https://x/").verified_label
        == "Dipastikan 1 anggota, 1 sumber"
    )


@pytest.mark.django_db
def test_a_story_of_the_same_topic_stands_before_newer_ones(reader: Reader) -> None:
    story = _published("Isi.")
    others = [
        build.story(story.site.kim, Stage.VERIFIED, title=f"Kabar {name}")
        for name in ("sejenis", "satu", "dua", "tiga")
    ]
    for other in others[1:]:
        other.topic = "sport"
        other.save()
    for other in others:
        build.publish(other)

    related = _page(reader, story).partition('id="lain"')[2]

    assert related.index("Kabar sejenis") < related.index("Kabar tiga") < related.index("Kabar dua")
    assert "Kabar satu" not in related


@pytest.mark.django_db
def test_a_reader_can_send_it_copy_it_and_report_it(reader: Reader) -> None:
    story = _published("Isi.")

    page = _page(reader, story)

    assert "https://wa.me/?text=%2AJembatan%20jadi%2A" in page
    assert f"http://kim-satu.kim.localhost{story.path}</p>" in page
    assert f'href="/lapor{story.path}"' in page


@pytest.mark.parametrize(
    ("text", "signed_text"),
    [
        ("Isi.", "SINI Isi. (abc)"),
        ("## Kepala\nIsi.", "SINI\n\n## Kepala\n\nIsi. (abc)"),
        ("Isi.\n- satu", "SINI Isi.\n\n- satu\n\n(abc)"),
        ("> kata", "SINI\n\n> kata\n\n(abc)"),
    ],
)
def test_place_and_initials_find_their_paragraph(text: str, signed_text: str) -> None:
    assert (
        blocks.editor_text(with_byline(blocks.parse_blocks(text), "SINI", "(abc)")) == signed_text
    )
