"""What makes the workspace an app: who is there, what it is called, what it keeps, and what other
apps may hand over.
"""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kimid.newsroom.models import Story
from kimid.people.models import Person
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


def test_the_house_says_who_is_signed_in_and_for_whom_they_write(ruang: Door) -> None:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    dedi = build.member(kim)
    officer = build.officer()

    said = [ruang(who).get("/saya/").json() for who in (dedi, officer)]
    nobody = Client(HTTP_HOST="ruang.localhost").get("/saya/").json()

    assert [(each["person"], each["sites"]) for each in said] == [
        (str(dedi.pk), [{"label": "kim-satu", "name": "KIM Satu"}]),
        (str(officer.pk), []),
    ]
    assert (nobody["person"], nobody["sites"]) == ("", [])


def test_the_worker_may_ask_who_is_there_while_somebody_comes_in() -> None:
    phone = Client(HTTP_HOST="ruang.localhost", enforce_csrf_checks=True)
    Person.objects.create_person("dedi", "kabar-desa-2026", name="Dedi")
    asked_before = Client(HTTP_HOST="ruang.localhost").get("/saya/")
    found = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', phone.get("/masuk/").content.decode()
    )
    assert found is not None
    phone.cookies.update(asked_before.cookies)  # this answer comes after the page of the door

    sent = {"login": "dedi", "password": "kabar-desa-2026", "csrfmiddlewaretoken": found[1]}
    assert phone.post("/masuk/", sent).status_code == 302


def test_the_token_of_who_is_there_opens_forms(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    phone = Client(HTTP_HOST="ruang.localhost", enforce_csrf_checks=True)
    phone.force_login(build.member(kim), backend="kimid.people.backend.PersonBackend")
    token = phone.get("/saya/").json()["token"]

    sent = {"draft": "23456789ab", "title": "Air"}
    assert phone.post("/s/kim-satu/tulis/simpan/", sent).status_code == 403
    assert (
        phone.post("/s/kim-satu/tulis/simpan/", sent, headers={"X-CSRFToken": token}).status_code
        == 200
    )


def test_the_app_has_a_name_icons_and_takes_photos_from_other_apps() -> None:
    visitor = Client(HTTP_HOST="ruang.localhost")
    said = visitor.get("/manifest.webmanifest").json()

    assert (said["name"], said["start_url"], said["display"]) == ("KIM", "/", "standalone")
    assert said["share_target"]["action"] == "/bagikan/"
    assert all(visitor.get(icon["src"]).status_code == 200 for icon in said["icons"])


def test_everything_the_worker_keeps_is_there_under_a_name_that_changes_with_it() -> None:
    visitor = Client(HTTP_HOST="ruang.localhost")
    source = visitor.get("/sw.js").content.decode()
    found = re.search(r"serve\((\{.*\})\)", source)
    assert found is not None
    app = json.loads(found[1])

    assert [path for path in app["files"] if visitor.get(path).status_code != 200] == []
    assert [path for path in app["files"] if not re.search(r"\.[0-9a-f]{12}\.", path)] == [
        "/favicon.svg",
        "/ikon-192.png",
    ]


def test_the_page_for_no_signal_is_the_same_for_everybody_and_needs_only_what_the_worker_keeps(
    ruang: Door,
) -> None:
    dedi = build.member(build.kim(label="kim-satu", name="KIM Satu"))
    visitor = Client(HTTP_HOST="ruang.localhost")
    app = json.loads(re.findall(r"serve\((\{.*\})\)", visitor.get("/sw.js").content.decode())[0])
    page = visitor.get(app["offline"]).content.decode()

    assert app["offline"] == "/luring/"
    assert page == ruang(dedi).get("/luring/").content.decode()
    assert "Sedang tidak tersambung" in page
    assert set(re.findall(r'(?:src|href)="(/[^"]+\.\w+)"', page)) <= set(app["files"])
    assert re.findall(r"<!--(/?\w+)-->", page) == ["beranda", "/beranda"]


def test_the_page_for_no_signal_leads_on_without_the_worker_too(ruang: Door) -> None:
    page = Client(HTTP_HOST="ruang.localhost").get("/luring/").content.decode()
    links = re.findall(r'<a class="button" href="([^"]+)"', page)
    dedi = ruang(build.member(build.kim(label="kim-satu")))
    officer = ruang(build.officer("61"))

    assert links == ["/", "/kotak-keluar/"]
    for link in links:
        assert dedi.get(link, follow=True).status_code == 200
        assert officer.get(link, follow=True).status_code == 200
    assert dedi.get("/kotak-keluar/")["Location"] == "/s/kim-satu/kotak-keluar/"


@pytest.mark.all_sites
def test_what_is_handed_over_without_the_worker_is_quoted_and_begins_a_story_only_with_our_form(
    ruang: Door,
) -> None:
    dedi = build.member(build.kim(label="kim-satu", name="KIM Satu"))
    phone = Client(HTTP_HOST="ruang.localhost", enforce_csrf_checks=True)
    phone.force_login(dedi, backend="kimid.people.backend.PersonBackend")
    before = whole_database()

    handed = {
        "title": "",
        "text": "Banjir di RT 2\nMohon bantuan",
        "foto": SimpleUploadedFile("a.jpg", b"foto", "image/jpeg"),
    }
    page = phone.post("/bagikan/", handed).content.decode()

    assert "&gt; Banjir di RT 2\n&gt; Mohon bantuan" in page
    assert "Tulis untuk KIM Satu" in page
    assert "Fotonya perlu dipilih sekali lagi" in page
    assert whole_database() == before
    ruang(dedi).post(
        "/s/kim-satu/tulis/", {"body": "> Banjir di RT 2", "source_kind": "told", "begin": "1"}
    )
    assert [(story.body, story.sources.get().kind) for story in Story.objects.all()] == [
        ("> Banjir di RT 2", "told")
    ]


def test_pages_of_a_phone_that_others_use_too_say_so(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    phone = ruang(build.member(kim))
    assert b" data-shared" not in phone.get("/s/kim-satu/").content

    session = phone.session
    session.set_expiry(0)
    session.save()

    assert b" data-shared" in phone.get("/s/kim-satu/").content
