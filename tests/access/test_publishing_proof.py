"""Who publishes shows who they are: a stolen password alone publishes nothing after the grace."""

from datetime import timedelta
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from kimid.access.models import Grant
from kimid.events.action import LISTENERS
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.links.ledger import record_look
from kimid.newsroom.actions import scheduling
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.reactions import begin_grace_of_editor
from kimid.newsroom.views.ruang.responses import published_message
from kimid.people.allauth_internals import save_recovery_codes
from kimid.people.models import Person
from kimid.people.publishing_proof import FIRST_FACTOR_WAIT, GRACE
from kimid.registry.models import Kim
from tests import build
from tests.access.coding import enter, handed
from tests.sure import come_in, know_browser

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

DAY: Final = timedelta(days=1)
_URGENT: Final = {"urgency": "disaster", "asked": "Kepala dusun"}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


@pytest.fixture
def story(kim: Kim) -> Story:
    return build.story(kim, Stage.VERIFIED)


def _browser(person: Person, *, shown: timedelta = timedelta(0)) -> Client:
    """A known browser on which this person is signed in and has shown who they are so long ago."""
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person, shown=shown.total_seconds())
    know_browser(client, person)
    return client


def _path(story: Story, verb: str = "terbitkan") -> str:
    return f"/s/kim-satu/berita/{story.public_id}/{verb}/"


def _stage(story: Story) -> str:
    return Story.objects.get(pk=story.pk).stage


def _grace_began(person: Person, days: int) -> None:
    Person.objects.filter(pk=person.pk).update(factor_asked_at=timezone.now() - days * DAY)


def _set_up_factor(person: Person, *, ago: timedelta) -> None:
    save_recovery_codes(person)
    Authenticator.objects.filter(user=person).update(created_at=timezone.now() - ago)


def test_the_first_publication_begins_the_grace_and_home_says_until_when(
    editor: Person, story: Story
) -> None:
    client = _browser(editor)
    client.post(_path(story))
    assert _stage(story) == Stage.PUBLISHED
    begin_grace_of_editor.call(Event.objects.get(kind="story.published").pk)
    editor.refresh_from_db()
    assert editor.factor_asked_at is not None
    assert "Pasang pengaman akun Anda" in client.get("/s/kim-satu/").content.decode()


@pytest.mark.parametrize("verb", ["terbitkan", "jadwal"])
def test_after_the_grace_a_password_alone_publishes_nothing(
    editor: Person, story: Story, verb: str
) -> None:
    _grace_began(editor, GRACE.days + 1)
    client = _browser(editor)
    answer = client.post(_path(story, verb), {"date": "2030-01-01", "time": "08:00"})
    assert answer["Location"] == "/keamanan/menerbitkan/"
    page = client.get(answer["Location"]).content.decode()
    assert "Menulis, mengirim, dan membahas tetap bisa" in page
    story.refresh_from_db()
    assert (story.stage, story.publish_at) == (Stage.VERIFIED, None)


def test_the_page_of_the_account_says_until_when_one_publishes_without_a_factor(
    editor: Person,
) -> None:
    client = _browser(editor)
    assert "dua minggu sejak terbitan pertama Anda" in client.get("/keamanan/").content.decode()
    _grace_began(editor, 1)
    editor.refresh_from_db()
    assert editor.factor_asked_at is not None
    ends = clock.short_moment(editor.factor_asked_at + GRACE, "WIB")
    said = strip_tags(client.get("/keamanan/").content.decode())
    assert f"hanya bisa sampai {ends}." in " ".join(said.split())


def test_a_thief_who_sets_up_a_factor_of_their_own_waits_a_day(
    editor: Person, story: Story
) -> None:
    _grace_began(editor, GRACE.days + 1)
    _set_up_factor(editor, ago=timedelta(hours=1))
    client = _browser(editor)
    assert client.post(_path(story))["Location"] == "/keamanan/menerbitkan/"
    assert "masih baru" in client.get("/keamanan/menerbitkan/").content.decode()
    Authenticator.objects.update(created_at=timezone.now() - FIRST_FACTOR_WAIT)
    client.post(_path(story))
    assert _stage(story) == Stage.PUBLISHED


