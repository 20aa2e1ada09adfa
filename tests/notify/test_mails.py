"""What leaves by e-mail, when, and what it never says."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from kimid.cli.doctor import examine
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.notify import actions, mailing, notices
from kimid.notify.models import Mail, Notice, NoticeAddress, Speed
from kimid.notify.rules import AddressHolder, NoticeReader
from kimid.notify.schedule import forget_old_notices, send_digests_east, send_digests_west
from kimid.notify.sending import send_mail
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, visitors
from tests.notify.doing import give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_AT = build.AT


@pytest.fixture(autouse=True)
def _mail_server(settings: Settings) -> None:
    settings.MAIL_HOST = "localhost"
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture
def kim() -> Kim:
    return build.kim(name="KIM Teluk Kapuas")


def reachable(person: Person, **speeds: Speed) -> NoticeAddress:
    """This person has confirmed an address."""
    chosen = {
        "waiting": Speed.DIGEST,
        "mention": Speed.DIGEST,
        "mine": Speed.DIGEST,
        "group": Speed.BELL,
        **speeds,
    }
    row = actions.save_choices(
        person,
        choices=actions.NoticeChoices(address=f"{person.username}@contoh.id", zone="WIB", **chosen),
        by=NoticeReader(person),
        at=_AT,
    )
    return actions.confirm_address(row, by=AddressHolder(row, row.address), at=_AT)


def deliver() -> list[Any]:
    """Run the waiting tasks that send, and return what has left."""
    rows = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path__endswith="send_mail"
    )
    for row in rows:
        row.task.call(*row.args_kwargs["args"])
        row.delete()
    return list(outbox.outbox)


def test_what_cannot_wait_leaves_at_once_and_says_nothing_of_the_draft(kim: Kim) -> None:
    neighbour = build.member(kim)
    reachable(neighbour)
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED, title="Banjir di Dusun Hilir")
    give_notices()
    (message,) = deliver()
    text = f"{message.subject}\n{message.body}"
    assert message.to == [f"{neighbour.username}@contoh.id"]
    assert "KIM Teluk Kapuas: Kabar mendesak sudah terbit" in text
    assert story.title not in text
    assert story.author.name not in text
    assert "/pemberitahuan/" in text
    assert "List-Unsubscribe" in message.extra_headers


def test_the_rest_waits_for_one_mail_at_six(kim: Kim) -> None:
    neighbour = build.member(kim)
    row = reachable(neighbour)
    for _ in range(3):
        build.story(kim, Stage.COLLECTED, title="Rahasia dapur")
    visitors.tip(kim)
    give_notices()
    assert deliver() == []

    morning = _AT + timedelta(hours=20)
    send_digests_east.func(at=morning)
    assert deliver() == []
    send_digests_west.func(at=morning)
    send_digests_west.func(at=morning)
    (message,) = deliver()
    assert message.subject == "3 hal menunggu Anda di ruang kerja KIM"
    assert "- KIM Teluk Kapuas: Ada kabar yang menunggu dibahas. (3)" in message.body
    assert "Rahasia" not in message.body

    send_digests_west.func(at=morning + timedelta(days=1))
    assert len(deliver()) == 1, "without news there is no mail"
    row.refresh_from_db()
    assert row.digest_until == morning + timedelta(days=1)


def test_whose_account_is_closed_gets_no_mail_at_six(kim: Kim) -> None:
    neighbour = build.member(kim)
    reachable(neighbour)
    build.story(kim, Stage.COLLECTED)
    give_notices()
    Person.objects.filter(pk=neighbour.pk).update(is_active=False)
    send_digests_west.func(at=_AT + timedelta(hours=20))
    assert deliver() == []


def test_a_notice_that_is_given_after_the_digest_comes_in_the_next_one_once(kim: Kim) -> None:
    reachable(build.member(kim))
    build.story(kim, Stage.COLLECTED)
    give_notices()
    build.story(kim, Stage.COLLECTED)  # its task runs too late
    morning = _AT + timedelta(hours=20)
    send_digests_west.func(at=morning)
    give_notices()
    send_digests_west.func(at=morning)
    for day in (1, 2):
        send_digests_west.func(at=morning + timedelta(days=day))
    lines = [line for mail in deliver() for line in mail.body.splitlines() if line[:1] == "-"]
    assert lines == ["- KIM Teluk Kapuas: Ada kabar yang menunggu dibahas."] * 2


def test_what_old_digests_listed_is_listed_by_no_later_one(kim: Kim) -> None:
    """The versions before kept no list: the migration lets the next digests begin where the last
    one of theirs ended.
    """
    row = reachable(build.member(kim))
    build.story(kim, Stage.COLLECTED)
    give_notices()
    monday = _AT + timedelta(hours=20)
    send_digests_west.func(at=monday)
    assert len(deliver()) == 1
    Mail.objects.get().listed.clear()
    NoticeAddress.objects.filter(pk=row.pk).update(digest_until=monday + timedelta(days=7))

    for day in range(1, 10):
        send_digests_west.func(at=monday + timedelta(days=day))
    assert len(deliver()) == 1

    build.story(kim, Stage.COLLECTED)
    give_notices()
    late = Notice.objects.latest("pk")
    Notice.objects.filter(pk=late.pk).update(made_at=monday + timedelta(days=8))
    for day in (10, 11):
        send_digests_west.func(at=monday + timedelta(days=day))
    assert len(deliver()) == 2


def test_what_was_done_before_six_is_not_mailed(kim: Kim) -> None:
    reachable(build.member(kim))
    build.story(kim, Stage.COLLECTED)
    give_notices()
    Notice.objects.update(ended_at=_AT)
    send_digests_west.func(at=_AT + timedelta(hours=20))
    assert deliver() == []


def test_who_wants_it_at_once_gets_it_at_once_and_not_again_at_six(kim: Kim) -> None:
    reachable(build.member(kim), waiting=Speed.NOW)
    build.story(kim, Stage.COLLECTED)
    give_notices()
    assert len(deliver()) == 1
    send_digests_west.func(at=_AT + timedelta(hours=20))
    assert len(deliver()) == 1


def test_a_flood_leaves_ten_mails_at_once_and_the_rest_at_six(kim: Kim) -> None:
    reachable(build.member(kim), waiting=Speed.NOW)
    writer = build.member(kim)
    for _ in range(12):
        build.story(kim, Stage.COLLECTED, author=writer)
    give_notices()
    assert len(deliver()) == 10

    send_digests_west.func(at=_AT + timedelta(hours=20))

    *_, digest = deliver()
    assert len(Mail.objects.latest("pk").listed.all()) == 2
    assert digest.body.count("menunggu dibahas") >= 1


def test_an_address_gets_nothing_before_it_is_confirmed_nor_after_it_changed(kim: Kim) -> None:
    neighbour = build.member(kim)
    row = reachable(neighbour)
    NoticeAddress.objects.filter(pk=row.pk).update(confirmed_at=None)
    build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    give_notices()
    assert deliver() == []
    token = mailing.confirm_token(row)
    row.address = "lain@contoh.id"
    row.save()
    found = mailing.row_to_confirm(token)
    assert found is not None
    assert not AddressHolder(*found).has_perm("notify.confirm_address", found[0])
    assert mailing.row_to_confirm(token + "x") is None
    assert mailing.row_to_stop(token) is None, "a link to confirm does not stop"


def _moves(person: Person, address: str) -> None:
    """This person, or a thief, names another address, or none."""
    speeds = dict.fromkeys(("waiting", "mention", "mine", "group"), Speed.NOW)
    choices = actions.NoticeChoices(address=address, zone="WIB", **speeds)
    actions.save_choices(person, choices=choices, by=NoticeReader(person), at=_AT)


@pytest.mark.parametrize("address", ["lain@contoh.id", ""])
def test_a_mail_on_its_way_does_not_leave_for_an_address_that_was_replaced(
    kim: Kim, address: str
) -> None:
    reader = build.member(kim)
    reachable(reader, waiting=Speed.NOW)
    build.story(kim, Stage.COLLECTED)
    give_notices()
    assert Mail.objects.count() == 1

    _moves(reader, address)

    assert [sent.subject for sent in deliver()] == ["Alamat surel pemberitahuan KIM Anda diganti"]
    assert Mail.objects.filter(sent_at=None).count() == 0


def test_what_is_about_safety_leaves_for_the_address_of_before_a_thief_replaced_it(
    kim: Kim,
) -> None:
    owner = build.member(kim)
    before = reachable(owner).address
    notices.give(
        "account.factor",
        notices.Recipient.person(owner),
        about=owner,
        occasion="1",
        title="Pengaman kedua dicabut dari akun Anda",
        why="Bukan Anda?",
        link="/akun/",
        at=_AT,
    )

    _moves(owner, "pencuri@contoh.id")

    assert sorted((sent.subject, sent.to) for sent in deliver()) == [
        ("Alamat surel pemberitahuan KIM Anda diganti", [before]),
        ("Pengaman kedua akun Anda diubah", [before]),
    ]


def test_a_mail_that_was_sent_is_not_sent_by_a_second_run(kim: Kim) -> None:
    row = reachable(build.member(kim))
    mailing.queue_confirmation(row, _AT)
    mail = Mail.objects.get()
    send_mail.func(mail.pk, at=_AT)
    send_mail.func(mail.pk, at=_AT)
    assert len(outbox.outbox) == 1
    assert outbox.outbox[0].extra_headers["Message-ID"] == f"<{mail.key}.{mail.pk}@kim.localhost>"


def _refuse(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def send(self: EmailMessage, **_: object) -> int:
        raise SMTPRecipientsRefused({self.to[0]: (code, b"no such mailbox")})

    monkeypatch.setattr(EmailMessage, "send", send)


def test_a_refused_address_is_left_alone_after_three(
    kim: Kim, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = reachable(build.member(kim))
    _refuse(550, monkeypatch)
    for minute in range(3):
        mailing.queue_confirmation(row, _AT + timedelta(minutes=minute))
    deliver()
    row.refresh_from_db()
    assert (row.failures, row.takes_mails, row.is_stopped) == (3, False, True)
    assert all("no such mailbox" in mail.error for mail in Mail.objects.all())


def test_a_server_that_is_busy_is_tried_again_by_the_queue(
    kim: Kim, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = reachable(build.member(kim))
    _refuse(451, monkeypatch)
    mailing.queue_confirmation(row, _AT)
    with pytest.raises(SMTPRecipientsRefused):
        deliver()
    assert Mail.objects.get().refused_at is None


def test_an_office_has_a_mailbox_of_its_own(kim: Kim) -> None:
    officer = build.officer("6112")
    portal = build.portal("6112")
    row = actions.set_mailbox(portal, address="kominfo@kuburaya.go.id", by=officer, at=_AT)
    actions.confirm_address(row, by=AddressHolder(row, row.address), at=_AT)
    notice = Notice.objects.create(
        kind="application.to_check",
        topic="waiting",
        region_id="6112",
        role=Role.OFFICER,
        subject="x",
        subject_id="1",
        key="k",
        title="Permohonan KIM Rahasia",
        why="",
        link="/",
        made_at=_AT + timedelta(minutes=1),
    )
    send_digests_west.func(at=_AT + timedelta(hours=20))
    (message,) = deliver()
    assert message.to == ["kominfo@kuburaya.go.id"]
    assert notice.title not in message.body


def test_without_a_mail_server_no_mail_is_written(kim: Kim, settings: Settings) -> None:
    settings.MAIL_HOST = ""
    reachable(build.member(kim))
    build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    give_notices()
    send_digests_west.func(at=_AT + timedelta(hours=20))
    assert not Mail.objects.exists()


def test_old_notices_are_forgotten_and_what_still_waits_stays(kim: Kim) -> None:
    build.story(kim, Stage.COLLECTED)
    build.story(kim, Stage.PUBLISHED)
    give_notices()
    forget_old_notices.func(at=_AT + timedelta(days=91))
    assert [notice.kind for notice in Notice.objects.all()] == ["story.to_discuss"]


def test_the_doctor_names_mails_that_do_not_leave_and_servers_that_refuse(kim: Kim) -> None:
    row = reachable(build.member(kim))
    now = timezone.now()
    mailing.queue_confirmation(row, now - timedelta(hours=2))
    mailing.queue_confirmation(row, now)
    Mail.objects.filter(made_at=now).update(refused_at=now, error="550 no such mailbox")
    lines = [(finding.is_ok, finding.message) for finding in examine() if finding.topic == "mail"]
    assert lines == [
        (False, "1 wait longer than an hour; failed tasks are named under queue"),
        (False, "…@contoh.id refuses mails: 550 no such mailbox"),
    ]


def test_a_line_break_in_the_name_of_a_group_is_no_second_header() -> None:
    kim = build.kim(name="KIM Satu\nBcc: semua@contoh.id")
    reachable(build.member(kim))
    build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    give_notices()
    (message,) = deliver()
    assert message.message()["Bcc"] is None
    assert message.subject.startswith("KIM Satu Bcc: semua@contoh.id: ")
