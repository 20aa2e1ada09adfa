"""“Akun saya dibajak”: one press ends what an account can do, holds what it published in the last
day, and never stops the group.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import invite, issue_code, sign_in_with_code
from kimid.access.in_person_codes import CodeHolder
from kimid.access.models import InPersonCode
from kimid.access.one_use_links import link_by_token
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files
from kimid.newsroom.actions import confirmations, content, holding, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.notify.models import Notice
from kimid.people import actions, locks
from kimid.people.models import AccountLock, LockCard, Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.holding import HOLD_REASON
from kimid.wire.models import Item, Placement, SearchRow
from tests import build
from tests.conftest import Door as InRuang
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

_HOUR: Final = timedelta(hours=1)
_RUANG: Final = "ruang.localhost"


def _lock(person: Person) -> None:
    actions.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _published_by(kim: Kim, editor: Person, *, ago: timedelta = _HOUR, title: str = "") -> Story:
    """A story with a photo that this editor published."""
    photo = build.photo(kim, data=encoded(scene(1000, 700)))
    story = build.story(kim, Stage.VERIFIED, title=title)
    with on_site(kim.site):
        words = content.content_of(story)
        changed = content.ContentData(
            words.title, words.lead, words.body, photos=(photo.as_picture(),)
        )
        writing.edit(story, content=changed, by=story.author, at=build.AT)
        confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
        publishing.publish(story, by=editor, at=timezone.now() - ago)
    do_all_tasks()
    story.refresh_from_db()
    return story


def read_again[M: (Person, Story)](row: M) -> M:
    return type(row)._base_manager.get(pk=row.pk)


def _where(reader: Callable[[str], Client], kim: Kim, title: str) -> list[bool]:
    """Whether this title stands on its site, on portals, in feeds and in search."""
    places = {
        kim.site.label: ("/", "/arsip/", "/rss.xml", "/cari/?q=kepiting"),
        "kab-kubu-raya": ("/", "/berita/", "/rss.xml", "/cari/?q=kepiting"),
        "": ("/", "/rss.xml", "/cari/?q=kepiting"),
    }
    return [
        title in reader(label).get(path).text for label, paths in places.items() for path in paths
    ]


def _everything(
    reader: Callable[[str], Client], kim: Kim, title: str, media_dir: Path
) -> tuple[list[bool], list[Any], list[Any], set[str]]:
    """All that a hold changes."""
    return (
        _where(reader, kim, title),
        list(Placement.objects.order_by("pk").values()),
        list(SearchRow.objects.order_by("key").values()),
        {file.name for file in (media_dir / "public").rglob("*")},
    )


# The press
# -----------------------------------------------------------------------------
def test_one_press_signs_out_everywhere_and_shuts_the_door(ruang: InRuang) -> None:
    kim = build.kim()
    member = build.member(kim, Role.EDITOR)
    member.set_password("rahasia-panjang")
    member.save()
    own, thief = ruang(member), ruang(member)

    answer = own.post("/akun-dibajak/")

    assert answer.status_code == 302
    assert "Akun terkunci" in own.get(answer["Location"]).text
    for phone in (own, thief):
        assert "/masuk/" in phone.get(f"/s/{kim.site.label}/")["Location"]
    door = Client(HTTP_HOST=_RUANG)
    entered = door.post("/masuk/", {"login": member.username, "password": "rahasia-panjang"})
    assert entered["Location"] == "/akun-dibajak/terkunci/"
    assert "_auth_user_id" not in door.session
    assert not read_again(member).has_perm("newsroom.enter", kim.site)


def test_the_group_goes_on_while_an_account_is_locked() -> None:
    kim = build.kim()
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    _lock(chair)

    assert read_again(editor).has_perm("newsroom.write", kim.site)
    assert build.story(kim, Stage.PUBLISHED).is_public


def test_what_the_account_gave_out_dies_with_it() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    now = timezone.now()
    _row, token = invite(kim.site, name="Admin 2", role=Role.EDITOR, by=chair, at=now)
    issue_code(kim.site, person=build.member(kim), by=chair, at=now)
    _lock(chair)

    link = link_by_token(token)
    assert link is not None
    assert not link.is_open(timezone.now())
    assert not InPersonCode.objects.filter(expires_at__gt=timezone.now()).exists()


def test_a_code_read_out_in_person_brings_the_owner_back() -> None:
    kim = build.kim()
    member = build.member(kim)
    _lock(member)
    issue_code(kim.site, person=member, by=build.member(kim, Role.CHAIR), at=timezone.now())
    code = InPersonCode.objects.get(person=member)

    sign_in_with_code(
        code,
        password="kata sandi baru",
        reset_factors=False,
        by=CodeHolder(code),
        at=timezone.now(),
    )

    assert not locks.is_locked(member)
    assert read_again(member).has_perm("newsroom.enter", kim.site)


def test_chair_and_office_are_told_and_whoever_may_look(ruang: InRuang) -> None:
    kim = build.kim()
    build.portal("6112")
    officer = build.officer("6112")
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    story = _published_by(kim, editor)
    _lock(editor)
    do_all_tasks()

    others = kim.site.grants.exclude(person=editor).values_list("person", flat=True)
    rows = Notice.objects.filter(kind__in=["account.locked", "story.held_to_look"])
    assert {(row.kind, row.role, row.region_id or row.site_id, row.person_id) for row in rows} == {
        ("account.locked", "", None, editor.pk),
        ("account.locked", "chair", kim.site_id, None),
        ("account.locked", "officer", "6112", None),
        *(("story.held_to_look", "", kim.site_id, each) for each in others),
    }
    assert story.title in ruang(chair).get(f"/s/{kim.site.label}/").text
    assert "1 kabar ditahan" in ruang(officer).get("/s/kab-kubu-raya/").text


# What is held
# -----------------------------------------------------------------------------
def test_what_it_published_in_the_last_day_leaves_every_list_and_comes_back_as_it_was(
    reader: Callable[[str], Client], media_dir: Path
) -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    title = "Panen kepiting bakau melimpah"
    story = _published_by(kim, editor, title=title)
    old = _published_by(kim, editor, ago=timedelta(days=2))
    hidden = Placement.objects.get(item=story.item, portal=build.portal("61"))
    hidden.hidden_at, hidden.reason = timezone.now(), "Sudah ada di halaman depan."
    hidden.stands_in_front = False
    hidden.save()
    before = _everything(reader, kim, title, media_dir)
    assert sum(before[0]) >= 7  # search marks the word in the title

    _lock(editor)
    do_all_tasks()

    assert not any(_where(reader, kim, title))
    site = reader(kim.site.label)
    assert [site.get(each.path).status_code for each in (story, old)] == [410, 200]
    assert title not in site.get(story.path).text
    [photo] = story.photos
    assert photo["name"] not in files.public_names()
    item = Item.objects.get(pk=story.item_id or 0)
    assert files.card_file(item.card) is None

    with on_site(kim.site):
        holding.end_hold(read_again(story), by=build.member(kim), at=timezone.now())
    do_all_tasks()

    assert _everything(reader, kim, title, media_dir) == before


def test_an_old_story_that_a_thief_corrected_is_held_and_what_others_published_is_not() -> None:
    kim = build.kim()
    thief = build.member(kim, Role.EDITOR)
    other = build.story(kim, Stage.PUBLISHED)
    old = build.story(kim, Stage.PUBLISHED)
    with on_site(kim.site):
        publishing.correct(
            old,
            content=content.content_of(old),
            note=content.CorrectionNote("30", "slot", "Salah ketik."),
            by=thief,
            at=timezone.now(),
        )
    _lock(thief)

    assert (read_again(old).is_held, read_again(other).is_held) == (True, False)


@pytest.mark.all_sites
def test_nobody_gives_back_what_is_held_because_of_them_and_everybody_else_may() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = _published_by(kim, editor)
    _lock(editor)
    held = read_again(story)
    AccountLock.objects.update(ended_at=timezone.now())  # the owner is back

    with pytest.raises(PermissionDenied):
        holding.end_hold(held, by=read_again(editor), at=timezone.now())
    for who, may in (
        (build.member(kim), True),
        (build.officer("6112"), True),
        (build.officer("62"), False),
        (build.officer("6112", Role.PORTAL_EDITOR), False),
        (build.member(build.kim(), Role.CHAIR), False),
    ):
        assert who.has_perm("wire.end_hold", held) is may


@pytest.mark.all_sites
def test_a_held_story_is_not_corrected_and_may_be_withdrawn_for_good(media_dir: Path) -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story, other = (_published_by(kim, editor) for _ in range(2))
    [photo] = other.photos
    _lock(editor)
    with on_site(kim.site):
        holding.end_hold(read_again(other), by=build.member(kim), at=timezone.now())
    held = read_again(story)
    chair = build.member(kim, Role.CHAIR)

    with pytest.raises(content.ActionRefused):
        publishing.correct(
            held,
            content=content.content_of(held),
            note=content.CorrectionNote("1", "2", "x"),
            by=chair,
            at=timezone.now(),
        )
    publishing.withdraw(held, reason="Bukan tulisan kelompok.", by=chair, at=timezone.now())
    do_all_tasks()

    assert (read_again(story).stage, read_again(story).is_held) == (Stage.WITHDRAWN, False)
    assert photo["name"] in files.public_names()
    assert not list((media_dir / "aside").rglob("*.jpg"))


def test_an_editor_of_a_portal_does_not_show_what_is_held(ruang: InRuang) -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = _published_by(kim, editor)
    portal = build.portal("6112")
    desk = ruang(build.officer("6112", Role.PORTAL_EDITOR))
    _lock(editor)
    placement = Placement.objects.get(item=story.item_id, portal=portal)

    assert placement.reason == HOLD_REASON
    assert story.title not in desk.get("/s/kab-kubu-raya/meja/").text
    assert desk.post(f"/s/kab-kubu-raya/meja/{placement.pk}/tampilkan/").status_code == 404


def test_member_and_officer_give_a_story_back_on_their_pages(ruang: InRuang) -> None:
    kim = build.kim()
    build.portal("6112")
    editor = build.member(kim, Role.EDITOR)
    first, second = (_published_by(kim, editor) for _ in range(2))
    _lock(editor)
    member, officer = ruang(build.member(kim)), ruang(build.officer("6112"))
    chair, correct = ruang(build.member(kim, Role.CHAIR)), "pembaca diberi tahu"

    page = f"/s/{kim.site.label}/berita/{first.public_id}/"
    assert "Kabar ini ditahan" in member.get(page).text
    assert correct not in chair.get(page).text
    assert member.post(f"{page}tampilkan/").status_code == 302
    assert correct in chair.get(page).text
    assert second.title in officer.get("/s/kab-kubu-raya/ditahan/").text
    assert officer.post(f"/s/kab-kubu-raya/ditahan/{second.pk}/tampilkan/").status_code == 302

    assert not read_again(first).is_held
    assert not read_again(second).is_held
    assert Event.objects.filter(kind="story.hold_ended").count() == 2


# The card on paper
# -----------------------------------------------------------------------------
def _card(person: Person, *, at: datetime | None = None) -> str:
    return actions.make_lock_card(person, by=AccountOwner(person), at=at or timezone.now())


def test_a_card_locks_without_signing_in_and_only_once() -> None:
    member = build.member(build.kim())
    code = _card(member)
    stranger = Client(HTTP_HOST=_RUANG)
    typed = f" {code[:4].upper()}-{code[4:8]} {code[8:]} "

    answer = stranger.post("/akun-dibajak/", {"code": typed})

    assert answer.status_code == 302
    assert member.name in stranger.get(answer["Location"]).text
    assert locks.is_locked(member)
    assert stranger.post("/akun-dibajak/", {"code": typed}).status_code == 422


def test_only_the_hash_of_a_card_is_stored() -> None:
    code = _card(build.member(build.kim()))

    assert code not in str(LockCard.objects.values())


def test_a_new_card_leaves_the_old_one_working_for_a_month() -> None:
    member = build.member(build.kim())
    now = timezone.now()
    old = _card(member, at=now)
    new = _card(member, at=now)

    assert locks.card_of(old, now + timedelta(days=29)) is not None
    assert locks.card_of(old, now + timedelta(days=31)) is None
    assert locks.card_of(new, now + timedelta(days=400)) is not None


def test_a_stranger_who_guesses_is_slowed_down_and_keeps_nobody_out() -> None:
    member = build.member(build.kim())
    code = _card(member)
    stranger = Client(HTTP_HOST=_RUANG)
    answers = [stranger.post("/akun-dibajak/", {"code": "2" * 12}).text for _ in range(32)]

    assert "belum cocok, atau kartunya" in answers[0]
    assert "Sudah banyak kode yang belum cocok" in answers[-1]
    assert stranger.post("/akun-dibajak/", {"code": code}).status_code == 302
    assert not locks.is_locked(build.member(build.kim()))


def test_the_page_after_the_press_opens_with_its_token_only() -> None:
    stranger = Client(HTTP_HOST=_RUANG)

    assert stranger.get("/akun-dibajak/terkunci/1/").status_code == 404
    assert stranger.get("/akun-dibajak/terkunci/").status_code == 200


def test_the_card_is_shown_once_on_a_page_that_asks_for_a_fresh_proof(ruang: InRuang) -> None:
    phone = ruang(build.member(build.kim()))
    assert "Buat kartu baru" in phone.get("/keamanan/kartu/").text

    made = phone.post("/keamanan/kartu/").text

    code = LockCard.objects.get()
    assert 'class="spare"' in made
    assert 'class="spare"' not in phone.get("/keamanan/kartu/").text
    assert code.used_at is None


def test_an_old_card_is_spoken_of_only_if_there_is_one(ruang: InRuang) -> None:
    phone = ruang(build.member(build.kim()))

    first, second = (phone.post("/keamanan/kartu/").text for _ in range(2))

    assert "Kartu yang lama masih berlaku" not in first
    assert "Kartu yang lama masih berlaku" in second
