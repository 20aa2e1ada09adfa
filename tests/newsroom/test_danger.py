"""A member who sees danger reaches an editor: by phone, by WhatsApp, and by a notice."""

from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from kimid.access import actions as access
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import danger
from kimid.newsroom.danger_notices import follow_call, tell_again, tell_editors
from kimid.newsroom.danger_queries import AGAIN_AFTER, contacts_of, next_mondays
from kimid.newsroom.models import DutyWeek, EditorCall
from kimid.notify.models import Notice
from kimid.people.models import Device, Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Answer, Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_PATH: Final = "/s/kim-satu/bahaya/"
_NUMBER: Final = "23456789ab"
_JSON: Final = {"Accept": "application/json"}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi")


def _editor(kim: Kim, name: str, phone: str, role: Role = Role.EDITOR) -> Person:
    person = build.member(kim, role, name)
    Person.objects.filter(pk=person.pk).update(phone=phone)
    return person


def _seen(person: Person, *, ago: timedelta) -> None:
    at = timezone.now() - ago
    key = f"key {person.pk}"
    Device.objects.create(person=person, session_key=key, signed_in_at=at, seen_at=at)


def _call(phone: Client, number: str = _NUMBER, about: str = "Banjir di RT 02") -> Answer:
    return phone.post(_PATH, {"number": number, "about": about}, headers=_JSON)


def _tell(kind: str) -> None:
    """What a worker does after the commit, here once more: it may run twice."""
    task = tell_editors if kind == "danger.called" else follow_call
    task.call(Event.objects.filter(kind=kind).latest("pk").pk)


def _text(page: Answer) -> str:
    return " ".join(strip_tags(page.content.decode()).split())


def test_a_call_that_comes_again_is_one_and_rings_every_editor_but_no_neighbour(
    kim: Kim, dedi: Person, ruang: Door
) -> None:
    build.member(build.kim(label="kim-dua"), Role.EDITOR)
    phone = ruang(dedi)

    answers = [_call(phone).status_code for _ in range(3)]
    _tell("danger.called")

    assert (answers, EditorCall.objects.count()) == ([200] * 3, 1)
    notice = Notice.objects.get(kind="danger.called")
    assert (notice.site, notice.role, notice.except_for) == (kim.site, Role.EDITOR, dedi)
    assert notice.link == f"{_PATH}{_NUMBER}/"
    assert "Terkirim, belum dibuka" in _text(phone.get(_PATH))


def test_whom_to_call_is_on_duty_then_the_chair_then_who_was_here_last(
    kim: Kim, dedi: Person
) -> None:
    chair = _editor(kim, "Hasan", "+6281200000001", Role.CHAIR)
    long_ago = _editor(kim, "Rina", "+6281200000002")
    lately = _editor(kim, "Siti", "+6281200000003")
    _seen(long_ago, ago=timedelta(days=3))
    _seen(lately, ago=timedelta(hours=1))
    now = timezone.now()
    without = [each.person for each in contacts_of(kim.site, dedi, now)]

    danger.set_duty(kim.site, editors={next_mondays(kim.site, now)[0]: long_ago}, by=chair, at=now)

    contacts = contacts_of(kim.site, dedi, now)
    assert without == [chair, lately, long_ago]
    assert [each.person for each in contacts] == [long_ago, chair, lately]
    assert [each.is_on_duty for each in contacts] == [True, False, False]
    assert chair not in [each.person for each in contacts_of(kim.site, chair, now)]


def test_who_was_on_duty_and_is_an_editor_no_more_is_not_called(kim: Kim, dedi: Person) -> None:
    chair = _editor(kim, "Hasan", "+6281200000001", Role.CHAIR)
    member = build.member(kim)
    monday = next_mondays(kim.site, timezone.now())[0]
    DutyWeek.objects.create(site=kim.site, monday=monday, editor=member, set_by=chair)

    assert [each.person for each in contacts_of(kim.site, dedi, timezone.now())] == [chair]


def test_the_page_calls_and_writes_and_shows_numbers_to_members_only(
    kim: Kim, dedi: Person, ruang: Door
) -> None:
    _editor(kim, "Rina", "+6281200000002")
    outsiders = (
        build.member(build.kim(label="kim-dua"), Role.CHAIR),
        build.officer("6112"),
    )

    page = ruang(dedi).get(_PATH).content.decode()

    assert 'href="tel:+6281200000002"' in page
    assert "https://wa.me/6281200000002?text=Ada%20yang%20bahaya." in page
    assert 'href="tel:112"' in page
    for person in outsiders:
        assert ruang(person).get(_PATH).status_code == 404
        assert _call(ruang(person)).status_code == 404


