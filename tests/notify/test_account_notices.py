"""The owner of an account learns at once what changed in it, and where to lock it."""

from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.tasks import TaskResultStatus
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.notify.account_notices import follow_cancelled_code
from kimid.notify.actions import confirm_address, mark_read, stop_mails
from kimid.notify.models import Mail, NoticeAddress
from kimid.notify.rules import AddressHolder, NoticeReader
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.access.coding import enter, handed, later, signed_in
from tests.conftest import Door
from tests.notify.doing import at_the_bell_of, run_again
from tests.sure import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CHOICES: Final = dict.fromkeys(("waiting", "mention", "mine", "group"), "bell")
OLD: Final = "rina@contoh.id"


@pytest.fixture
def rina() -> Person:
    return build.member(build.kim(label="kim-satu"), Role.EDITOR, name="Rina")


@pytest.fixture(autouse=True)
def _mail_server(settings: Settings) -> None:
    settings.MAIL_HOST = "localhost"


def _work() -> None:
    """Run the tasks that give these notices, in the order of their events."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    for row in ready.filter(task_path__contains="account_notices").order_by("enqueued_at"):
        for _ in range(2):  # a worker may die after the work
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()


def _reachable(person: Person) -> NoticeAddress:
    row = NoticeAddress.objects.create(person=person, address=OLD)
    return confirm_address(row, by=AddressHolder(row, OLD), at=timezone.now())


def _browser(person: Person, *, shown: float = 0) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person, shown=shown)
    return client


def test_whatever_changes_in_an_account_is_told_to_its_owner(rina: Person) -> None:
    owner, now = AccountOwner(rina), timezone.now()
    actions.make_recovery_codes(rina, by=owner, at=now)
    actions.add_code_app(rina, secret=SECRET, by=owner, at=now)
    app = Authenticator.objects.get(user=rina, type=Authenticator.Type.TOTP)
    actions.remove_second_factor(rina, factor=app.pk, by=owner, at=now)
    actions.make_lock_card(rina, by=owner, at=now)
    actions.sign_out_devices(rina, devices=[], by=owner, at=now)
    _work()
    assert sorted(at_the_bell_of(rina)) == [
        "Aplikasi kode dipasang di akun Anda",
        "Kartu pengunci baru dibuat untuk akun Anda",
        "Pengaman kedua dicabut dari akun Anda",
        "Sepuluh kode baru dibuat untuk akun Anda",
    ]


def test_it_is_mailed_at_once_whatever_was_chosen_and_says_where_to_lock(rina: Person) -> None:
    row = _reachable(rina)
    NoticeAddress.objects.filter(pk=row.pk).update(**CHOICES)
    _work()
    Mail.objects.all().delete()
    actions.add_code_app(rina, secret=SECRET, by=AccountOwner(rina), at=timezone.now())
    _work()
    mail = Mail.objects.get()
    assert (mail.address, mail.subject) == (OLD, "Pengaman kedua akun Anda diubah")
    assert "/akun-dibajak/" in mail.body
    assert "Rina" not in mail.body


def test_a_thief_in_the_session_does_not_silence_the_bell_for_a_day(
    rina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.add_code_app(rina, secret=SECRET, by=AccountOwner(rina), at=timezone.now())
    _work()
    mark_read(rina, up_to=10**9, by=NoticeReader(rina), at=timezone.now())
    assert len(at_the_bell_of(rina)) == 1
    assert "Semua sudah dibaca" not in _browser(rina).get("/pemberitahuan/").content.decode()
    later(monkeypatch)(hours=25)
    page = _browser(rina).get("/pemberitahuan/").content.decode()
    newest = page.split('name="newest" value="', 1)[1].split('"', 1)[0]
    _browser(rina).post("/pemberitahuan/dibaca/", {"newest": newest})
    assert at_the_bell_of(rina) == []
    assert "Aplikasi kode" in _browser(rina).get("/pemberitahuan/").content.decode()


def test_a_new_password_by_a_code_is_told_until_it_is_undone(rina: Person) -> None:
    kim = Kim.objects.get()
    chair = build.member(kim, Role.CHAIR)
    actions.add_code_app(rina, secret=SECRET, by=AccountOwner(rina), at=timezone.now())
    _work()
    enter(rina, handed(kim.site, rina, chair), is_lost="on")
    _work()
    title = "Kata sandi akun Anda diganti lewat kode masuk, pengaman kedua dihapus"
    assert title in at_the_bell_of(rina)


def test_a_cancelled_code_leaves_no_news_of_its_password() -> None:
    office, kim = build.portal("6112"), build.kim()
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    phone = signed_in(_with_password(chair))
    enter(chair, handed(office, chair, officer))
    _work()
    assert "Kata sandi akun Anda diganti lewat kode masuk" in at_the_bell_of(chair)
    phone.post("/kode-saya/batal/")
    _work()
    assert "Kata sandi akun Anda diganti lewat kode masuk" not in at_the_bell_of(chair)
    enter(chair, handed(office, chair, officer))
    _work()
    run_again(follow_cancelled_code, "code.cancelled")
    assert "Kata sandi akun Anda diganti lewat kode masuk" in at_the_bell_of(chair)


def _with_password(person: Person) -> Person:
    person.set_password("kapal-tua-berlayar")
    person.save()
    return person


@pytest.mark.parametrize("address", ["maling@contoh.id", ""])
def test_the_old_address_gets_a_last_mail_and_its_owner_a_notice(
    rina: Person, address: str
) -> None:
    _reachable(rina)
    _work()
    Mail.objects.all().delete()
    _browser(rina).post("/pemberitahuan/pilihan/", {**CHOICES, "address": address})
    _work()
    mail = Mail.objects.get(address=OLD)
    assert "diganti" in mail.subject
    assert "/akun-dibajak/" in mail.body
    assert "maling" not in mail.body
    assert "Alamat surel Anda diganti atau dihapus" in at_the_bell_of(rina)


def test_another_address_asks_for_a_fresh_proof_and_keeps_what_was_typed(rina: Person) -> None:
    _reachable(rina)
    browser = _browser(rina, shown=660)
    form = {**CHOICES, "address": "maling@contoh.id"}
    asked = browser.post("/pemberitahuan/pilihan/", form)
    assert asked["Location"].startswith("/keamanan/pastikan/?next=")
    assert NoticeAddress.objects.get(person=rina).address == OLD
    assert "maling@contoh.id" in browser.get("/keamanan/lanjut/").content.decode()

    same = {**CHOICES, "address": f" {OLD.title()} ", "waiting": "now"}
    assert browser.post("/pemberitahuan/pilihan/", same)["Location"] == "/pemberitahuan/pilihan/"
    assert NoticeAddress.objects.get(person=rina).waiting == "now"


def test_an_office_learns_that_its_mailbox_is_another_one(ruang: Door) -> None:
    portal, officer = build.portal("6112"), build.officer("6112")
    row = NoticeAddress.objects.create(region=portal.region, address=OLD)
    confirm_address(row, by=AddressHolder(row, OLD), at=timezone.now())
    path = f"/s/{portal.ruang_label}/kotak-surel/"
    ruang(officer).post(path, {"address": "maling@contoh.id"})
    _work()
    assert path in Mail.objects.get(address=OLD).body
    assert at_the_bell_of(officer) == ["Surel bersama kantor diganti"]


def test_an_office_learns_that_its_mailbox_gets_no_more_mails() -> None:
    portal, officer = build.portal("6112"), build.officer("6112")
    row = NoticeAddress.objects.create(region=portal.region, address=OLD)
    holder = AddressHolder(row, OLD)
    confirm_address(row, by=holder, at=timezone.now())
    stop_mails(row, by=holder, at=timezone.now())
    _work()
    assert at_the_bell_of(officer) == ["Surel bersama kantor berhenti"]


@pytest.mark.parametrize("what", ["keluar", "peran"])
def test_who_leaves_or_ends_a_role_shows_who_they_are(rina: Person, what: str) -> None:
    kim = Kim.objects.get()
    chair = build.member(kim, Role.CHAIR)
    path, who = {
        "keluar": ("/s/kim-satu/anggota/keluar/", rina),
        "peran": (f"/s/kim-satu/anggota/{rina.pk}/berhenti/", chair),
    }[what]
    asked = _browser(who, shown=660).post(path)
    assert asked["Location"].startswith("/keamanan/pastikan/")
    assert rina.grants.filter(ends_at=None).exists()
