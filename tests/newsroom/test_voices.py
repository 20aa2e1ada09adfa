"""Statements of the head of the village and of the other side. They never replace a check."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Change, Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, statements, writing
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, WithdrawalKind
from kimid.sites.actions import ConfirmationRules, set_rules
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def _asking(code: str = build.TELUK_KAPUAS) -> Story:
    """A discussed story of a group that may ask the head of the village."""
    kim = build.kim(code, label="kim-satu")
    set_rules(
        kim.site,
        rules=ConfirmationRules(asks_head=True),
        by=build.member(kim, Role.CHAIR),
        at=build.AT,
    )
    return build.story(kim, Stage.DISCUSSED)


def _link(story: Story, ruang: Door) -> str:
    path = f"/s/kim-satu/berita/{story.public_id}/catatan/"
    page = ruang(story.author).post(path, {"head-holder_name": "Pak Usman"}).content.decode()
    match = re.search(r"/catatan/[\w-]+/", page.partition("http://ruang.localhost")[2])
    assert match
    return match[0]


@pytest.mark.all_sites
@pytest.mark.parametrize(
    ("code", "title"), [(build.TELUK_KAPUAS, "Kepala Desa"), (build.PAHANDUT, "Lurah")]
)
def test_the_note_of_the_head_stands_beside_and_counts_for_nothing(
    code: str, title: str, ruang: Door, reader: Reader
) -> None:
    story = _asking(code)
    link = _link(story, ruang)
    village = Client(HTTP_HOST="ruang.localhost")
    assert title.lower() in village.get(link).content.decode()

    assert (
        village.post(link, {"words": "Perbaikannya memakai <b>dana</b> desa."}).status_code == 200
    )

    story.refresh_from_db()
    assert story.stage == Stage.DISCUSSED
    assert not story.confirmations.exists()
    assert village.post(link, {"words": "Sekali lagi."}).status_code == 410
    confirmations.confirm(
        story, how_known="Saya ikut.", by=build.member(story.site.kim), at=build.AT
    )
    build.publish(story)
    page = reader("kim-satu").get(story.path).content.decode()
    assert f"Catatan {title}</h2>" in page
    assert "Perbaikannya memakai &lt;b&gt;dana&lt;/b&gt; desa." in page


@pytest.mark.all_sites
def test_a_note_about_other_words_is_not_shown(ruang: Door, reader: Reader) -> None:
    story = _asking()
    Client(HTTP_HOST="ruang.localhost").post(_link(story, ruang), {"words": "Benar adanya."})

    writing.edit(
        story,
        content=build.words("Judul yang lain sama sekali"),
        by=story.author,
        at=timezone.now(),
    )
    confirmations.confirm(
        story, how_known="Saya ikut.", by=build.member(story.site.kim), at=timezone.now()
    )
    build.publish(story, at=timezone.now())

    assert "Benar adanya." not in reader("kim-satu").get(story.path).content.decode()


def test_a_group_that_does_not_ask_the_head_makes_no_link() -> None:
    story = build.story(build.kim(), Stage.DISCUSSED)
    with pytest.raises(content.ActionRefused):
        statements.ask_head(story, holder_name="Pak Usman", by=story.author, at=build.AT)


def test_the_other_side_answers_unedited_and_every_place_is_told(
    ruang: Door, reader: Reader
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED)
    form = {
        "who": "Pak Karim",
        "on": "2024-11-23",
        "answer": "Itu  tidak\nbenar. <script>alert(1)</script>",
    }

    ruang(build.member(kim, Role.EDITOR)).post(
        f"/s/kim-satu/berita/{story.public_id}/hak-jawab/", form
    )

    page = reader("kim-satu").get(story.path).content.decode()
    assert "Hak jawab Pak Karim</h2>" in page
    assert "benar. &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="#hak-jawab"' in page
    for label in ("kim-satu", "kab-kubu-raya", ""):
        assert "Ada hak jawab" in reader(label).get("/").content.decode()
    assert {f"item:{story.item_id}", "portal:00"} <= set(Change.objects.latest("pk").tags)
    assert Event.objects.get(kind="story.replied").data["words"].startswith("Itu  tidak\nbenar.")
    story.refresh_from_db()
    assert story.item is not None
    assert story.item.updated_at > story.item.published_at


@pytest.mark.parametrize("stage", [Stage.DISCUSSED, Stage.WITHDRAWN])
def test_there_is_no_answer_in_what_nobody_reads(stage: Stage) -> None:
    kim = build.kim()
    reply = statements.ReplyNote("Pak Karim", "Bukan saya.", build.AT.date())
    with pytest.raises(content.ActionRefused):
        statements.add_reply(
            build.story(kim, stage), reply=reply, by=build.member(kim, Role.EDITOR), at=build.AT
        )


def test_the_address_of_a_withdrawn_story_tells_its_whole_life_and_repeats_nothing(
    ruang: Door, reader: Reader
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.corrected(
        build.story(kim, Stage.PUBLISHED), was="2.500 bibit", right="2.050 bibit"
    )
    hasan = build.member(kim, Role.CHAIR, "Hasan")
    reply = statements.ReplyNote("Pak Karim", "Bukan saya.", build.AT.date())
    statements.add_reply(story, reply=reply, by=hasan, at=timezone.now() - timedelta(minutes=1))

    path = f"/s/kim-satu/berita/{story.public_id}/tarik/"
    assert ruang(hasan).post(path, {"reason": "Diminta."}).status_code == 422
    ruang(hasan).post(path, {"kind": "asked", "reason": "Keluarganya meminta."})

    story.refresh_from_db()
    assert story.withdrawn_for == WithdrawalKind.ASKED
    answer = reader("kim-satu").get(story.path)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "<b>Diminta narasumber atau keluarganya.</b> Keluarganya meminta." in page
    for step in ("Diterbitkan", "Dikoreksi", "Hak jawab Pak Karim", "Ditarik Hasan"):
        assert f"<b>{step}" in page
    assert "2.050 bibit" not in page
    assert "Bukan saya." not in page


def test_a_head_without_a_phone_speaks_to_the_face_of_a_member_who_is_no_writer(
    ruang: Door,
) -> None:
    story = _asking()
    member = build.member(story.site.kim, Role.EDITOR)
    path = f"/s/{story.site.label}/berita/{story.public_id}/catatan/tatap-muka/"
    note = {"tatap-name": "Pak Usman", "tatap-words": "Jalannya memang kami perbaiki."}

    refused = ruang(story.author).post(path, note)
    assert (refused.status_code, note["tatap-words"] in refused.text) == (422, True)
    assert ruang(member).post(path, note).status_code == 302

    step = next(each for each in check_steps(story) if each.is_head_note)
    assert step.what.endswith(f"Pak Usman, tatap muka, dicatat oleh {member.name}")