@pytest.mark.parametrize(("shown", "goes_out"), [(29 * DAY, True), (31 * DAY, False)])
def test_a_proof_counts_for_thirty_days_on_a_known_device(
    editor: Person, story: Story, shown: timedelta, goes_out: bool
) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    answer = _browser(editor, shown=shown).post(_path(story))
    assert (_stage(story) == Stage.PUBLISHED) is goes_out
    assert ("/keamanan/pastikan/" in answer["Location"]) is not goes_out


def test_a_new_device_asks_again_after_an_hour(editor: Person, story: Story) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    client = _browser(editor, shown=timedelta(hours=2))
    know_browser(client, editor, since=timezone.now() - timedelta(hours=2))
    assert "/keamanan/pastikan/" in client.post(_path(story))["Location"]
    assert _stage(story) == Stage.VERIFIED


def test_a_session_on_a_browser_that_never_met_its_person_is_on_a_new_device(
    editor: Person, story: Story
) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    client = _browser(editor, shown=timedelta(hours=2))
    del client.cookies["known"]
    for _ in range(2):  # the first answer carries a cookie again
        assert "/keamanan/pastikan/" in client.post(_path(story))["Location"]
    assert _stage(story) == Stage.VERIFIED


_NEW_LINK: Final = "Daftar di [sini](https://warung-dewi.com/daftar)."


@pytest.mark.parametrize(
    ("body", "looked"),
    [("Tanpa tautan.", False), (_NEW_LINK, False), (_NEW_LINK, True)],
)
@pytest.mark.parametrize("verb", ["terbitkan", "jadwal"])
def test_a_link_that_nobody_has_looked_at_asks_again_after_an_hour(
    kim: Kim, editor: Person, body: str, looked: bool, verb: str
) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    story = build.story(kim, Stage.VERIFIED, body=body)
    if looked:
        colleague = build.member(kim)
        record_look({"warung-dewi.com"}, kim.site, by=colleague, at=timezone.now())
    asks = body == _NEW_LINK and not looked
    form = {"on": (timezone.now() + DAY).date().isoformat(), "hour": "08:00"}

    stale = _browser(editor, shown=timedelta(hours=2)).post(_path(story, verb), form)

    assert ("/keamanan/pastikan/" in stale["Location"]) is asks
    if asks:
        fresh = _browser(editor, shown=timedelta(minutes=50)).post(_path(story, verb), form)
        assert "/keamanan/" not in fresh["Location"]


def test_a_correction_that_brings_a_new_link_asks_again_after_an_hour(
    kim: Kim, editor: Person
) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    story = build.story(kim, Stage.PUBLISHED)
    client = _browser(editor, shown=timedelta(hours=2))
    form = {"publish": "ya", "was": story.lead, "right": "Lihat https://slot88.com"}

    assert "/keamanan/pastikan/" in client.post(_path(story, "ralat"), form)["Location"]
    plain = client.post(_path(story, "ralat"), form | {"right": "Harganya naik."})
    assert plain.status_code != 302 or "/keamanan/" not in plain["Location"]


def test_what_was_chosen_waits_behind_the_question(editor: Person, story: Story) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    client = _browser(editor, shown=31 * DAY)
    client.post(_path(story))
    assert _path(story) in client.get("/keamanan/lanjut/").content.decode()


def _taken_away(person: Person, how: str) -> None:
    """This person has no second factor any more."""
    if how == "code":
        kim = Kim.objects.get()
        code = handed(kim.site, person, build.member(kim, Role.CHAIR))
        enter(person, code, is_lost="on")
    else:
        factor = Authenticator.objects.get(user=person, type=Authenticator.Type.WEBAUTHN)
        _browser(person).post(f"/keamanan/cabut/{factor.pk}/")
    assert not Authenticator.objects.filter(user=person).exists()