def test_what_became_of_a_call_is_on_its_page(kim: Kim, dedi: Person, ruang: Door) -> None:
    rina = ruang(_editor(kim, "Rina", "+6281200000002"))
    phone = ruang(dedi)
    _call(phone)
    _tell("danger.called")
    assert "Dedi melihat bahaya" in _text(rina.get("/s/kim-satu/"))

    rina.post(f"{_PATH}{_NUMBER}/dibuka/")
    seen = _text(phone.get(_PATH))
    rina.post(f"{_PATH}{_NUMBER}/jawab/", {"answer": "Saya telepon BPBD."})
    _tell("danger.answered")

    answered = _text(phone.get(_PATH))
    assert ("Dibuka Rina" in seen, "Rina menjawab" in seen) == (True, False)
    assert "Rina menjawab “Saya telepon BPBD.”" in answered
    assert Notice.objects.get(kind="danger.answered").person == dedi
    assert not Notice.objects.filter(kind="danger.called", ended_at=None).exists()
    assert "Dedi melihat bahaya" not in _text(rina.get("/s/kim-satu/"))


@pytest.mark.parametrize(
    ("what", "is_told"), [("nothing", True), ("opened", False), ("over", False)]
)
def test_a_call_that_nobody_opens_is_sent_again_once_after_five_minutes(
    kim: Kim, dedi: Person, what: str, is_told: bool
) -> None:
    rina = _editor(kim, "Rina", "+6281200000002")
    at = timezone.now()
    call = danger.call_editor(kim.site, number=_NUMBER, about="", by=dedi, at=at)
    if what == "opened":
        danger.open_call(call, by=rina, at=at)
    if what == "over":
        danger.end_call(call, by=dedi, at=at)

    tell_again.func(at=at + AGAIN_AFTER - timedelta(seconds=1))
    early = Notice.objects.filter(kind="danger.unopened").count()
    for minutes in range(3):
        tell_again.func(at=at + AGAIN_AFTER + timedelta(minutes=minutes))

    assert (early, Notice.objects.filter(kind="danger.unopened").count()) == (0, int(is_told))


def test_only_who_called_says_that_it_is_over(kim: Kim, dedi: Person, ruang: Door) -> None:
    rina = ruang(_editor(kim, "Rina", "+6281200000002"))
    _call(ruang(dedi))

    refused = rina.post(f"{_PATH}{_NUMBER}/aman/").status_code
    ruang(dedi).post(f"{_PATH}{_NUMBER}/aman/")
    _tell("danger.over")

    assert refused == 404
    assert Notice.objects.get(kind="danger.over").title == "Sudah aman, kata Dedi"
    assert EditorCall.objects.get().safe_at is not None
    assert "Beri tahu semua redaktur" in _text(ruang(dedi).get(_PATH))


def test_a_stolen_account_does_not_ring_all_night(kim: Kim, dedi: Person, ruang: Door) -> None:
    phone = ruang(dedi)

    answers = [_call(phone, f"23456789{end}").status_code for end in "abcdefgh"]

    assert answers == [*[200] * 6, *[422] * 2]
    assert "Teleponlah langsung." in _call(phone, "abcdefgh23").json()["error"]


def test_a_number_of_another_phone_is_never_taken_for_sent(
    kim: Kim, dedi: Person, ruang: Door
) -> None:
    _call(ruang(dedi))

    answer = _call(ruang(build.member(kim)))

    assert (answer.status_code, EditorCall.objects.count()) == (422, 1)


def test_the_chair_alone_says_who_is_on_duty(kim: Kim, ruang: Door) -> None:
    chair = build.member(kim, Role.CHAIR)
    rina = _editor(kim, "Rina", "+6281200000002")
    monday = next_mondays(kim.site, timezone.now())[1]
    form = {f"week-{monday}": str(rina.pk)}

    assert ruang(rina).post(f"{_PATH}jaga/", form).status_code == 404
    assert ruang(chair).post(f"{_PATH}jaga/", form).status_code == 302

    row = DutyWeek.objects.get()
    assert (row.monday, row.editor, row.set_by) == (monday, rina, chair)
    page = ruang(chair).get(f"{_PATH}jaga/").content.decode()
    assert f'value="{rina.pk}" selected' in page
    ruang(chair).post(f"{_PATH}jaga/", {f"week-{monday}": ""})
    assert not DutyWeek.objects.exists()


def test_a_call_about_a_draft_does_not_show_the_draft(kim: Kim, dedi: Person, ruang: Door) -> None:
    story = build.story(kim, author=dedi, title="Rahasia dulu")
    rina = ruang(_editor(kim, "Rina", "+6281200000002"))
    page = ruang(dedi).get(f"{_PATH}?kabar={story.public_id}").content.decode()
    assert f'value="{story.public_id}"' in page

    ruang(dedi).post(_PATH, {"number": _NUMBER, "about": "", "kabar": story.public_id})

    seen = rina.get(f"{_PATH}{_NUMBER}/").content.decode()
    assert EditorCall.objects.get().story == story
    assert (story.title in seen, story.public_id in seen) == (False, False)


def test_the_numbers_stand_above_every_note_about_an_account(kim: Kim, ruang: Door) -> None:
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    access.issue_code(build.portal("6112"), person=chair, by=officer, at=timezone.now())

    page = ruang(chair).get(_PATH).content.decode()

    assert 0 < page.index('href="tel:112"') < page.index("Kode masuk untuk akun Anda")
    assert page.count("Kode masuk untuk akun Anda") == 1
