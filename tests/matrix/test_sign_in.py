"""The door: guessing is slow, nobody is led astray by it, and what was given can be taken back at
once.
"""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from typing import Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from pytest_django import Settings

from kimid.access.actions import grant_on_region
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.people.models import Person
from tests import build
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.cast import Place, Thing, Who
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

_SECRET: Final = "gotong-royong-2026"
_EVIL: Final = (
    "https://jahat.example/",
    "http://jahat.example",
    "//jahat.example",
    "///jahat.example",
    "////jahat.example",
    "/\\jahat.example",
    "\\\\jahat.example",
    "\\/jahat.example",
    "http:jahat.example",
    "http:/jahat.example",
    "https:///jahat.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "JaVaScRiPt:alert(1)",
    " //jahat.example",
    "\t//jahat.example",
    "\n//jahat.example",
    "http://ruang.localhost@jahat.example",
    "http://ruang.localhost.jahat.example",
    "http://jahat.example\\@ruang.localhost",
    "http://kim.localhost/",
    "http://kim-kenari.kim.localhost/",
    "http://media.localhost/",
    "https://ruang.localhost:8443/",
    "//ruang.localhost:1/",
    "ftp://ruang.localhost/",
    "%2f%2fjahat.example",
)


def _rina() -> Person:
    return Person.objects.create_person(
        "rina", _SECRET, name="Rina", phone="081234567890", email="rina@desa.example"
    )


def _sign_in(
    house: PageCacheMiddleware,
    login: str = "rina",
    password: str = _SECRET,
    path: str = "/masuk/",
    host: str = RUANG,
    **form: str,
) -> Answer:
    return Browser(house).send(
        "POST", host, path, {"login": login, "password": password, **form}, origin=f"http://{host}"
    )


def _as_browsers_read(address: str) -> str:
    """Browsers take a backslash for a slash, and drop tabs and line breaks before they look."""
    return re.sub(r"[\t\r\n]", "", address).strip().replace("\\", "/")


@pytest.mark.parametrize("evil", _EVIL)
def test_signing_in_leads_nowhere_else(gate: PageCacheMiddleware, evil: str) -> None:
    _rina()

    answers = [_sign_in(gate, next=evil), Browser(gate).send("GET", RUANG, f"/masuk/?next={evil}")]

    assert answers[0].status == 302
    assert "sessionid=" in str(answers[0].headers)
    assert (
        urlsplit(
            urljoin(f"http://{RUANG}/masuk/", _as_browsers_read(answers[0].header("Location")))
        ).netloc
        == RUANG
    )
    assert answers[1].status == 200


def test_signing_in_leads_where_one_was_going(gate: PageCacheMiddleware) -> None:
    _rina()

    asked = Browser(gate).send("GET", RUANG, "/s/kim-kenari/berita/?x=1").header("Location")

    assert asked == "/masuk/?next=/s/kim-kenari/berita/%3Fx%3D1"
    assert (
        _sign_in(gate, next="/s/kim-kenari/berita/").header("Location") == "/s/kim-kenari/berita/"
    )


def test_a_password_can_be_guessed_five_times_whatever_the_process_the_spelling_and_the_host(
    gate: PageCacheMiddleware,
) -> None:
    """The second gate shares nothing with the first but the database, like another process."""
    _rina()
    other = PageCacheMiddleware(get_wsgi_application(), follow=False)
    guesses = [
        (gate, "rina", RUANG),
        (other, "RINA", "RUANG.localhost"),
        (gate, " Rina", f"{RUANG}:1"),
        (other, "0812-3456-7890", f"{RUANG}."),
        (gate, "+62 812 3456 7890", f"{RUANG}:2"),
    ]

    wrong = [_sign_in(house, login, "salah", host=host) for house, login, host in guesses]
    right = [
        _sign_in(house, login, host=host)
        for house, login, host in (*guesses, (other, "rina@desa.example", f"{RUANG}:3"))
    ]

    assert {answer.status for answer in wrong} == {200}
    assert {answer.status for answer in right} == {200}
    assert "Tunggu 10 menit" in right[-1].text
    assert _sign_in(gate, "orang-lain").status == 200


def _guess(house: PageCacheMiddleware, login: str, forwarded: str) -> bool:
    """Whether a guess was compared."""
    form = {"login": login, "password": "salah"}
    page = Browser(house).send("POST", RUANG, "/masuk/", form, x_forwarded_for=forwarded).text
    return "Tunggu" not in page


def test_a_visitor_gets_no_further_guess_by_what_they_say_of_their_address(
    gate: PageCacheMiddleware,
) -> None:
    guesses = [_guess(gate, "rina", f"10.{number}.0.1") for number in range(7)]

    assert guesses == [*[True] * 5, *[False] * 2]


def test_ten_wrong_names_from_one_address_shut_out_nobody_behind_it(
    gate: PageCacheMiddleware,
) -> None:
    _rina()
    guesses = [_guess(gate, f"tamu{number}", "") for number in range(10)]

    assert guesses == [True] * 10
    assert _sign_in(gate).status == 302


