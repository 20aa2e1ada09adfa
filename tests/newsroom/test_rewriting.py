"""A correction that changes more than its note tells is a publication that nobody has checked."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import correction_notices
from kimid.newsroom.actions.content import ContentData, CorrectionNote
from kimid.newsroom.actions.rewriting import rewritten_parts
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.notify.queries import waiting_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.models import Placement, RegionTally
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
LEAD: Final = "Rapat warga hari Senin di balai. Ada 30 orang yang ikut."
LIE: Final = {
    "title": "Bupati mencuri uang desa",
    "lead": "Ia tertangkap hari Selasa. Uangnya hilang semua.",
    "body": "Warga marah.",
    "was": "Senin",
    "right": "Selasa",
    "why": "Salah ketik hari.",
    "publish": "1",
}
LOWER: Final = ("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201")
UPPER: Final = ("kab-kubu-raya", "kalimantan-barat", "")


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _story(kim: Kim) -> Story:
    return build.story(kim, Stage.PUBLISHED, title="Rapat parit", lead=LEAD)


def _correct(client: Client, story: Story, **changed: str) -> str:
    texts = {"title": story.title, "lead": story.lead, "body": story.body, "base": story.digest}
    path = f"/s/kim-satu/berita/{story.public_id}/ralat/"
    page = client.post(path, {**texts, **changed}, follow=True).content.decode()
    return " ".join(page.split())


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _fronts(reader: Reader, title: str) -> list[str]:
    labels = (*LOWER, *UPPER)
    return [label for label in labels if title in reader(label).get("/").content.decode()]


def test_a_rewritten_story_is_unverified_and_leaves_the_upper_portals(
    kim: Kim, thief: Person, ruang: Door, reader: Reader
) -> None:
    story, other = _story(kim), _story(kim)
    assert _fronts(reader, story.title) == [*LOWER, *UPPER]

    _correct(ruang(thief), story, **LIE)

    story = _again(story)
    assert (story.stage, story.awaits_recheck) == (Stage.PUBLISHED_UNVERIFIED, True)
    assert _fronts(reader, LIE["title"]) == [*LOWER]
    page = " ".join(reader("kim-satu").get(story.path).content.decode().split())
    assert "Belum dipastikan lagi sesudah dibetulkan" in page
    assert "Koreksi ini mengubah lebih dari kalimat itu: judul, teks." in page
    assert "Dipastikan 1 anggota" not in page
    counts = dict(RegionTally.objects.values_list("region", "items"))
    assert (counts["611201"], counts["6112"], counts["00"]) == (2, 1, 1)
    assert Placement.objects.filter(item=other.item_id or 0).count() == 6


def test_somebody_else_who_is_settled_confirms_it_and_the_upper_portals_follow(
    kim: Kim, thief: Person, ruang: Door, reader: Reader
) -> None:
    story = _story(kim)
    hidden = build.placement(story, build.portal("61"))
    Placement.objects.filter(pk=hidden.pk).update(
        hidden_at=build.AT, reason="Bukan urusan provinsi.", stands_in_front=False
    )
    _correct(ruang(thief), story, **LIE)
    path = f"/s/kim-satu/berita/{story.public_id}/pastikan/"

    ruang(thief).post(path, {"how_known": "Saya di sana."})
    assert _again(story).is_unverified
    assert story.editor is not None
    ruang(story.editor).post(path, {"how_known": "Saya di sana."})

    assert _again(story).stage == Stage.CORRECTED
    kept = Placement.objects.get(pk=hidden.pk)
    assert (kept.hidden_at, kept.stands_in_front) == (build.AT, False)
    assert {"kab-kubu-raya", ""} <= {*_fronts(reader, LIE["title"])}
    assert Placement.objects.filter(item=story.item_id or 0).count() == 6
    counts = dict(RegionTally.objects.values_list("region", "items"))
    assert (counts["611201"], counts["6112"], counts["00"]) == (1, 1, 1)


def test_nobody_puts_a_lie_in_place_of_a_sentence_and_says_that_it_is_gone(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    story = _story(kim)
    told = {"was": "Tidak ada di naskah.", "is_removed": "on", "is_private": "on", "why": "Anak."}

    lie = LEAD.replace("Ada 30 orang yang ikut.", "Setor uang ke rekening ini.")
    _correct(ruang(thief), story, lead=lie, **told, publish="1")

    assert _again(story).awaits_recheck


def test_it_counts_as_a_publication_and_one_sentence_does_not(
    kim: Kim, thief: Person, ruang: Door, settings: Settings
) -> None:
    stories = [_story(kim) for _ in range(3)]
    settings.DAILY_PER_PERSON = 1
    client = ruang(thief)
    _correct(client, stories[0], **LIE)

    page = _correct(client, stories[1], **LIE)

    assert "jatah 24 jam ini sudah habis." in page
    assert LIE["title"] in page  # what was typed is still there
    assert _again(stories[1]).title == "Rapat parit"
    one = {"was": "Ada 30 orang yang ikut.", "right": "Ada 20 orang yang ikut.", "why": "Keliru."}
    _correct(client, stories[2], **one, publish="1")
    assert _again(stories[2]).stage == Stage.CORRECTED


def test_a_sensitive_story_is_corrected_sentence_by_sentence(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    story = build.story(kim, Stage.PUBLISHED, sensitive=True, lead=LEAD)

    assert "Kabar yang peka dikoreksi satu kalimat" in _correct(ruang(thief), story, **LIE)

    assert _again(story).lead == LEAD


def test_the_chair_knows_each_time_and_the_office_from_the_third(
    kim: Kim, thief: Person, ruang: Door
) -> None:
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    told = []
    for story in [_story(kim) for _ in range(3)]:
        _correct(ruang(thief), story, **LIE)
        correction_notices.tell_of_rewriting.call(Event.objects.latest("pk").pk)
        told.append((_count(chair, thief.name), _count(officer, kim.site.name)))

    assert told == [(1, 0), (2, 0), (3, 1)]


def _count(person: Person, name: str) -> int:
    titles = [notice.title for notice in waiting_notices(person, timezone.now())]
    return sum(title.startswith(name) and "ubah" in title for title in titles)


@pytest.mark.parametrize(
    ("note", "changed", "parts"),
    [
        (("30", "20", ""), {"lead": LEAD.replace("30", "20")}, []),
        (("Ada 30 orang yang ikut.", "", ""), {"lead": "Rapat warga hari Senin di balai."}, []),
        (("", "Ada orang yang ikut.", ""), {"lead": LEAD.replace("30 ", "")}, []),
        (("Isi.", "Isi lain.", ""), {"body": "Baca [di sini](https://a.id). Isi lain."}, []),
        (("Senin", "Selasa", ""), {"lead": LEAD.replace("30", "300")}, ["teks"]),
        (("Senin", "Selasa", ""), {"lead": LEAD, "body": "Baca di sini. Selasa."}, ["teks"]),
        (("30", "20", ""), {"lead": LEAD.replace("30", "20"), "title": "Lain"}, ["judul"]),
        (("Isi.", "Isi lain.", ""), {"body": "Baca [di sini](https://b.id). Isi lain."}, ["teks"]),
        ((LEAD, "Satu.", ""), {"lead": "Satu."}, ["teks"]),
        (("", "20", ""), {"lead": LEAD.replace("30", "20")}, []),
        (("", "", ""), {"lead": LEAD.replace(" Ada 30 orang yang ikut.", "")}, []),
        (("", "", ""), {"lead": LEAD.replace(" yang ikut", "")}, []),
        (("", "ikut", ""), {"lead": LEAD.replace("30 orang", "semua orang")}, ["teks"]),
        (("", "di", ""), {"lead": LEAD.replace("Ada 30", "Setor ke rekening ini di")}, ["teks"]),
        (("", "", ""), {"lead": LEAD.replace("Ada 30 orang", "Setor uang")}, ["teks"]),
    ],
)
def test_a_note_tells_the_whole_change_of_one_sentence(
    note: tuple[str, str, str], changed: dict[str, Any], parts: list[str]
) -> None:
    words: dict[str, Any] = {
        "title": "Rapat",
        "lead": LEAD,
        "body": "Baca [di sini](https://a.id). Isi.",
    }

    before, after = ContentData(**words), ContentData(**{**words, **changed})

    assert rewritten_parts(before, after, CorrectionNote(*note)) == parts


MALAY: Final = ("zlm-x-ponti", "Rapat parit", "Rapat di balai. Ade 30 orang nang ikot.", "Baru.")


@pytest.mark.parametrize(
    ("lead", "malay", "parts"),
    [
        ("Ada 20 orang yang ikut.", MALAY, []),
        ("Ada 20 orang yang ikut.", ("Rapat di balai. Ade 20 orang nang ikot.", "Baru."), []),
        ("Ada 20 orang yang ikut.", ("Rapat di balai.", "Baru."), []),
        ("Ada 20 orang yang ikut.", ("Rapat di balai. Ade 20 maling nang ikot.", "Baru."), ["x"]),
        ("Ada 20 orang yang ikut.", ("Maling di balai. Ade 30 orang nang ikot.", "Baru."), ["x"]),
        ("Ada 20 orang yang ikut.", ("Rapat di balai. Ade 30 orang nang ikot.", "Hoaks."), ["x"]),
        ("Ada 20 orang yang ikut.", ("Ade 30 orang nang ikot.", "Baru."), ["x"]),
        ("", ("Rapat di balai.", "Baru."), []),
        ("Ada 30 orang yang ikut.", ("Rapat di balai. Ade 20 orang nang ikot.", "Baru."), ["x"]),
    ],
)
def test_a_translation_says_only_what_the_note_tells_or_somebody_reads_it_again(
    lead: str, malay: tuple[str, ...], parts: list[str]
) -> None:
    first = "Rapat warga hari Senin di balai."
    before = ContentData("Rapat", LEAD, "Baru.", translation=MALAY)
    new: Any = malay if malay is MALAY else (*MALAY[:2], *malay)
    after = ContentData("Rapat", f"{first} {lead}".strip(), "Baru.", translation=new)

    told = rewritten_parts(before, after, CorrectionNote("Ada 30 orang yang ikut.", lead, ""))

    assert told == ["terjemahan" for _ in parts]


def test_a_translation_may_go_and_its_links_lead_nowhere_else() -> None:
    linked = (*MALAY[:3], "Bace [di sini](https://a.id).")
    before = ContentData("Rapat", LEAD, translation=linked)
    note = CorrectionNote("30", "20", "")

    def told(*malay: str) -> list[str]:
        translation: Any = malay
        words = ContentData("Rapat", LEAD.replace("30", "20"), translation=translation)
        return rewritten_parts(before, words, note)

    assert told("", "", "", "") == []
    assert told(*MALAY[:3], "Bace [di sini](https://b.id).") == ["terjemahan"]
