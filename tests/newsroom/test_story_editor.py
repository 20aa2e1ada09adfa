"""The editor of a story: saved while it is written, sent once, and nothing is lost."""

import re

import pytest

from kimid.events.models import Event
from kimid.newsroom.actions import content, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Revision, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.ui.scripts import script
from tests import build
from tests.conftest import Door
from tests.newsroom.editor_form import (
    LABEL,
    SOURCE,
    TULIS,
    WORDS,
    add_photo,
    editor_fields,
)
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


def test_a_draft_is_kept_from_the_first_words_on_and_stays_one(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    sheet = editor_fields(phone)

    first = phone.post(f"{TULIS}simpan/", {**sheet, "title": "Air"}).json()
    again = phone.post(f"{TULIS}simpan/", {**sheet, "base": first["base"], **WORDS}).json()

    [story] = Story.objects.all()
    assert (story.title, story.lead, story.stage) == (*WORDS.values(), Stage.DRAFT)
    assert story.public_id == sheet["draft"]
    assert again == {
        "at": again["at"],
        "base": story.digest,
        "address": f"/s/{LABEL}/berita/{story.public_id}/ubah/",
        "advice": "",
    }
    assert len(phone.get(f"/s/{LABEL}/berita/{story.public_id}/naskah/").context["revisions"]) == 1
    writing.edit(story, content=build.words(), source=build.source(), by=dedi, at=build.AT)
    writing.send(story, by=dedi, at=build.AT)
    assert Revision.objects.count() == 1  # nobody has read the earlier words


def test_the_first_key_waits_for_no_coach(ruang: Door, dedi: Person) -> None:
    """What the sheet asks for at once, with all that it imports: a slow phone runs it first."""
    page = ruang(dedi).get(TULIS).content.decode()

    asked = _asked_at_once(set(re.findall(r"/skrip/([a-z-]+)\.", page)))

    assert {"autosave", "store", "photo-field", "sheet-later"} <= asked
    assert [name for name in asked if name.startswith(("coach", "retouch"))] == []


def _asked_at_once(names: set[str]) -> set[str]:
    """These scripts and those that they import, not what they ask for later."""
    imports = {
        other
        for name in names
        for other in re.findall(r'(?:from|import)"\./([a-z-]+)\.', script(name))
    }
    return names if imports <= names else _asked_at_once(names | imports)


def test_a_draft_whose_answer_was_lost_goes_on_all_the_same(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    sheet = editor_fields(phone)
    for title in (
        "Air",
        "Air pasang",
        "Air pasang rendam 14 rumah",
    ):  # the phone never hears the new base
        assert phone.post(f"{TULIS}simpan/", {**sheet, "title": title}).status_code == 200

    assert [story.title for story in Story.objects.all()] == ["Air pasang rendam 14 rumah"]


@pytest.mark.parametrize("number", ["2345678/x", 'ab"<x 2345678', "2345678\n", "23456789abc"])
def test_no_sheet_gives_its_story_a_number_that_has_no_address(
    ruang: Door, dedi: Person, number: str
) -> None:
    phone = ruang(dedi)
    for path, more in ((f"{TULIS}simpan/", {}), (TULIS, {"send": "1"})):
        assert (
            phone.post(
                path, {**editor_fields(phone), **WORDS, **SOURCE, **more, "draft": number}
            ).status_code
            == 422
        )

    assert phone.post(f"{TULIS}lihat/", {**WORDS, "draft": number}).status_code == 422
    assert not Story.objects.exists()
    assert phone.get(f"/s/{LABEL}/berita/").status_code == 200


def test_a_quotation_that_its_writer_typed_is_not_taken_for_words_from_another_app(
    ruang: Door, dedi: Person
) -> None:
    phone = ruang(dedi)
    words = {
        **WORDS,
        "body": "> Airnya setinggi lutut.",
        "source_kind": "told",
        "source_on": "2026-11-24",
    }
    saved = phone.post(f"{TULIS}simpan/", {**editor_fields(phone), **words}).json()

    page = " ".join(phone.get(saved["address"]).content.decode().split())

    assert (
        '<div class="note" data-forwarded hidden>' in page
    )  # only the phone knows what was handed over


def test_a_draft_that_names_no_source_says_so_and_leads_to_the_field(
    ruang: Door, dedi: Person
) -> None:
    phone = ruang(dedi)
    words = {**WORDS, "source_kind": "told", "source_on": "2026-11-24"}
    number = (
        phone.post(f"{TULIS}simpan/", {**editor_fields(phone), **words})
        .json()["address"]
        .split("/")[-3]
    )
    own = f"/s/{LABEL}/berita/{number}/"

    page = " ".join(phone.post(f"{own}kirim/", follow=True).content.decode().split())

    assert "Belum bisa dikirim: tulis dulu siapa yang bercerita atau surat apa." in page
    assert '<a href="#id_source_name">' in page
    assert "#id_title" not in page
    assert "Sumber: <" not in phone.get(own).content.decode()
    assert "Belum ada sumber" in phone.get(own).content.decode()
    Story.objects.update(title="", lead="")
    lacking = "judulnya, intinya, dan siapa yang bercerita atau surat apa"
    assert f"tulis dulu {lacking}." in phone.post(f"{own}kirim/", follow=True).content.decode()


def test_a_photo_of_a_name_that_none_has_is_passed_over(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    name = add_photo(kim, dedi, "foto2satu")
    phone = ruang(dedi)

    phone.post(
        TULIS,
        {**editor_fields(phone), **WORDS, **SOURCE, "photos": ["../x", name], "send": "1"},
    )

    assert [photo["name"] for photo in Story.objects.get().photos] == [name]


def test_the_number_of_somebody_elses_story_begins_none(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    other = build.story(kim, Stage.DRAFT, author=build.member(kim), title="Rahasia")
    phone = ruang(dedi)
    before = whole_database()

    saved = phone.post(
        f"{TULIS}simpan/", {**WORDS, "draft": other.public_id, "sheet": other.public_id}
    )
    page = phone.post(TULIS, {**WORDS, **SOURCE, "draft": other.public_id, "send": "1"})

    assert (saved.status_code, page.status_code) == (409, 422)
    assert WORDS["title"] in page.content.decode()
    assert "Rahasia" not in page.content.decode()
    assert whole_database() == before


def test_a_title_of_signs_that_nobody_sees_is_none(ruang: Door, kim: Kim, dedi: Person) -> None:
    story = build.story(kim, Stage.COLLECTED, author=dedi)
    phone = ruang(dedi)
    path = f"/s/{LABEL}/berita/{story.public_id}/ubah/"

    assert phone.post(path, {**WORDS, "title": "\u200b\u202e\x01"}).status_code == 422
    assert (
        phone.post(
            path, {**WORDS, "title": "Air\x01 \u202epasang", "lead": "Satu\x08.\u200b"}
        ).status_code
        == 302
    )

    story.refresh_from_db()
    assert (story.title, story.lead) == ("Air pasang", "Satu.")


def test_two_taps_on_send_make_one_story(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    form = {**editor_fields(phone), **WORDS, **SOURCE, "send": "1"}

    answers = [phone.post(TULIS, form) for _ in range(2)]

    [story] = Story.objects.all()
    assert {answer.headers["Location"] for answer in answers} == {
        f"/s/{LABEL}/berita/{story.public_id}/terkirim/"
    }
    assert story.stage == Stage.COLLECTED
    assert [source.name for source in story.sources.all()] == ["Dedi Kurniawan"]


def test_what_is_not_whole_is_kept_but_not_sent(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    sheet = editor_fields(phone)

    answer = phone.post(TULIS, {**sheet, "title": WORDS["title"], **SOURCE, "send": "1"})

    assert answer.status_code == 422
    assert WORDS["title"] in answer.content.decode()
    phone.post(f"{TULIS}simpan/", {**sheet, "title": WORDS["title"]})
    story = Story.objects.get()
    assert phone.post(f"/s/{LABEL}/berita/{story.public_id}/kirim/").status_code == 302
    story.refresh_from_db()
    assert story.stage == Stage.DRAFT
    with pytest.raises(content.ActionRefused):
        writing.send(story, by=dedi, at=build.AT)


def test_a_draft_on_two_phones_is_not_overwritten_in_silence(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    story = build.story(kim, Stage.DRAFT, author=dedi)
    phones = [ruang(dedi) for _ in range(2)]
    sheets = [
        editor_fields(phone, f"/s/{LABEL}/berita/{story.public_id}/ubah/") for phone in phones
    ]

    answers = [
        phone.post(f"{TULIS}simpan/", {**sheet, "title": f"Dari HP {number}"})
        for number, (phone, sheet) in enumerate(zip(phones, sheets, strict=True))
    ]

    assert [answer.status_code for answer in answers] == [200, 409]
    story.refresh_from_db()
    assert story.title == "Dari HP 0"


def test_saving_what_stands_there_already_writes_nothing(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    story = build.story(kim, Stage.VERIFIED, author=dedi)
    path = f"/s/{LABEL}/berita/{story.public_id}/ubah/"
    phone = ruang(dedi)
    form = {**editor_fields(phone, path), "title": story.title, "lead": story.lead}
    before = whole_database()

    assert phone.post(path, form).status_code == 302

    after = whole_database()
    assert {name: rows for name, rows in after.items() if name != "django_session"} == {
        name: rows for name, rows in before.items() if name != "django_session"
    }


def test_a_look_at_it_as_readers_would_see_it_keeps_nothing(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)

    page = phone.post(
        f"{TULIS}lihat/",
        {**editor_fields(phone), **WORDS, "body": "## Subjudul\n\nAda <b>isi</b>."},
    ).content.decode()

    assert "<h2>Subjudul</h2>" in page
    assert "&lt;b&gt;isi&lt;/b&gt;" in page
    assert not Story.objects.exists()


def test_the_look_says_whether_it_is_kept(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    typed = {**editor_fields(phone), **WORDS, **SOURCE}

    before = phone.post(f"{TULIS}lihat/", typed).content.decode()
    phone.post(f"{TULIS}simpan/", typed)
    after = phone.post(f"{TULIS}lihat/", typed).content.decode()
    changed = phone.post(f"{TULIS}lihat/", {**typed, "title": "Air surut"}).content.decode()

    is_unsaved = ["Belum disimpan dan belum terbit." in page for page in (before, after, changed)]
    assert is_unsaved == [True, False, True]
    assert "Sudah tersimpan, belum terbit." in after


def test_a_draft_can_be_thrown_away_and_nothing_else_can(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    draft = build.story(kim, Stage.DRAFT, author=dedi)
    sent = build.story(kim, Stage.COLLECTED, author=dedi)
    phone = ruang(dedi)

    answers = [phone.post(f"/s/{LABEL}/berita/{story.public_id}/buang/") for story in (draft, sent)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert list(Story.objects.all()) == [sent]
    assert Event.objects.filter(kind="story.thrown_away", subject_id=str(draft.pk)).exists()
    with pytest.raises(content.ActionRefused):
        writing.discard_draft(sent, by=dedi, at=build.AT)


def test_a_text_of_thousands_of_parts_is_not_sent_and_not_lost(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    body = "satu\n\n" * 1001

    answer = phone.post(
        TULIS, {**editor_fields(phone), **WORDS, **SOURCE, "body": body, "send": "1"}
    )

    assert answer.status_code == 422
    assert "Naskah ini terdiri dari 1.001 bagian." in answer.content.decode()
    assert (
        body.strip().replace("\n", "\r\n") in answer.content.decode()
        or body.strip() in answer.content.decode()
    )
