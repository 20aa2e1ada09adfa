"""The correction of a published story: in its text, with a notice, wherever it stands."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]
LEAD: Final = "Panen raya di Dusun Sukun. Sebulan ia mengirim 30 botol. Usahanya tumbuh."
WRONG: Final = "Sebulan ia mengirim 30 botol."
RIGHT: Final = "Sebulan ia mengirim 20 botol."
SIX: Final = (
    "kim-satu",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina Marlina")


@pytest.fixture
def story(kim: Kim) -> Story:
    return build.story(
        kim,
        Stage.PUBLISHED,
        title="Madu 30 botol",
        lead=LEAD,
        body="Ia belajar dari [video](https://kim.id).",
    )


def _path(story: Story) -> str:
    return f"/s/kim-satu/berita/{story.public_id}/ralat/"


def _form(story: Story, **changed: str) -> dict[str, Any]:
    texts = {"title": story.title, "lead": story.lead, "body": story.body, "base": story.digest}
    return {**texts, "was": WRONG, "right": RIGHT, "why": "Salah dengar saat wawancara.", **changed}


def _notice(page: str) -> str:
    """The text below the heading `Koreksi`."""
    notice = re.search(r"<h2>Koreksi, .+?</h2>((?:\s*<p>.+?</p>)+)", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", notice[1]).split()) if notice else ""


def test_readers_of_all_six_addresses_see_the_right_words_with_the_next_request(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    look = editor.post(_path(story), _form(story)).content.decode()
    assert "Terbitkan koreksi" in look
    assert "<del>30</del><ins>20</ins>" in look
    assert not Event.objects.filter(kind="story.corrected").exists()

    assert editor.post(_path(story), _form(story, publish="1")).status_code == 302

    story.refresh_from_db()
    assert (story.stage, story.lead) == (Stage.CORRECTED, LEAD.replace(WRONG, RIGHT))
    page = reader("kim-satu").get(story.path).content.decode()
    for words in (RIGHT, WRONG, "Salah dengar saat wawancara."):
        assert words in page
    for label in SIX:
        assert "Dikoreksi" in reader(label).get("/").content.decode(), label


def test_the_editor_sees_before_and_after_the_very_words_that_readers_read(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    before = _notice(editor.post(_path(story), _form(story)).content.decode())

    editor.post(_path(story), _form(story, publish="1"))

    after = editor.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert "Koreksi terbit. Sudah tampil di situs KIM dan di 5 portal, sampai nasional." in after
    in_workspace = editor.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    to_readers = reader("kim-satu").get(story.path).content.decode()
    assert before == (
        f"Semula tertulis: “{WRONG}” Yang benar: “{RIGHT}” "
        "Salah dengar saat wawancara. Kami mohon maaf."
    )
    assert before == _notice(in_workspace) == _notice(to_readers)


@pytest.mark.parametrize("why", ["salah dengar saat wawancara", "Salah dengar saat wawancara."])
def test_the_reason_is_a_sentence_also_where_it_was_typed_without_an_end(
    why: str, ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    ruang(rina).post(_path(story), _form(story, why=why, publish="1"))

    notice = _notice(reader("kim-satu").get(story.path).content.decode())
    assert notice.endswith("Salah dengar saat wawancara. Kami mohon maaf.")


def test_what_is_typed_comes_back_until_it_is_right(
    ruang: Door, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    before = whole_database()

    page = editor.post(_path(story), _form(story, why=""))

    assert page.status_code == 422
    assert "Tulis satu kalimat dulu: kenapa bisa salah?" in page.content.decode()
    assert RIGHT in page.content.decode()
    again = editor.post(_path(story), _form(story, again="1"))
    assert again.status_code == 200
    assert {k: v for k, v in whole_database().items() if "newsroom" in k} == {
        k: v for k, v in before.items() if "newsroom" in k
    }


def test_a_sentence_with_a_link_is_put_right_in_the_text_itself(
    ruang: Door, story: Story, rina: Person
) -> None:
    wrong = "Ia belajar dari video."
    right = "Ia belajar dari buku."
    editor = ruang(rina)

    page = editor.post(_path(story), _form(story, was=wrong, right=right, publish="1"))
    assert page.status_code == 422
    assert "Kalimat ini memuat tautan atau tanda." in page.content.decode()

    editor.post(_path(story), _form(story, was=wrong, right=right, body=right, publish="1"))
    story.refresh_from_db()
    assert story.body == right


def test_a_sentence_is_taken_out_and_readers_are_told(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    before = _notice(
        editor.post(_path(story), _form(story, right="", is_removed="on")).content.decode()
    )

    editor.post(_path(story), _form(story, right="", is_removed="True", publish="1"))

    story.refresh_from_db()
    assert story.lead == "Panen raya di Dusun Sukun. Usahanya tumbuh."
    page = reader("kim-satu").get(story.path).content.decode()
    expected = (
        f"Semula tertulis: “{WRONG}” Kalimat itu sudah kami hapus. "
        "Salah dengar saat wawancara. Kami mohon maaf."
    )
    assert before == _notice(page) == expected
    assert f"Dihapus: “{WRONG}”" in page


def test_a_quotation_that_is_taken_out_leaves_no_mark(ruang: Door, kim: Kim, rina: Person) -> None:
    story = build.story(
        kim,
        Stage.PUBLISHED,
        title="Madu",
        lead=LEAD,
        body="Pagi ramai.\n\n> Katanya begitu.\n\nSemua pulang.",
    )

    ruang(rina).post(
        _path(story), _form(story, was="Katanya begitu.", right="", is_removed="on", publish="1")
    )

    story.refresh_from_db()
    assert story.body == "Pagi ramai.\n\nSemua pulang."


def test_a_story_keeps_its_title_and_says_how_to_take_a_sentence_out(
    ruang: Door, story: Story, rina: Person
) -> None:
    editor = ruang(rina)

    no_title = editor.post(
        _path(story), _form(story, was=story.title, right="", is_removed="on")
    ).content.decode()
    nothing = editor.post(_path(story), _form(story, right="")).content.decode()

    assert "Judul dan inti tidak bisa dikosongkan." in no_title
    assert "Tulis kalimat yang benar, atau pilih “Hapus kalimat ini”." in nothing
    assert not re.search(r">Yang benar\s*<span", nothing)  # it may not simply stay empty


def test_the_same_sentence_again_is_no_correction(ruang: Door, story: Story, rina: Person) -> None:
    page = ruang(rina).post(_path(story), _form(story, right=WRONG))

    assert page.status_code == 422
    assert "masih sama dengan yang salah" in page.content.decode()


def test_of_two_corrections_at_once_the_second_is_shown_what_happened(
    ruang: Door, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    first = _form(story, publish="1")
    second = _form(story, was="Usahanya tumbuh.", right="Usahanya kecil.", publish="1")

    assert editor.post(_path(story), first).status_code == 302
    page = editor.post(_path(story), second)

    assert page.status_code == 409
    assert "baru saja dikoreksi orang lain" in page.content.decode()
    assert Event.objects.filter(kind="story.corrected").count() == 1


def test_only_editors_find_the_page_and_only_for_what_is_published(
    ruang: Door, kim: Kim, story: Story, rina: Person
) -> None:
    assert ruang(build.member(kim)).get(_path(story)).status_code == 404
    assert ruang(rina).get(_path(story)).status_code == 200
    assert ruang(rina).get(_path(build.story(kim, Stage.VERIFIED))).status_code == 302


def test_a_correction_does_not_repeat_who_somebody_is(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    form = _form(story, is_private="on")
    before = _notice(editor.post(_path(story), form).content.decode())

    editor.post(_path(story), {**form, "is_private": "True", "publish": "1"})

    page = reader("kim-satu").get(story.path).content.decode()
    assert before == _notice(page)
    assert "Kalimat semula memuat data pribadi, jadi tidak kami tampilkan lagi." in page
    assert WRONG not in page
    assert WRONG not in str(Event.objects.get(kind="story.corrected").data)


def test_a_corrected_title_has_something_to_see(ruang: Door, story: Story, rina: Person) -> None:
    assert (
        ruang(rina).post(_path(story), _form(story, title="\u200b", publish="1")).status_code == 422
    )


def test_a_mark_whose_photo_is_not_there_is_no_sentence_to_correct(
    ruang: Door, kim: Kim, rina: Person
) -> None:
    body = "Pagi ramai. [foto 2]\n\n[foto 3]\n\nSemua pulang."
    story = build.story(kim, Stage.PUBLISHED, title="Madu", lead="Panen raya.", body=body)
    editor = ruang(rina)

    offered = re.findall(r'name="was"\s+value="([^"]+)"', editor.get(_path(story)).content.decode())
    assert offered == ["Madu", "Panen raya.", "Pagi ramai.", "Semua pulang."]

    editor.post(_path(story), _form(story, was="Pagi ramai.", right="Pagi sepi.", publish="1"))
    story.refresh_from_db()
    assert story.body == body.replace("ramai", "sepi")


LINKED: Final = "Ia belajar dari [video](https://kim.id) dan buku."


def test_a_sentence_that_keeps_its_link_is_put_right_in_the_text(
    ruang: Door, kim: Kim, rina: Person
) -> None:
    story = build.story(
        kim,
        Stage.PUBLISHED,
        title="Madu",
        lead=LEAD,
        body=f"{LINKED}\n\nLihat juga [foto 2] di bawah.",
    )
    editor = ruang(rina)
    better = story.body.replace("dan buku", "saja")
    typed = {"was": "Ia belajar dari video dan buku.", "right": "Ia belajar dari video saja."}

    asked = editor.post(_path(story), _form(story, **typed)).content.decode()
    assert "Betulkan langsung di naskah di bawah" in asked
    assert '<details class="fold" id="naskah" open>' in asked
    assert (
        "Terbitkan koreksi"
        in editor.post(_path(story), _form(story, **typed, body=better)).content.decode()
    )

    editor.post(_path(story), _form(story, **typed, body=better, publish="1"))
    story.refresh_from_db()
    assert story.body == better


def test_a_sentence_with_a_link_that_shall_go_is_taken_out_of_the_text(
    ruang: Door, kim: Kim, rina: Person
) -> None:
    story = build.story(
        kim, Stage.PUBLISHED, title="Madu", lead=LEAD, body=f"{LINKED}\n\nSemua pulang."
    )
    editor = ruang(rina)
    typed = {
        "was": "Ia belajar dari video dan buku.",
        "right": "",
        "is_removed": "on",
        "publish": "1",
    }

    asked = editor.post(_path(story), _form(story, **typed))
    assert (
        asked.status_code,
        "Betulkan langsung di naskah di bawah" in asked.content.decode(),
    ) == (422, True)

    editor.post(_path(story), _form(story, **typed, body="Semua pulang."))
    story.refresh_from_db()
    assert story.body == "Semua pulang."


def test_who_has_not_said_what_is_wrong_is_not_led_into_the_text(
    ruang: Door, story: Story, rina: Person
) -> None:
    page = ruang(rina).post(_path(story), _form(story, was="", why="")).content.decode()

    assert "Pilih dulu kalimat yang salah." in page
    assert '<details class="fold" id="naskah">' in page
    assert "Pembaca ikut membacanya. Tulis satu kalimat dulu" in page  # no colon after a sentence


@pytest.mark.all_sites
def test_what_readers_see_about_a_story_has_no_invisible_characters(
    kim: Kim, story: Story, rina: Person
) -> None:
    odd = "Salah\u202e dengar\u200b."
    said = replace(content.content_of(story), lead=LEAD.replace("30", "20"))
    note = content.CorrectionNote(odd, odd, odd)
    publishing.correct(story, content=said, note=note, by=rina, at=build.AT)
    publishing.withdraw(story, reason=odd, by=rina, at=build.AT)
    draft = build.story(kim)
    source = replace(build.source(odd), withheld_reason=odd)
    writing.add_source(draft, source=source, by=draft.author, at=build.AT)

    clean = "Salah dengar."
    [corrected] = Event.objects.filter(kind="story.corrected")
    assert [corrected.data[name] for name in ("was", "right", "why")] == [clean] * 3
    withdrawn = Event.objects.get(kind="story.withdrawn")
    assert (story.withdrawn_reason, withdrawn.data["reason"]) == (clean, clean)
    added = draft.sources.order_by("-pk")[0]
    assert (added.name, added.withheld_reason) == (clean, clean)