def test_behind_a_front_server_one_who_guesses_does_not_shut_out_the_others(
    gate: PageCacheMiddleware, settings: Settings
) -> None:
    """The front server writes the last address; what stands before it the visitor may
    have written.
    """
    settings.BEHIND_PROXY = True
    _rina()
    guesses = [_guess(gate, "rina", f"10.{number}.0.1, 203.0.113.7") for number in range(7)]
    assert guesses == [*[True] * 5, *[False] * 2]

    form = {"login": "rina", "password": _SECRET}
    assert (
        Browser(gate)
        .send("POST", RUANG, "/masuk/", form, x_forwarded_for="203.0.113.7, 198.51.100.8")
        .status
        == 302
    )


def test_no_answer_at_the_door_tells_whether_a_name_exists(gate: PageCacheMiddleware) -> None:
    _rina()
    names = ("rina", "tidak-ada", "081234567890", "089999999999")

    answers = {name: _sign_in(gate, name, "salah-semua").text.replace(name, "") for name in names}

    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert len({tokens.sub("", text) for text in answers.values()}) == 1


def test_a_session_from_before_signing_in_is_not_the_one_after(gate: PageCacheMiddleware) -> None:
    _rina()
    planted = "a" * 32
    browser = Browser(gate, planted)

    answer = browser.send("POST", RUANG, "/masuk/", {"login": "rina", "password": _SECRET})

    cookies = [value for name, value in answer.headers if name == "Set-Cookie"]
    session = next(cookie for cookie in cookies if cookie.startswith("sessionid="))
    assert planted not in session
    assert Browser(gate, planted).send("GET", RUANG, "/tempat/").status == 302


def test_over_https_the_cookies_belong_to_this_host_alone(
    gate: PageCacheMiddleware, settings: Settings
) -> None:
    _rina()
    for name, value in _settings_over_https().items():
        setattr(settings, name, value)
    browser = Browser(PageCacheMiddleware(get_wsgi_application(), follow=False))
    browser.cookies = {"__Host-csrftoken": "k" * 32}

    form = {"login": "rina", "password": _SECRET, "remember": "on"}
    answer = browser.send(
        "POST",
        RUANG,
        "/masuk/",
        form,
        origin=f"https://{RUANG}",
        referer=f"https://{RUANG}/masuk/",
        x_csrftoken="k" * 32,
    )

    cookies = [value for name, value in answer.headers if name == "Set-Cookie"]
    assert {cookie.partition("=")[0] for cookie in cookies} == {
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Host-known",
    }
    for cookie in cookies:
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path=/", "samesite=lax"} <= parts
        assert not any(part.startswith("domain") for part in parts)
    assert "max-age=31536000" in answer.header("Strict-Transport-Security")


def _settings_over_https() -> dict[str, object]:
    """What the real settings say when `KIMID_PUBLIC_SCHEME` is https."""
    wanted = ("SESSION_COOKIE", "CSRF_COOKIE", "BROWSER_COOKIE", "SECURE_HSTS", "PUBLIC_SCHEME")
    said = (
        f"{{name: value for name, value in vars(settings).items() if name.startswith({wanted!r})}}"
    )
    code = f"import json; from kimid import settings; print(json.dumps({said}))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "KIMID_PUBLIC_SCHEME": "https"},
        capture_output=True,
        check=True,
    )
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_who_is_deactivated_is_out_with_the_next_request(
    gate: PageCacheMiddleware, world: World
) -> None:
    browser = Browser(gate, session_of(world.people[Who.CHAIR]))
    assert browser.send("GET", RUANG, "/s/kim-kenari/").status == 200

    Person.objects.filter(pk=world.people[Who.CHAIR].pk).update(is_active=False)

    assert browser.send("GET", RUANG, "/s/kim-kenari/").status == 302
    assert browser.send("POST", RUANG, "/s/kim-kenari/tulis/").status == 302


def test_who_gets_a_new_password_is_out_everywhere_else(gate: PageCacheMiddleware) -> None:
    rina = _rina()
    browser = Browser(gate, session_of(rina))
    assert browser.send("GET", RUANG, "/tempat/").status == 200

    rina.set_password("kata-sandi-yang-baru")
    rina.save()

    assert browser.send("GET", RUANG, "/tempat/").status == 302


def test_a_role_that_ends_counts_no_more_with_the_next_request(
    gate: PageCacheMiddleware, world: World
) -> None:
    story = world.story(Place.A, Thing.VERIFIED)
    browser = Browser(gate, session_of(world.people[Who.EDITOR]))
    assert browser.send("GET", RUANG, f"/s/kim-kenari/berita/{story.public_id}/").status == 200

    Grant.objects.filter(person=world.people[Who.EDITOR]).update(
        ends_at=timezone.now() - timedelta(seconds=1)
    )

    assert browser.send("GET", RUANG, f"/s/kim-kenari/berita/{story.public_id}/").status == 404
    assert (
        browser.send("POST", RUANG, f"/s/kim-kenari/berita/{story.public_id}/terbitkan/").status
        == 404
    )


def test_a_role_counts_from_its_beginning_and_not_before(
    gate: PageCacheMiddleware, world: World
) -> None:
    person = world.people[Who.SIBLING]
    grant_on_region(
        build.region("6112"),
        person=person,
        role=Role.OFFICER,
        by=build.BUILDER,
        at=timezone.now() + timedelta(hours=1),
    )

    assert (
        Browser(gate, session_of(person)).send("GET", RUANG, "/s/kab-kubu-raya/meja/").status == 404
    )
