"""One person alone does not publish what counts as checked; two accounts, people without a phone
and a KIM with one account have their own way. All of it over HTTP, as in a browser.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant, OneUseLink
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.actions import ConfirmationRules, set_rules
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.newsroom.checking import KNOWN, ORAL, SEEN, Browser, link_in, written_by

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Dedi")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Siti")


def test_one_stolen_account_is_refused_at_each_step(
    dedi: Person, siti: Person, ruang: Door
) -> None:
    thief = written_by(ruang(dedi))

    page = thief.send("putusan", ORAL)
    assert "tidak dicatat penulisnya sendiri. Minta seorang lain" in page
    assert 'value="4"' in page  # what was typed is still there
    assert thief.stage() == Stage.COLLECTED

    page = thief.send("tautan", {"holder_name": "Pak Karangan"})
    assert "Tautan tidak dibuat penulisnya. Minta anggota lain" in page
    assert 'value="Pak Karangan"' in page
    assert not OneUseLink.objects.exists()

    witness = {"witness-name": "Pak Karangan", **SEEN}
    assert thief.client.post(f"{thief.path}tatap-muka/", witness).status_code == 403
    assert thief.client.post(f"{thief.path}pastikan/", KNOWN).status_code == 403
    assert "kelompok belum memutuskannya. Bahas dulu" in thief.send("terbitkan")
    assert "Di kelompok ini ada anggota lain" in thief.send("terbit-belum-diperiksa")

    assert not Confirmation.objects.exists()
    assert not Item.objects.exists()


def test_nobody_of_the_group_opens_a_link_for_an_invented_person(
    dedi: Person, siti: Person, ruang: Door
) -> None:
    thief = written_by(ruang(dedi))
    theirs = Browser(ruang(siti), thief.story)
    theirs.send("putusan", ORAL)
    link = link_in(theirs.send("tautan", {"holder_name": "Pak Karangan"}))
    for browser in (thief.client, theirs.client):
        for answer in (browser.get(link), browser.post(link, KNOWN)):
            assert answer.status_code == 409
            page = " ".join(answer.content.decode().split())
            assert "pernah dipakai masuk oleh anggota KIM Satu" in page
            assert "Tautannya masih berlaku." in page
        assert KNOWN["how_known"] in page
    dedi.set_password("kabar-dari-desa")
    dedi.save()
    signed_out = Client(HTTP_HOST="ruang.localhost")
    signed_out.post("/masuk/", {"login": dedi.username, "password": "kabar-dari-desa"})
    signed_out.post("/keluar/")
    assert "_auth_user_id" not in signed_out.session
    assert signed_out.post(link, KNOWN).status_code == 409

    assert not Confirmation.objects.exists()
    assert not Item.objects.exists()
    assert thief.stage() == Stage.DISCUSSED
    assert OneUseLink.objects.get().used_at is None


def test_a_browser_is_refused_for_members_since_the_link_was_made_and_nobody_else(
    dedi: Person, siti: Person, kim: Kim, ruang: Door
) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=dedi)
    link = link_in(Browser(ruang(siti), story).send("tautan", {"holder_name": "Bu Aminah"}))
    made = OneUseLink.objects.get().made_at
    gone, just_gone, joined, neighbour = (
        *(build.member(kim) for _ in range(3)),
        build.member(build.kim(label="kim-dua"), Role.CHAIR),
    )
    Grant.objects.filter(person=gone).update(ends_at=made - timedelta(days=1))
    Grant.objects.filter(person=just_gone).update(ends_at=made + timedelta(seconds=1))
    Grant.objects.filter(person=joined).update(starts_at=made + timedelta(seconds=1))

    answers = [
        ruang(person).get(link).status_code
        for person in (gone, just_gone, joined, neighbour, build.officer("6112"))
    ]

    assert answers == [200, 409, 409, 200, 200]


def test_a_note_of_the_head_is_not_written_on_a_phone_of_the_group(
    dedi: Person, siti: Person, kim: Kim, ruang: Door
) -> None:
    set_rules(kim.site, rules=ConfirmationRules(asks_head=True), by=dedi, at=build.AT)
    writer = Browser(ruang(dedi), build.story(kim, Stage.DISCUSSED, author=dedi))
    page = writer.send("catatan", {"head-holder_name": "Pak Usman"})
    match = re.search(r"http://ruang.localhost(/catatan/[\w-]+/)", page)
    assert match

    answer = writer.client.post(match[1], {"words": "Benar adanya."})

    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Yang menjawab harus orang di luar kelompok" in page
    assert "Benar adanya." in page
    assert "Catat orang yang ditemui" not in page


def test_a_link_into_a_quarantined_group_opens_nothing(
    dedi: Person, siti: Person, kim: Kim, ruang: Door
) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=dedi)
    link = link_in(Browser(ruang(siti), story).send("tautan", {"holder_name": "Bu Aminah"}))
    Site.objects.filter(pk=kim.site.pk).update(stage=LifeStage.QUARANTINED)

    phone = Client(HTTP_HOST="ruang.localhost")

    assert [phone.get(link).status_code, phone.post(link, KNOWN).status_code] == [410, 410]
    assert story.lead not in phone.get(link).content.decode()


def test_who_rewrites_a_discussed_story_does_not_check_it_alone(
    dedi: Person, siti: Person, ruang: Door, kim: Kim
) -> None:
    story = build.story(kim, Stage.COLLECTED, author=dedi)
    thief = Browser(ruang(siti), story)
    thief.send("putusan", ORAL)
    assert thief.stage() == Stage.DISCUSSED

    thief.rewrite()

    assert "Anda yang terakhir mengubah naskahnya." in thief.send("pastikan", KNOWN)
    assert "Tautan tidak dibuat penulisnya." in thief.send("tautan", {"holder_name": "Pak Atan"})
    other = Browser(ruang(build.member(kim)), story)
    other.send("pastikan", KNOWN)
    assert other.stage() == Stage.DISCUSSED  # only its last writer recorded that it was discussed
    assert "Kurang orang lain yang mencatat putusannya." in thief.send("terbitkan")
    other.send("putusan", ORAL)
    assert other.stage() == Stage.VERIFIED


def test_who_added_to_a_story_does_not_check_it_after_others_wrote_on(
    dedi: Person, siti: Person, ruang: Door, kim: Kim
) -> None:
    story = build.story(kim, Stage.DISCUSSED, author=dedi)
    writer, thief = Browser(ruang(dedi), story), Browser(ruang(siti), story)
    third = Browser(ruang(build.member(kim)), story)
    thief.rewrite()
    third.rewrite("Judul kedua yang lain sama sekali")
    writer.rewrite("Judul ketiga yang bukan dari mereka")

    assert thief.client.post(f"{thief.path}pastikan/", KNOWN).status_code in {302, 403}
    assert "Tautan tidak dibuat penulisnya." in thief.send("tautan", {"holder_name": "Pak Atan"})
    assert thief.stage() == Stage.DISCUSSED
    assert not Confirmation.objects.exclude(voided_at__isnull=False).exists()

    writer.send("setuju", {"base": Story.objects.get().digest})
    thief.send("pastikan", KNOWN)
    assert thief.stage() == Stage.VERIFIED


def test_a_link_ends_when_its_maker_rewrites_the_story(
    dedi: Person, siti: Person, ruang: Door, kim: Kim
) -> None:
    theirs = Browser(ruang(siti), build.story(kim, Stage.DISCUSSED, author=dedi))
    link = link_in(theirs.send("tautan", {"holder_name": "Bu Aminah"}))
    theirs.rewrite()

    answer = Client(HTTP_HOST="ruang.localhost").post(link, KNOWN)

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Siti, yang juga menulis naskahnya." in page
    assert KNOWN["how_known"] in page
    assert OneUseLink.objects.get().used_at is None


def test_a_writer_does_not_undo_that_the_group_declined(
    dedi: Person, siti: Person, ruang: Door, kim: Kim
) -> None:
    writer = Browser(ruang(dedi), build.story(kim, Stage.VERIFIED, author=dedi))
    Browser(ruang(siti), writer.story).send(
        "putusan", ORAL | {"decision": "decline", "reason": "x"}
    )

    for decision in ("publish", "follow_up"):
        page = writer.send("putusan", ORAL | {"decision": decision, "reason": "x"})
        assert "Putusan baru dicatat orang lain." in page

    assert "Catat putusan baru dulu." in writer.send("terbitkan")


def test_a_group_of_two_accounts_publishes_what_the_other_confirms(
    dedi: Person, siti: Person, ruang: Door, reader: Reader
) -> None:
    writer = written_by(ruang(dedi))
    other = Browser(ruang(siti), writer.story)

    other.send("putusan", ORAL)
    other.send("pastikan", KNOWN)
    writer.send("terbitkan")

    assert writer.stage() == Stage.PUBLISHED
    story = Story.objects.get()
    page = " ".join(reader("kim-satu").get(story.path).content.decode().split())
    assert "Dipastikan 1 anggota, 1 sumber" in page
    assert "Dibahas lisan, 4 orang, dicatat Siti" in page
    for label in ("kim-satu", "kalimantan-barat"):
        assert "Dipastikan 1 anggota" in reader(label).get("/").content.decode()


def test_in_a_group_of_two_the_writer_agrees_to_an_edit_and_the_other_confirms(
    dedi: Person, siti: Person, ruang: Door
) -> None:
    writer = written_by(ruang(dedi))
    other = Browser(ruang(siti), writer.story)
    other.send("putusan", ORAL)
    other.rewrite()
    waiting = writer.client.get("/s/kim-satu/").content.decode()
    assert "Naskah Anda diubah orang lain. Setuju dengan ubahannya?" in waiting

    assert "Naskah baru saja diubah lagi." in writer.send("setuju", {"base": "0" * 12})
    digest = Story.objects.get().digest
    assert digest in writer.client.get(writer.path).content.decode()
    assert "Tidak ada ubahan orang lain" in other.send("setuju", {"base": digest})
    assert "Anda menyetujui ubahannya." in writer.send("setuju", {"base": digest})

    other.send("pastikan", KNOWN)
    assert other.stage() == Stage.VERIFIED


def test_the_other_account_makes_a_link_and_the_badge_says_so(
    dedi: Person, siti: Person, ruang: Door, reader: Reader
) -> None:
    writer = written_by(ruang(dedi))
    other = Browser(ruang(siti), writer.story)
    other.send("putusan", ORAL)
    link = link_in(other.send("tautan", {"holder_name": "Bu Aminah"}))

    answer = Client(HTTP_HOST="ruang.localhost").post(link, KNOWN)
    writer.send("terbitkan")

    assert answer.status_code == 200
    page = " ".join(reader("kim-satu").get(Story.objects.get().path).content.decode().split())
    assert "Dibenarkan 1 orang lewat tautan, 1 sumber" in page
    assert "Dibenarkan seorang warga, tanpa akun, lewat tautan dari Siti" in page
    assert "Dibenarkan 1 orang lewat tautan" in reader("kim-satu").get("/").content.decode()
    assert "Terverifikasi" not in reader("").get("/").content.decode()


@pytest.mark.parametrize("way", ["tatap muka", "di atas kertas"])
def test_a_person_without_a_phone_confirms_to_the_face_of_the_other_account(
    way: str, dedi: Person, siti: Person, ruang: Door, reader: Reader
) -> None:
    writer = written_by(ruang(dedi))
    other = Browser(ruang(siti), writer.story)
    other.send("putusan", ORAL)
    paper = "kertas" if "kertas" in way else ""
    for name in ("Dedi", " siti "):
        page = other.send("tatap-muka", {"witness-name": name, "witness-paper": paper, **SEEN})
        assert "Tulis nama orang lain." in page
        assert KNOWN["how_known"] in page

    page = other.send("tatap-muka", {"witness-name": "Nek Saripah", "witness-paper": paper, **SEEN})
    assert "Tercatat: Nek Saripah membenarkan kabar ini." in page
    writer.send("terbitkan")

    page = " ".join(reader("kim-satu").get(Story.objects.get().path).content.decode().split())
    assert f"Dibenarkan 1 orang {way}, 1 sumber" in page
    assert f"Dibenarkan seorang warga {way}, dicatat oleh Siti" in page


def test_one_member_writes_down_one_witness_of_a_content(
    dedi: Person, siti: Person, ruang: Door, kim: Kim
) -> None:
    other = Browser(ruang(siti), build.story(kim, Stage.DISCUSSED, author=dedi, sensitive=True))
    other.send("tatap-muka", {"witness-name": "Nek Saripah", **SEEN})

    page = other.send("tatap-muka", {"witness-name": "Pak Karim", **SEEN})

    assert "Anda sudah mencatat satu orang untuk naskah ini." in page
    assert (Confirmation.objects.count(), other.stage()) == (1, Stage.DISCUSSED)


def test_a_kim_with_one_account_publishes_unverified_until_a_second_joins(
    dedi: Person, kim: Kim, ruang: Door, reader: Reader
) -> None:
    alone = written_by(ruang(dedi))
    page = " ".join(alone.client.get(alone.path).content.decode().split())
    assert "Di KIM ini baru ada satu akun" in page
    assert "Undang anggota" in page

    assert "Terbit dengan tanda “Belum terverifikasi”." in alone.send("terbit-belum-diperiksa")

    assert alone.stage() == Stage.PUBLISHED_UNVERIFIED
    story = Story.objects.get()
    page = " ".join(reader("kim-satu").get(story.path).content.decode().split())
    assert "Belum terverifikasi" in page
    assert "KIM ini baru punya satu akun" in page
    assert "menyangkut keselamatan" not in page
    other = Browser(ruang(build.member(kim)), story)
    other.send("pastikan", KNOWN)
    assert other.stage() == Stage.PUBLISHED
    assert Item.objects.get().check_label == "Dipastikan 1 anggota"


def test_a_chair_who_puts_all_others_out_is_not_alone_the_same_week(
    dedi: Person, siti: Person, ruang: Door
) -> None:
    alone = written_by(ruang(dedi))
    now = timezone.now()
    Grant.objects.filter(person=siti).update(ends_at=now - timedelta(days=6))
    assert "baru pekan ini tidak ada" in alone.send("terbit-belum-diperiksa")

    Grant.objects.filter(person=siti).update(ends_at=now - timedelta(days=8))
    alone.send("terbit-belum-diperiksa")

    assert alone.stage() == Stage.PUBLISHED_UNVERIFIED


def test_a_sensitive_story_of_a_kim_with_one_account_waits(
    dedi: Person, kim: Kim, ruang: Door
) -> None:
    alone = Browser(ruang(dedi), build.story(kim, Stage.COLLECTED, author=dedi, sensitive=True))
    assert "Kabar yang peka perlu dua orang lain" in alone.client.get(alone.path).content.decode()

    assert "Kabar yang peka perlu dua orang lain" in alone.send("terbit-belum-diperiksa")

    assert alone.stage() == Stage.COLLECTED
