"""Weighty acts ask once more, when the second factor was shown more than ten minutes ago. What was
typed is not lost.
"""

from time import time
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.applications.flow import ApplicationStep
from kimid.demo.codes import digits
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import PolicyRow
from tests import build, build_registry
from tests.matrix.rows import digest
from tests.sure import come_in

pytestmark = pytest.mark.django_db

SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
RULING: Final = "/s/kab-kubu-raya/aturan-kim/anggota/"
ANSWER: Final = {"answer": "12", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"}
ELEVEN_MINUTES: Final = 660.0


def _officer() -> Person:
    build.portal("6112")
    made = build.officer("6112")
    return actions.add_code_app(made, secret=SECRET, by=AccountOwner(made), at=timezone.now())


def _browser(person: Person, shown: float) -> Client:
    browser = Client(HTTP_HOST="ruang.localhost")
    come_in(browser, person, shown=shown)
    return browser


def test_a_ruling_waits_for_the_code_and_nothing_typed_is_lost() -> None:
    browser = _browser(_officer(), ELEVEN_MINUTES)
    before = PolicyRow.objects.count()

    asked = browser.post(RULING, ANSWER)
    assert asked["Location"].startswith("/keamanan/pastikan/?next=")
    assert PolicyRow.objects.count() == before

    shown = browser.post(asked["Location"], {"code": digits(SECRET, time())})
    assert shown["Location"] == "/keamanan/lanjut/"
    act = browser.get("/keamanan/lanjut/").context["act"]
    assert (act.path, dict(act.fields)) == (RULING, ANSWER)

    browser.post(act.path, dict(act.fields))
    assert PolicyRow.objects.count() == before + 1
    assert browser.get("/keamanan/lanjut/").status_code == 302


def test_whoever_wants_to_look_first_comes_to_the_page_on_which_they_pressed() -> None:
    """Most addresses that forms are sent to are no pages: they answer a look with nothing."""
    browser = _browser(_officer(), ELEVEN_MINUTES)
    page = "/s/kab-kubu-raya/petugas/"

    shown = []
    for before in (f"http://ruang.localhost{page}", "http://elsewhere.example/x/", ""):
        asked = browser.post(RULING, ANSWER, HTTP_REFERER=before)
        shown.append(browser.get(asked["Location"]).context["act"].pressed_on)

    assert shown == [page, "", ""]


def test_within_ten_minutes_nobody_is_asked_again() -> None:
    browser = _browser(_officer(), 590)

    browser.post(RULING, ANSWER)

    assert PolicyRow.objects.filter(region="6112").exists()


def test_an_export_waits_for_the_code() -> None:
    browser = _browser(_officer(), ELEVEN_MINUTES)

    asked = browser.get("/s/kab-kubu-raya/angka.csv")
    assert asked["Location"] == "/keamanan/pastikan/?next=/s/kab-kubu-raya/angka.csv"
    browser.post(asked["Location"], {"code": digits(SECRET, time())})

    assert "/s/kab-kubu-raya/angka.csv" in browser.get("/keamanan/lanjut/").content.decode()
    assert browser.get("/s/kab-kubu-raya/angka.csv")["Content-Type"].startswith("text/csv")


def test_whoever_gives_the_proof_reads_first_what_was_pressed_in_their_name() -> None:
    """A thief of the session could have pressed it."""
    kim = build.kim(name="KIM Suara Teluk")
    dedi, made = build.member(kim, name="Dedi Kurniawan"), build.member(kim, Role.CHAIR)
    chair = actions.add_code_app(made, secret=SECRET, by=AccountOwner(made), at=timezone.now())
    browser = _browser(chair, ELEVEN_MINUTES)

    asked = browser.post(f"/s/{kim.site.ruang_label}/anggota/{dedi.pk}/berhenti/")
    question = browser.get(asked["Location"]).content.decode()
    browser.post(asked["Location"], {"code": digits(SECRET, time())})
    pages = (question, browser.get("/keamanan/lanjut/").content.decode())

    for page in pages:
        assert "Mencabut semua peran Dedi Kurniawan" in page
        assert "KIM Suara Teluk" in page
    assert Grant.objects.usable(timezone.now()).filter(person=dedi).exists()


def test_it_reads_what_was_typed_and_as_what_somebody_is_invited() -> None:
    kim = build.kim()
    browser = _browser(build.member(kim, Role.CHAIR), 3 * 24 * 3600.0)

    browser.post(
        f"/s/{kim.site.ruang_label}/anggota/undang/", {"name": "Bu Teman", "role": "chair"}
    )

    page = browser.get("/keamanan/lanjut/").content.decode()
    assert "Mengundang Bu Teman sebagai ketua" in page


@pytest.mark.all_sites
def test_the_words_name_a_story_to_those_only_who_may_see_it() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    draft = build.story(kim, title="Kenari di dapur Bu Rt")
    ready = build.story(kim, Stage.VERIFIED, title="Parit sudah bersih")
    browser = _browser(editor, 40 * 24 * 3600.0)

    pages = []
    for story in (draft, ready):
        browser.post(f"/s/{kim.site.ruang_label}/berita/{story.public_id}/terbitkan/")
        pages.append(browser.get("/keamanan/lanjut/").content.decode())

    assert "Menerbitkan kabar" in pages[0]
    assert "Kenari" not in pages[0]
    assert "Menerbitkan kabar “Parit sudah bersih”" in pages[1]


def test_verifying_waits_for_the_code_and_asking_back_does_not() -> None:
    made = build_registry.application(step=ApplicationStep.SENT)
    browser = _browser(_officer(), ELEVEN_MINUTES)
    before = digest()

    asked = browser.post(f"/s/kab-kubu-raya/permohonan/{made.pk}/", {"putusan": "sah"})

    assert asked["Location"].startswith("/keamanan/pastikan/")
    assert digest() == before
    assert (
        browser.post(f"/s/kab-kubu-raya/permohonan/{made.pk}/", {"putusan": "tanya"}).status_code
        != 302
    )
    assert browser.get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").status_code == 200


def test_looking_is_never_weighty() -> None:
    browser = _browser(_officer(), 10_000)

    assert browser.get(RULING).status_code == 200
    assert browser.get("/s/kab-kubu-raya/angka/").status_code == 200