@pytest.mark.parametrize("how", ["code", "press"])
def test_whoever_lost_a_factor_has_no_days_of_grace(editor: Person, story: Story, how: str) -> None:
    _set_up_factor(editor, ago=100 * DAY)
    row = Authenticator(user=editor, type=Authenticator.Type.WEBAUTHN, data={})
    row.save()
    _taken_away(editor, how)
    editor.refresh_from_db()
    client = _browser(editor)
    assert client.post(_path(story))["Location"] == "/keamanan/menerbitkan/"
    said = strip_tags(client.get("/keamanan/").content.decode())
    assert "Menerbitkan baru bisa sehari sesudah pengaman dipasang." in " ".join(said.split())
    _set_up_factor(editor, ago=timedelta(0))
    assert _browser(editor).post(_path(story))["Location"] == "/keamanan/menerbitkan/"
    assert _stage(story) == Stage.VERIFIED


@pytest.mark.parametrize("has_passkey", [True, False])
def test_codes_on_paper_are_not_removed_as_if_they_were_a_passkey(
    editor: Person, *, has_passkey: bool
) -> None:
    _set_up_factor(editor, ago=DAY)
    codes = Authenticator.objects.get(user=editor)
    if has_passkey:
        Authenticator(user=editor, type=Authenticator.Type.WEBAUTHN, data={}).save()

    answer = _browser(editor).post(f"/keamanan/cabut/{codes.pk}/")

    assert answer.status_code == 404
    assert not Event.objects.filter(kind="factor.removed").exists()
    assert Authenticator.objects.filter(pk=codes.pk).exists()


def test_the_page_of_the_account_counts_codes_on_paper_as_a_factor(editor: Person) -> None:
    _set_up_factor(editor, ago=DAY)
    page = " ".join(strip_tags(_browser(editor).get("/keamanan/").content.decode()).split())
    assert "Kode di kertas 10 belum terpakai" in page
    assert "Belum ada" not in page


def test_danger_goes_out_by_password_but_no_further_than_the_village(
    kim: Kim, editor: Person
) -> None:
    _grace_began(editor, GRACE.days + 1)
    story = build.story(kim, Stage.COLLECTED)
    client = _browser(editor)
    client.post(_path(story, "terbit-segera"), _URGENT)
    story.refresh_from_db()
    assert story.stage == Stage.PUBLISHED_UNVERIFIED
    assert story.item is not None
    assert story.item.stands_up_to == Level.VILLAGE
    labels = {each.portal.label for each in story.item.placements.select_related("portal")}
    assert len(labels) == 2


def test_writing_sending_and_withdrawing_never_ask(kim: Kim, editor: Person) -> None:
    _grace_began(editor, GRACE.days + 1)
    story = build.story(kim, Stage.PUBLISHED)
    client = _browser(editor, shown=60 * DAY)
    assert client.get("/s/kim-satu/tulis/").status_code == 200
    answer = client.post(_path(story, "tarik"), {"kind": "wrong", "reason": "Salah desa."})
    assert "keamanan" not in answer["Location"]
    assert _stage(story) == Stage.WITHDRAWN


def test_ten_codes_on_paper_are_a_second_factor_but_not_for_officials(kim: Kim) -> None:
    editor = build.member(kim, Role.EDITOR)
    client = _browser(editor)
    assert "HP ini tidak bisa keduanya" in client.get("/keamanan/pasang/").content.decode()
    assert client.post("/keamanan/pasang/", {"paper": "ya"}).status_code == 302
    assert Authenticator.objects.get(user=editor).type == Authenticator.Type.RECOVERY_CODES
    officer = build.officer("6112")
    client = _browser(officer)
    assert "HP ini tidak bisa keduanya" not in client.get("/keamanan/pasang/").content.decode()
    client.post("/keamanan/pasang/", {"paper": "ya"})
    assert not Authenticator.objects.filter(user=officer).exists()


