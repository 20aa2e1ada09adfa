"""A meeting has an agenda, can be continued, and writes all its decisions into the stories, or
none.
"""

import re
from typing import Any

import pytest
from django.db.utils import IntegrityError
from django.test import Client
from django.utils.html import strip_tags

from kimid.events.models import Event
from kimid.newsroom.actions import confirmations, content, meetings
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.meeting_queries import agenda
from kimid.newsroom.models import Decision, Meeting, Source, Talk
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def hasan(kim: Kim) -> Person:
    return build.member(kim, name="Hasan")


@pytest.fixture
def phone(hasan: Person, ruang: Door) -> Client:
    return ruang(hasan)


def _begin(phone: Client) -> str:
    path: str = phone.post("/s/kim-satu/rapat/")["Location"]
    return path


def _close(phone: Client, path: str, **typed: Any) -> Any:
    return phone.post(path, {"version": str(Meeting.objects.get().version), "close": "1", **typed})


def test_the_agenda_is_what_is_under_way_with_the_oldest_first(kim: Kim) -> None:
    stories = [
        build.story(kim, stage) for stage in (Stage.COLLECTED, Stage.VERIFIED, Stage.DISCUSSED)
    ]
    build.story(kim, Stage.DRAFT)
    build.story(kim, Stage.PUBLISHED)
    build.story(build.kim(), Stage.COLLECTED)

    assert agenda(kim.site) == stories


def test_what_is_undecided_comes_first_and_says_what_it_lacks(kim: Kim, phone: Client) -> None:
    author = build.member(kim, name="Dedi")
    agreed, lamp, coconut, posyandu = (
        build.story(kim, stage, author=author, title=title)
        for stage, title in (
            (Stage.DISCUSSED, "Mangrove"),
            (Stage.COLLECTED, "Lampu"),
            (Stage.COLLECTED, "Kelapa"),
            (Stage.COLLECTED, "Posyandu"),
        )
    )
    Source.objects.filter(story=coconut).delete()
    confirmations.confirm(posyandu, how_known="Saya melihatnya.", by=build.member(kim), at=build.AT)
    path = _begin(phone)

    phone.post(path, {"version": "0", f"kabar-{lamp.public_id}-decision": "publish", "keep": "1"})

    text = " ".join(strip_tags(phone.get(path).content.decode()).split())
    lines = (
        "Siapa hadir? Belum dicatat",
        "Belum diputuskan · 2",
        "Kelapa Dedi · kurang 1 pemastian · sumber belum disebut",
        "Posyandu Dedi · siap",
        "Sudah diputuskan · 2",
        f"{agreed.title} Sudah disetujui · kurang 1 pemastian",
        "Lampu Terbitkan",
        "2 kabar belum diputuskan, ikut ke rapat berikutnya.",
    )
    places = [text.find(line) for line in lines]
    assert -1 not in places, [line for line in lines if line not in text]
    assert places == sorted(places)


def test_one_story_of_the_agenda_is_open_at_a_time(kim: Kim, phone: Client) -> None:
    for _ in range(3):
        build.story(kim, Stage.COLLECTED)

    page = phone.get(_begin(phone)).content.decode()

    folds = re.findall(r'<details class="fold decision" name="agenda"\s*(open)?\s*>', page)
    assert folds == ["open", "", ""]


def test_closing_writes_each_decision_into_its_story_and_leaves_the_rest(
    kim: Kim, hasan: Person, phone: Client
) -> None:
    posyandu, lamp, coconut = (
        build.story(kim, Stage.COLLECTED, title=title) for title in ("Posyandu", "Lampu", "Kelapa")
    )
    siti = build.member(kim, name="Siti")
    path = _begin(phone)

    answer = _close(
        phone,
        path,
        place="Balai desa",
        present=[str(hasan.pk), str(siti.pk)],
        guests="Pak RT 03,  Bu Aminah",
        minutes="Rapat dibuka pukul 19.30.",
        **{
            f"kabar-{posyandu.public_id}-decision": "publish",
            f"kabar-{lamp.public_id}-decision": "follow_up",
            f"kabar-{lamp.public_id}-reason": "Siti menanyakan PLN.",
        },
    )

    meeting = Meeting.objects.get()
    assert answer["Location"] == path
    people = (meeting.people_count, meeting.names, meeting.closed_by)
    assert people == (4, "Hasan, Siti, Pak RT 03, Bu Aminah", hasan)
    posyandu.refresh_from_db()
    lamp.refresh_from_db()
    assert (posyandu.stage, lamp.stage) == (Stage.DISCUSSED, Stage.COLLECTED)
    assert [step.what for step in check_steps(posyandu)][-1] == (
        "Dibahas dalam rapat, 4 orang, dicatat Hasan"
    )
    decisions = {talk.story: talk.decision for talk in Talk.objects.all()}
    assert decisions == {posyandu: Decision.PUBLISH, lamp: Decision.FOLLOW_UP}
    page = phone.get(path).content.decode()
    for text in ("1 kabar ikut ke rapat berikutnya.", "Siti menanyakan PLN.", "pukul 19.30."):
        assert text in page
    assert coconut in agenda(kim.site)
    assert Event.objects.filter(kind="story.talk_recorded", subject_id=str(lamp.pk)).exists()


def test_one_story_that_cannot_be_decided_keeps_the_whole_meeting_open(
    kim: Kim, hasan: Person
) -> None:
    waiting = build.story(kim, Stage.COLLECTED)
    published = build.story(kim, Stage.PUBLISHED)
    meeting = build.meeting(kim)
    decisions = tuple(
        meetings.StoryDecision(story.public_id, Decision.PUBLISH) for story in (waiting, published)
    )
    before = whole_database()

    with pytest.raises(content.ActionRefused):
        meetings.close_meeting(
            meeting, notes=meetings.MeetingNotes(3, decisions=decisions), by=hasan, at=build.AT
        )

    assert whole_database() == before


