"""Two people change one story: what fits is merged, the rest is chosen, and nothing is lost."""

import re
from dataclasses import replace
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import ConflictCopy, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LABEL: Final = "kim-satu"
TITLE: Final = "Sebanyak 14 rumah terendam"
LEAD: Final = "Air masuk. Warga mengungsi. Tidak ada korban."
BODY: Final = "Air naik sejak subuh.\n\nWarga mengungsi ke balai desa.\n\nSekolah libur."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti Rahmah")


@pytest.fixture
def story(kim: Kim, dedi: Person) -> Story:
    return build.story(kim, Stage.COLLECTED, author=dedi, title=TITLE, lead=LEAD, body=BODY)


def _path(story: Story, page: str = "ubah/") -> str:
    return f"/s/{LABEL}/berita/{story.public_id}/{page}"


def _editor_fields(client: Client, story: Story) -> dict[str, Any]:
    """The editor as it was opened: its hidden fields and its text."""
    page = client.get(_path(story)).content.decode()
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page) for name in ("base", "sheet")
    }
    return {
        **{name: match[1] if match else "" for name, match in hidden.items()},
        "title": TITLE,
        "lead": LEAD,
        "body": BODY,
    }


def _read(client: Client, path: str) -> str:
    """The page with every blank and line break as one blank."""
    return " ".join(client.get(path, follow=True).content.decode().split())


def _change(story: Story, by: Person, title: str = "", body: str = "") -> None:
    story.refresh_from_db()
    now = content.content_of(story)
    words = replace(now, title=title or now.title, body=body or now.body)
    writing.edit(story, content=words, base=story.digest, by=by, at=build.AT)


