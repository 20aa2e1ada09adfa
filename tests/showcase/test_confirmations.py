"""Who outside a group confirms what it achieved, and how that falls again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_site
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files
from kimid.notify.models import Notice
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.showcase import achievement_notices
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementRefused
from kimid.showcase.models import Achievement
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.showcase import achieving
from tests.showcase.test_achievements import FORM
from tests.showcase.test_potentials import LEVELS

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

DESK: Final = "/s/kab-kubu-raya/pastikan-prestasi/"
ANSWER: Final = {
    "name": "Ibu Maya Sari",
    "role": "panitia, Disperindag Kalimantan Barat",
    "how_known": "Saya yang menyerahkan piagamnya.",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def outsider() -> Client:
    """A browser on which nobody has signed in."""
    return Client(HTTP_HOST="ruang.localhost")


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def _again(achievement: Achievement) -> Achievement:
    achievement.refresh_from_db()
    return achievement


def test_an_officer_gives_the_mark_with_one_press_and_readers_see_whose_it_is(
    kim: Kim, ruang: Door, reader: Readers
) -> None:
    achievement = achieving.shown(kim)
    officer = build.officer("6112")
    desk = ruang(officer)
    build.portal("6112")
    assert "1 prestasi menunggu dipastikan" in _text(desk, "/s/kab-kubu-raya/")
    assert achievement.title in _text(desk, DESK)
    page = f"{DESK}{achievement.pk}/"
    assert "Piagam nomor" in _text(desk, page)

    answer = desk.post(page, {"terverifikasi": "ya", "base": achievement.digest})

    assert answer.status_code == 302
    assert achievement.title not in _text(desk, DESK)
    words = _text(reader("kim-satu"), achievement.path)
    assert "Terverifikasi oleh Kabupaten Kubu Raya" in words
    assert f"oleh {officer.name}, Kabupaten Kubu Raya" in words


def test_nobody_inside_gives_the_mark_of_an_office(kim: Kim) -> None:
    achievement = achieving.shown(kim)
    both = build.officer("6112")
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        for who in (build.member(kim), editor, build.member(kim, Role.CHAIR)):
            with pytest.raises(PermissionDenied):
                confirmations.verify(achievement, base=achievement.digest, by=who, at=build.AT)
        grant_on_site(kim.site, person=both, role=Role.MEMBER, by=build.BUILDER, at=build.AT)
        both = type(both).objects.get(pk=both.pk)
        with pytest.raises(PermissionDenied):
            confirmations.verify(achievement, base=achievement.digest, by=both, at=build.AT)
        elsewhere = build.officer("62")
        with pytest.raises(PermissionDenied):
            confirmations.verify(achievement, base=achievement.digest, by=elsewhere, at=build.AT)
        assert not achievement.confirmations.exists()


def test_a_changed_text_loses_its_mark_on_all_levels_and_the_office_is_asked_again(
    kim: Kim, ruang: Door, reader: Readers
) -> None:
    achievement = achieving.verified(kim, at=timezone.now())
    editor = ruang(build.member(kim, Role.EDITOR))
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/ubah/"
    assert "Tandanya akan lepas" in _text(editor, page)

    assert editor.post(page, FORM | {"title": "Pasar perahu juara satu"}).status_code == 302

    for label in LEVELS:
        words = _text(reader(label), "/prestasi/")
        assert "Tanda lepas: tulisan diubah" in words, label
        assert "Terverifikasi oleh" not in words, label
        assert "juara satu" not in _text(reader(label), "/prestasi/tanda/terverifikasi/"), label
    words = _text(reader("kim-satu"), achievement.path)
    assert "Dulu dipastikan, tandanya lepas" in words
    with on_site(kim.site):
        [row] = achievement.confirmations.all()
    assert row.voided_at is not None
    assert _again(achievement).waits_for_office


def test_saving_it_without_a_change_keeps_its_mark(kim: Kim) -> None:
    achievement = achieving.verified(kim)
    editor = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        same = achieving.achievement_data()
        actions.change_achievement(achievement, data=same, by=editor, at=build.AT)
        assert achievement.confirmations.get().voided_at is None


def test_leaving_out_the_proof_takes_the_mark(kim: Kim, ruang: Door) -> None:
    achievement = achieving.verified(kim)
    with on_site(kim.site):
        build_paper(achievement)
    editor = ruang(build.member(kim, Role.EDITOR))

    editor.post(f"/s/kim-satu/prestasi/{achievement.public_id}/bukti/{'p' * 16}/buang/")

    with on_site(kim.site):
        assert achievement.confirmations.get().voided_at is not None


def build_paper(achievement: Achievement) -> None:
    """A page that is stored nowhere."""
    achievement.papers.create(kind="bukti", name="p" * 16, page_count=1, added_at=build.AT)


def test_an_officer_who_read_an_older_text_reads_the_new_one_first(kim: Kim) -> None:
    achievement = achieving.shown(kim)
    before = achievement.digest
    editor, officer = build.member(kim, Role.EDITOR), build.officer("6112")
    with on_site(kim.site):
        data = achieving.achievement_data(won="Juara 1")
        actions.change_achievement(achievement, data=data, by=editor, at=build.AT)
        with pytest.raises(AchievementRefused, match="baru saja diubah"):
            confirmations.verify(achievement, base=before, by=officer, at=build.AT)


def test_two_officers_make_one_mark(kim: Kim) -> None:
    achievement = achieving.verified(kim)
    with on_site(kim.site), pytest.raises(AchievementRefused, match="lebih dulu"):
        confirmations.verify(
            achievement, base=achievement.digest, by=build.officer("61"), at=build.AT
        )


def test_an_office_asks_for_other_proof_and_the_group_brings_it(kim: Kim, ruang: Door) -> None:
    achievement = achieving.shown(kim)
    desk, member = ruang(build.officer("6112")), ruang(build.member(kim))
    build.portal("6112")
    page = f"{DESK}{achievement.pk}/"
    assert desk.post(page, {"why": ""}).status_code == 422
    assert desk.post(page, {"why": "Foto halaman kedua."}).status_code == 302
    assert achievement.title not in _text(desk, DESK)
    assert "Foto halaman kedua." in _text(member, "/s/kim-satu/")
    own = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    assert "Foto halaman kedua." in _text(member, own)

    assert member.post(own, {"langkah": "dinas"}).status_code == 302

    assert achievement.title in _text(desk, DESK)
    assert "Foto halaman kedua." not in _text(member, "/s/kim-satu/")


def test_the_organiser_confirms_by_a_link_of_somebody_who_did_not_write_it(
    kim: Kim, ruang: Door, reader: Readers, outsider: Client
) -> None:
    writer = build.member(kim, Role.EDITOR)
    achievement = achieving.shown(kim, by=writer)
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    by_writer = ruang(writer).post(f"{page}tautan/", {"holder_name": "Ibu Maya Sari"})
    assert "Tautan tidak dibuat penulisnya" in by_writer.content.decode()
    shown = ruang(build.member(kim)).post(f"{page}tautan/", {"holder_name": "Ibu Maya Sari"})
    address = shown.content.decode().partition("/pastikan-prestasi/")[2].partition("/")[0]
    path = f"/pastikan-prestasi/{address}/"
    opened = outsider.get(path).content.decode()
    assert achievement.title in opened
    assert outsider.post(path, ANSWER | {"how_known": ""}).status_code == 422

    done = outsider.post(path, ANSWER | {"base": achievement.digest})

    assert "sudah dicatat" in done.content.decode()
    words = _text(reader("kim-satu"), achievement.path)
    assert "Dikonfirmasi lewat tautan oleh Ibu Maya Sari, panitia, Disperindag" in words
    assert "Saya yang menyerahkan piagamnya." in words
    assert "Pasar perahu" in _text(reader(""), "/prestasi/tanda/lewat-tautan/")
    spent = outsider.post(path, ANSWER | {"base": achievement.digest})
    assert spent.status_code == 410


def test_a_phone_of_the_group_confirms_nothing(kim: Kim, ruang: Door) -> None:
    achievement = achieving.shown(kim)
    maker = build.member(kim)
    _holder, token = achieving.link_to(achievement, by=maker, at=timezone.now())

    answer = ruang(maker).post(
        f"/pastikan-prestasi/{token}/", ANSWER | {"base": achievement.digest}
    )

    assert answer.status_code == 409
    assert ANSWER["how_known"] in answer.content.decode()
    with on_site(kim.site):
        assert not achievement.confirmations.exists()


def test_a_link_under_the_name_of_a_member_confirms_nothing(kim: Kim) -> None:
    achievement = achieving.shown(kim)
    maker = build.member(kim)
    build.member(kim, name="Siti Rahmah")

    with pytest.raises(AchievementRefused, match="anggota KIM ini"):
        achieving.confirmed(achievement, maker=maker, name="siti  rahmah")


def test_a_link_whose_maker_rewrote_it_since_confirms_nothing(kim: Kim) -> None:
    achievement = achieving.shown(kim)
    maker = build.member(kim, Role.EDITOR)
    holder, _token = achieving.link_to(achievement, by=maker)
    with on_site(kim.site):
        data = achieving.achievement_data(won="Juara 1")
        actions.change_achievement(achievement, data=data, by=maker, at=build.AT)
        with pytest.raises(AchievementRefused, match="tidak dibuat penulisnya"):
            confirmations.confirm_by_link(
                achievement, **ANSWER, base=achievement.digest, by=holder, at=build.AT
            )


def test_a_text_that_changed_while_the_link_was_open_is_read_again(
    kim: Kim, outsider: Client
) -> None:
    achievement = achieving.shown(kim)
    _holder, token = achieving.link_to(achievement, by=build.member(kim), at=timezone.now())
    path = f"/pastikan-prestasi/{token}/"

    answer = outsider.post(path, ANSWER | {"base": "lama"})

    assert answer.status_code == 422
    assert "Baca lagi" in answer.content.decode()
    assert f">\n{ANSWER['how_known']}</textarea>" in answer.content.decode()
    again = outsider.post(path, ANSWER | {"base": achievement.digest})
    assert again.status_code == 200


def test_a_lone_group_shows_it_once_somebody_outside_has_confirmed_it(
    kim: Kim, ruang: Door, reader: Readers
) -> None:
    alone = build.member(kim, Role.CHAIR)
    achievement = achieving.draft(kim, by=alone)
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    browser = ruang(alone)
    words = _text(browser, page)
    assert "Minta satu orang luar memastikan dulu" in words
    assert 'value="tampilkan"' not in words
    refused = browser.post(page, {"langkah": "tampilkan"}, follow=True)
    assert "baru Anda yang punya akun" in refused.content.decode()
    assert "Pasar perahu" not in _text(reader("kim-satu"), "/prestasi/")

    achieving.confirmed(achievement, maker=alone, at=timezone.now(), role="Kepala Desa")

    assert browser.post(page, {"langkah": "tampilkan"}).status_code == 302
    assert "Dikonfirmasi lewat tautan oleh Ibu Maya Sari, Kepala Desa" in _text(
        reader("kim-satu"), _again(achievement).path
    )


def test_an_office_sees_a_draft_only_when_its_group_asks(kim: Kim, ruang: Door) -> None:
    alone = build.member(kim, Role.CHAIR)
    achievement = achieving.draft(kim, by=alone)
    desk = ruang(build.officer("6112"))
    build.portal("6112")
    assert achievement.title not in _text(desk, DESK)
    assert desk.get(f"{DESK}{achievement.pk}/").status_code == 404

    page = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    assert ruang(alone).post(page, {"langkah": "dinas"}).status_code == 302

    assert achievement.title in _text(desk, DESK)
    answer = desk.post(
        f"{DESK}{achievement.pk}/", {"terverifikasi": "ya", "base": achievement.digest}
    )
    assert answer.status_code == 302
    assert ruang(alone).post(page, {"langkah": "tampilkan"}).status_code == 302
    assert _again(achievement).is_published


def test_an_office_sees_the_photos_of_what_it_is_asked_and_no_others(kim: Kim, ruang: Door) -> None:
    shown, other = (build.photo(kim) for _ in range(2))
    files.store(shown.name, {"320.webp": b"RIFF0000WEBP"})
    alone = build.member(kim, Role.CHAIR)
    data = achieving.achievement_data([shown.as_picture()])
    achievement = achieving.draft(kim, by=alone, data=data)
    with on_site(kim.site):
        confirmations.ask_office(achievement, by=alone, at=build.AT)
    desk = ruang(build.officer("6112"))
    build.portal("6112")
    page = f"{DESK}{achievement.pk}/"

    assert f"{page}foto/{shown.name}/" in _text(desk, page)
    assert desk.get(f"{page}foto/{shown.name}/320.webp").status_code == 200
    assert desk.get(f"{page}foto/{other.name}/320.webp").status_code == 404


def test_a_stolen_account_of_an_office_takes_its_marks_along(kim: Kim, reader: Readers) -> None:
    officer = build.officer("6112")
    achievement = achieving.verified(kim, officer=officer, at=timezone.now())

    lock_account(officer, by=AccountOwner(officer), at=timezone.now())

    words = _text(reader(""), "/prestasi/")
    assert "Terverifikasi oleh" not in words
    assert "Menunggu dipastikan orang luar" in words
    with on_site(kim.site):
        assert achievement.confirmations.get().voided_at is not None


def test_office_and_group_learn_what_happened(kim: Kim) -> None:
    achievement = achieving.shown(kim)
    officer = build.officer("6112")

    def follow(kind: str) -> None:
        event = Event.objects.filter(kind=kind).latest("pk")
        achievement_notices.follow_achievement.call(event.pk)

    def open_kinds() -> set[str]:
        return set(Notice.objects.filter(ended_at=None).values_list("kind", flat=True))

    follow("achievement.published")
    assert open_kinds() == {"achievement.to_verify"}
    later = build.AT + timedelta(hours=1)
    with on_site(kim.site):
        confirmations.ask_other_proof(achievement, why="Halaman dua.", by=officer, at=later)
    follow("achievement.questioned")
    assert open_kinds() == {"achievement.question"}
    member = build.member(kim)
    with on_site(kim.site):
        confirmations.ask_office(achievement, by=member, at=later + timedelta(hours=1))
    follow("achievement.office_asked")
    assert open_kinds() == {"achievement.to_verify"}
    last = later + timedelta(hours=2)
    with on_site(kim.site):
        confirmations.verify(achievement, base=achievement.digest, by=officer, at=last)
    follow("achievement.verified")
    assert open_kinds() == {"achievement.confirmed"}
