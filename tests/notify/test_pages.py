"""The bell's list and the choices, over HTTP."""

from urllib.parse import urlsplit

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.notify import mailing
from kimid.notify.models import Mail, Notice, NoticeAddress
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.notify.doing import give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_CHOICES = {
    "address": "Rina@contoh.id",
    "waiting": "now",
    "mention": "digest",
    "mine": "digest",
    "group": "bell",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture(autouse=True)
def _mail_server(settings: Settings) -> None:
    settings.MAIL_HOST = "localhost"
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def test_the_bell_leads_to_what_waits(kim: Kim, ruang: Door) -> None:
    neighbour = build.member(kim)
    story = build.story(kim, Stage.COLLECTED)
    give_notices()
    client = ruang(neighbour)
    home = client.get("/s/kim-satu/").content.decode()
    assert 'href="/pemberitahuan/"' in home
    assert "1<span" in home.split("bell__count", 1)[1][:40]
    page = client.get("/pemberitahuan/").content.decode()
    assert "1 menunggu Anda" in page
    assert f'href="/s/kim-satu/berita/{story.public_id}/"' in page or story.public_id in page


def test_reading_everything_leaves_what_waits(kim: Kim, ruang: Door) -> None:
    writer = build.member(kim)
    build.story(kim, Stage.COLLECTED)
    build.story(kim, Stage.PUBLISHED, author=writer)
    give_notices()
    Notice.objects.update(made_at=timezone.now())
    client = ruang(writer)
    page = client.get("/pemberitahuan/").content.decode()
    newest = page.split('name="newest" value="', 1)[1].split('"', 1)[0]
    assert "Semua sudah dibaca" in page
    assert client.post("/pemberitahuan/dibaca/", {"newest": newest}).status_code == 302
    page = client.get("/pemberitahuan/").content.decode()
    assert "Semua sudah dibaca" not in page
    assert "1 menunggu Anda" in page
    assert client.post("/pemberitahuan/dibaca/", {"newest": "9" * 40}).status_code == 302


def test_an_address_is_asked_once_confirmed_by_its_link_and_stopped_by_another(
    kim: Kim, ruang: Door
) -> None:
    person = build.member(kim)
    client = ruang(person)
    assert client.post("/pemberitahuan/pilihan/", _CHOICES).status_code == 302
    row = NoticeAddress.objects.get(person=person)
    assert (row.address, row.confirmed_at, row.waiting) == ("rina@contoh.id", None, "now")
    body = Mail.objects.get().body
    link = urlsplit(body.split("tekan Ya: ", 1)[1].split()[0]).path

    visitor = Client(HTTP_HOST="ruang.localhost")
    assert visitor.get(link).status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at is None, "mail servers open links too"
    assert "Terima kasih" in visitor.post(link).content.decode()
    row.refresh_from_db()
    assert row.takes_mails

    stop = urlsplit(mailing.stop_url(row)).path
    strict = Client(HTTP_HOST="ruang.localhost", enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    row.refresh_from_db()
    assert (row.address, row.takes_mails) == ("", False)
    assert visitor.get(link).status_code == 410
    assert visitor.get("/surel/ya/bohong/").status_code == 404


def test_nobody_floods_a_stranger_with_questions(kim: Kim, ruang: Door) -> None:
    client = ruang(build.member(kim))
    answers = [
        client.post("/pemberitahuan/pilihan/", {**_CHOICES, "address": f"korban{n}@contoh.id"})
        for n in range(5)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 422, 422]
    assert "coba lagi besok" in answers[-1].content.decode()
    assert "korban4@contoh.id" in answers[-1].content.decode(), "what was typed is given back"
    assert Mail.objects.count() == 3


def test_pressing_save_again_asks_again_but_not_for_ever(kim: Kim, ruang: Door) -> None:
    client = ruang(build.member(kim))
    for _ in range(5):
        client.post("/pemberitahuan/pilihan/", _CHOICES)
    assert Mail.objects.count() == 3


def test_a_wrong_address_is_answered_in_words(kim: Kim, ruang: Door) -> None:
    client = ruang(build.member(kim))
    answer = client.post("/pemberitahuan/pilihan/", {**_CHOICES, "address": "rina"})
    assert answer.status_code == 422
    assert "Tulis seperti ini" in answer.content.decode()


def test_the_mailbox_of_an_office_is_set_by_its_officers_only(kim: Kim, ruang: Door) -> None:
    portal = build.portal("6112")
    path = f"/s/{portal.ruang_label}/kotak-surel/"
    assert ruang(build.officer("6112", Role.PORTAL_EDITOR)).get(path).status_code == 404
    client = ruang(build.officer("6112"))
    assert client.get(path).status_code == 200
    assert client.post(path, {"address": "kominfo@kuburaya.go.id"}).status_code == 302
    assert NoticeAddress.objects.get(region="6112").address == "kominfo@kuburaya.go.id"
    assert outbox.outbox == []