def test_a_meeting_is_left_and_continued_and_nothing_typed_is_lost(
    kim: Kim, hasan: Person, phone: Client, ruang: Door
) -> None:
    story = build.story(kim, Stage.COLLECTED, title="Lampu jalan")
    path = _begin(phone)
    typed = {
        "version": "0",
        "guests": "Pak RT 03",
        "minutes": "Baru sepertiga",
        f"kabar-{story.public_id}-decision": "ask_first",
    }

    phone.post(path, {**typed, "present": [str(hasan.pk)], "keep": "1"})

    other = ruang(build.member(kim)).get(path).content.decode()
    assert "Baru sepertiga" in other
    assert 'value="Pak RT 03"' in other
    assert 'value="ask_first" id="id_kabar' in " ".join(other.split()) or "checked" in other
    assert _begin(phone) == path


def test_what_is_missing_is_asked_for_and_kept(kim: Kim, hasan: Person, phone: Client) -> None:
    story = build.story(kim, Stage.COLLECTED)
    path = _begin(phone)

    answer = _close(
        phone,
        path,
        present=[str(hasan.pk)],
        minutes="Catatan",
        **{f"kabar-{story.public_id}-decision": "decline"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rapat paling sedikit dua orang" in page
    assert "Tulis alasannya dalam satu kalimat" in page
    meeting = Meeting.objects.get()
    assert meeting.is_open
    assert meeting.form_data["minutes"] == ["Catatan"]


def test_a_group_of_two_accounts_meets_with_a_number_of_people(
    kim: Kim, hasan: Person, phone: Client
) -> None:
    story = build.story(kim, Stage.COLLECTED, author=build.member(kim))
    path = _begin(phone)

    _close(phone, path, people="7", **{f"kabar-{story.public_id}-decision": "publish"})

    story.refresh_from_db()
    assert (story.stage, Meeting.objects.get().people_count) == (Stage.DISCUSSED, 7)


def test_who_closes_a_meeting_does_not_decide_their_own_story_alone(
    kim: Kim, hasan: Person, phone: Client, ruang: Door
) -> None:
    story = build.story(kim, Stage.COLLECTED, author=hasan, title="Lampu jalan")
    siti = ruang(build.member(kim))
    path = _begin(phone)

    _close(phone, path, people="7", **{f"kabar-{story.public_id}-decision": "publish"})

    story.refresh_from_db()
    assert story.stage == Stage.COLLECTED
    assert "“Lampu jalan” Anda tulis sendiri." in phone.get(path).content.decode()
    inside = f"/s/kim-satu/berita/{story.public_id}/"
    assert "Putusannya baru dicatat penulisnya." in siti.get(inside).content.decode()
    form = {"form": "meeting", "people_count": "7", "decision": "publish"}
    assert siti.post(f"{inside}putusan/", form).status_code == 302
    story.refresh_from_db()
    assert story.stage == Stage.DISCUSSED


def test_the_script_keeps_it_and_hears_when_somebody_else_did(
    kim: Kim, phone: Client, ruang: Door
) -> None:
    path = _begin(phone)

    first = phone.post(f"{path}simpan/", {"version": "0", "minutes": "Satu"})
    again = phone.post(
        f"{path}simpan/", {"version": "0", "minutes": "Satu"}
    )  # its answer was lost on the way
    second = ruang(build.member(kim)).post(f"{path}simpan/", {"version": "0", "minutes": "Dua"})

    assert first.json()["version"] == again.json()["version"] == 1
    assert (second.status_code, Meeting.objects.get().form_data["minutes"]) == (409, ["Satu"])
    page = phone.post(path, {"version": "0", "minutes": "Tiga", "keep": "1"})
    assert page.status_code == 409
    assert "Tiga</textarea>" in page.content.decode()


def test_a_group_has_one_open_meeting_and_a_closed_one_does_not_open_again(
    kim: Kim, hasan: Person
) -> None:
    meeting = build.meeting(kim)
    with pytest.raises(content.ActionRefused):
        build.meeting(kim)
    with pytest.raises(IntegrityError):
        meetings.close_meeting(meeting, notes=meetings.MeetingNotes(1), by=hasan, at=build.AT)
    meeting.refresh_from_db()
    meetings.close_meeting(meeting, notes=meetings.MeetingNotes(2), by=hasan, at=build.AT)
    with pytest.raises(content.ActionRefused):
        meetings.save_meeting(meeting, form_data={}, version=0, by=hasan, at=build.AT)
    assert build.meeting(kim).is_open


def test_a_neighbour_finds_no_meeting(kim: Kim, phone: Client, ruang: Door) -> None:
    path = _begin(phone)
    stranger = ruang(build.member(build.kim(label="kim-dua")))

    assert stranger.get(path).status_code == 404
    assert stranger.get(path.replace("kim-satu", "kim-dua")).status_code == 404


def test_one_summary_says_what_is_missing_and_of_which_story(kim: Kim, phone: Client) -> None:
    stories = [build.story(kim, Stage.COLLECTED, title=title) for title in ("Jembatan", "Perahu")]
    path = _begin(phone)
    asked = {f"kabar-{story.public_id}-decision": Decision.ASK_FIRST for story in stories}

    page = _close(phone, path, guests="Jamhari, Salmah", **asked).text

    assert page.count('id="periksa-isian"') == 1
    for title in ("Jembatan", "Perahu"):
        assert f"{title}: Tulis alasannya dalam satu kalimat" in page