def test_changes_that_do_not_meet_are_united_by_themselves(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    _change(
        story, siti, title="Sebanyak 16 rumah terendam", body=f"{BODY}\n\nBPBD mengirim dua perahu."
    )

    answer = phone.post(
        _path(story),
        {**fields, "body": BODY.replace("Sekolah libur.", "Sekolah libur dua hari.")},
        follow=True,
    )

    assert "Tulisan Anda dan Siti Rahmah disatukan. Lihat hasilnya." in answer.content.decode()
    story.refresh_from_db()
    assert story.title == "Sebanyak 16 rumah terendam"
    assert story.body == (
        "Air naik sejak subuh.\n\nWarga mengungsi ke balai desa.\n\n"
        "Sekolah libur dua hari.\n\nBPBD mengirim dua perahu."
    )
    assert not ConflictCopy.objects.exists()


def test_sending_once_more_after_a_lost_answer_changes_nothing(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    form = {**_editor_fields(phone, story), "body": f"{BODY}\n\nDari Dedi."}
    _change(story, siti, body=f"Dari Siti.\n\n{BODY}")
    phone.post(_path(story), form)
    events = Event.objects.count()

    phone.post(_path(story), form)

    story.refresh_from_db()
    assert story.body == f"Dari Siti.\n\n{BODY}\n\nDari Dedi."
    assert Event.objects.count() == events


def test_what_both_changed_is_kept_beside_until_somebody_chooses(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    _change(story, siti, title="Sebanyak 16 rumah terendam")

    answers = [
        phone.post(_path(story), {**fields, "title": "Sebanyak 15 rumah terendam"})
        for _ in range(2)
    ]

    [conflict_copy] = ConflictCopy.objects.all()
    assert {answer["Location"] for answer in answers} == {
        _path(story, f"satukan/{conflict_copy.pk}/")
    }
    page = _read(phone, answers[0]["Location"])
    assert "Anda dan Siti Rahmah mengubah kabar yang sama" in page
    assert "Sebanyak <mark>15</mark> rumah terendam" in page
    assert "Sebanyak <mark>16</mark> rumah terendam" in page
    assert "Tulisan Anda belum disatukan." in _read(phone, _path(story, ""))
    assert "Tulisan Dedi Kurniawan belum disatukan." in _read(ruang(siti), _path(story, ""))


@pytest.mark.parametrize(
    ("side", "title"),
    [
        ("mine", "Sebanyak 15 rumah"),
        ("theirs", "Sebanyak 16 rumah"),
        ("", "Sebanyak 16 rumah / Sebanyak 15 rumah"),  # whoever does not look loses nothing
    ],
)
def test_the_side_that_is_chosen_stands_in_the_story(
    ruang: Door, story: Story, siti: Person, side: str, title: str
) -> None:
    phone = ruang(story.author)
    fields = _editor_fields(phone, story)
    _change(story, siti, title="Sebanyak 16 rumah", body=f"{BODY}\n\nDari Siti.")
    page = phone.post(_path(story), {**fields, "title": "Sebanyak 15 rumah"})["Location"]
    story.refresh_from_db()

    phone.post(page, {"base": story.digest, "unite": "1", **({"title": side} if side else {})})

    story.refresh_from_db()
    assert (story.title, story.body) == (title, f"{BODY}\n\nDari Siti.")
    assert "belum disatukan" not in _read(phone, _path(story, ""))
    assert phone.get(page).status_code == 302


def test_both_wordings_of_a_sentence_stay_in_its_paragraph(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    _change(story, siti, body=BODY.replace("sejak subuh", "sejak subuh tadi"))
    page = phone.post(
        _path(story), {**fields, "body": BODY.replace("sejak subuh", "sejak pukul 3 subuh")}
    )["Location"]
    story.refresh_from_db()

    phone.post(page, {"base": story.digest, "body-1-1": "both"})

    story.refresh_from_db()
    assert story.body.startswith("Air naik sejak subuh tadi. Air naik sejak pukul 3 subuh.\n\n")


def test_a_third_hand_meanwhile_shows_the_choice_once_more(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    _change(story, siti, title="Sebanyak 16 rumah")
    page = phone.post(_path(story), {**fields, "title": "Sebanyak 15 rumah"})["Location"]
    story.refresh_from_db()
    seen = story.digest
    _change(story, build.member(story.site.kim, name="Rina"), body=f"{BODY}\n\nDari Rina.")

    answer = phone.post(page, {"base": seen, "title": "theirs"})

    assert answer.status_code == 409
    assert "Barusan ada yang mengubah kabar ini lagi." in answer.content.decode()
    assert re.search(r'name="title"\s+value="theirs"\s+checked', answer.content.decode())
    story.refresh_from_db()
    phone.post(page, {"base": story.digest, "title": "theirs"})
    story.refresh_from_db()
    assert (story.title, story.body) == ("Sebanyak 16 rumah", f"{BODY}\n\nDari Rina.")


def _checked(page: str) -> list[tuple[str, str]]:
    """What is chosen on a page: the key and the side of each question."""
    return re.findall(r'name="(body[^"]*)"\s+value="(\w+)"\s+checked', page)


def test_a_choice_stays_with_its_sentence_when_a_third_hand_puts_one_in_front(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    lines = "Air naik pagi. Warga pergi. Sekolah libur hari ini."
    _change(story, siti, body=lines)
    phone = ruang(dedi)
    fields = {**_editor_fields(phone, story), "body": lines}
    others = lines.replace("pergi", "pergi ke balai").replace("hari ini", "besok pagi")
    _change(story, siti, body=others)
    mine = lines.replace("pergi", "pergi ke masjid").replace("hari ini", "sampai Jumat")
    page = phone.post(_path(story), {**fields, "body": mine})["Location"]
    story.refresh_from_db()
    seen = story.digest
    _change(story, build.member(story.site.kim, name="Rina"), body=f"Hujan deras. {others}")

    answer = phone.post(page, {"base": seen, "body-1-2": "theirs", "body-1-3": "mine"})

    assert answer.status_code == 409
    text = answer.content.decode()
    assert _checked(text) == [("body-1-3", "theirs"), ("body-1-4", "mine")]
    assert "kecuali di bagian" not in text
    story.refresh_from_db()
    phone.post(page, {"base": story.digest, **dict(_checked(text))})
    story.refresh_from_db()
    assert story.body == (
        "Hujan deras. Air naik pagi. Warga pergi ke balai. Sekolah libur sampai Jumat."
    )


def test_a_sentence_that_a_third_hand_changed_is_asked_anew(
    ruang: Door, story: Story, dedi: Person, siti: Person
) -> None:
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    _change(story, siti, title="Sebanyak 16 rumah")
    page = phone.post(_path(story), {**fields, "title": "Sebanyak 15 rumah"})["Location"]
    story.refresh_from_db()
    seen = story.digest
    _change(story, build.member(story.site.kim, name="Rina"), title="Sebanyak 17 rumah")

    answer = phone.post(page, {"base": seen, "title": "theirs"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "kecuali di bagian yang barusan diubah" in text
    assert not re.search(r'name="title"\s+value="theirs"\s+checked', text)


def test_what_arrives_after_publication_is_kept_beside(ruang: Door, kim: Kim, dedi: Person) -> None:
    story = build.story(kim, Stage.VERIFIED, author=dedi, title=TITLE, lead=LEAD, body=BODY)
    phone = ruang(dedi)
    fields = _editor_fields(phone, story)
    publishing.publish(story, by=build.member(kim, Role.EDITOR), at=build.AT)

    page = phone.post(_path(story), {**fields, "title": "Sebanyak 15 rumah"})["Location"]

    assert "Tulisan Anda belum disatukan." in _read(phone, page)
    [conflict_copy] = ConflictCopy.objects.all()
    assert (
        "dibuat sebagai koreksi"
        in phone.get(_path(story, f"satukan/{conflict_copy.pk}/")).content.decode()
    )
    assert (
        phone.post(_path(story, f"satukan/{conflict_copy.pk}/"), {"close": "1"}).status_code == 302
    )
    story.refresh_from_db()
    conflict_copy.refresh_from_db()
    assert (story.title, conflict_copy.title, conflict_copy.resolved_at is not None) == (
        TITLE,
        "Sebanyak 15 rumah",
        True,
    )


def test_a_draft_on_two_phones_is_united(ruang: Door, kim: Kim, dedi: Person) -> None:
    story = build.story(kim, Stage.DRAFT, author=dedi, title=TITLE, lead=LEAD, body=BODY)
    phone = ruang(dedi)
    other = ruang(dedi)
    source = {"source_kind": "seen", "source_on": "2026-11-24", "draft": story.public_id}
    mine = _editor_fields(phone, story)
    theirs = _editor_fields(other, story)
    for number in range(3):
        saved = other.post(
            f"/s/{LABEL}/tulis/simpan/", {**theirs, **source, "title": f"{TITLE} {number}"}
        ).json()
        theirs["base"] = saved["base"]

    answer = phone.post(
        _path(story),
        {**mine, **source, "keep": "1", "body": f"{BODY}\n\nDari HP lain."},
        follow=True,
    )

    assert "Tulisan dua HP Anda disatukan." in answer.content.decode()
    story.refresh_from_db()
    assert (story.title, story.body) == (f"{TITLE} 2", f"{BODY}\n\nDari HP lain.")