def test_what_went_out_by_password_is_lifted_by_somebody_else_who_is_settled(
    kim: Kim, editor: Person
) -> None:
    _grace_began(editor, GRACE.days + 1)
    story = build.story(kim, Stage.COLLECTED)
    _browser(editor).post(_path(story, "terbit-segera"), _URGENT)
    newcomer, neighbour = build.member(kim), build.member(kim)
    Grant.objects.filter(person=newcomer).update(starts_at=timezone.now() - timedelta(hours=1))
    for person in (editor, newcomer):
        _browser(person).post(_path(story, "pastikan"), {"how_known": "Saya di sana."})
        assert _stage(story) == Stage.PUBLISHED_UNVERIFIED
    _browser(neighbour).post(_path(story, "pastikan"), {"how_known": "Saya di sana."})
    assert _stage(story) == Stage.PUBLISHED


def test_who_only_schedules_begins_the_grace_too(editor: Person, story: Story) -> None:
    scheduling.schedule(story, publish_at=timezone.now() + DAY, by=editor, at=timezone.now())
    begin_grace_of_editor.call(Event.objects.get(kind="story.scheduled").pk)
    editor.refresh_from_db()
    assert editor.factor_asked_at is not None
    assert "story.scheduled" in LISTENERS


def test_a_password_makes_no_other_publisher_and_no_reply_after_the_grace(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR)
    _grace_began(chair, GRACE.days + 1)
    story = build.story(kim, Stage.PUBLISHED)
    client = _browser(chair)
    for role, answered in ((Role.MEMBER, 200), (Role.EDITOR, 302), (Role.CHAIR, 302)):
        form = {"name": "Bu Nur", "role": role}
        assert client.post("/s/kim-satu/anggota/undang/", form).status_code == answered
    reply = {"by_name": "Dinas", "words": "Slot gacor."}
    assert client.post(_path(story, "hak-jawab"), reply)["Location"] == "/keamanan/menerbitkan/"


def _read(client: Client, path: str) -> str:
    return " ".join(strip_tags(client.get(path).content.decode()).split())


def test_the_preview_of_a_warning_says_how_far_it_goes_for_whoever_looks(
    kim: Kim, editor: Person
) -> None:
    story = build.story(kim, Stage.COLLECTED)
    preview = _path(story, "terbit-segera")
    far, near = (
        "Tampil di situs KIM, portal desa, dan portal kecamatan.",
        "Tampil di situs KIM dan portal desa saja",
    )
    assert far in _read(_browser(editor), preview)

    _grace_began(editor, GRACE.days + 1)
    assert f"{near}, karena akun Anda belum punya pengaman kedua." in _read(
        _browser(editor), preview
    )
    _set_up_factor(editor, ago=timedelta(hours=1))
    assert f"{near}, karena pengaman kedua Anda baru dipasang." in _read(_browser(editor), preview)
    _set_up_factor_long_ago()
    assert far in _read(_browser(editor), preview)


def _set_up_factor_long_ago() -> None:
    Authenticator.objects.update(created_at=timezone.now() - 10 * DAY)


def test_the_page_that_stops_a_publication_says_where_danger_still_goes_out() -> None:
    guard = "/keamanan/menerbitkan/"
    in_village = build.member(build.kim(), Role.EDITOR)
    in_regency = build.member(build.kim("6112"), Role.EDITOR)
    member = build.member(build.kim())

    assert "sekarang juga, di situs KIM dan portal desa saja." in _read(_browser(in_village), guard)
    assert "sekarang juga, di situs KIM saja." in _read(_browser(in_regency), guard)
    assert "Bahaya yang mendesak" not in _read(_browser(member), guard)


def test_a_warning_by_password_alone_is_corrected_where_it_stands(kim: Kim, editor: Person) -> None:
    _grace_began(editor, GRACE.days + 1)
    story = build.story(kim, Stage.COLLECTED)
    _browser(editor).post(_path(story, "terbit-segera"), _URGENT)
    story = Story.objects.select_related("site__region", "item").get(pk=story.pk)

    assert "portal kecamatan" not in published_message(story)
