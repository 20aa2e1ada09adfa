"""Forms sent from where they should not come, too large, and about what belongs to others."""

from typing import Final

import pytest

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import Place, Said, Thing, Who
from tests.matrix.policy import expected
from tests.matrix.rows import digest
from tests.matrix.subjects import cases
from tests.matrix.world import World
from tests.newsroom.routes.public import StoryLinks

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


# The token in its address is the proof: mail programs press "unsubscribe" for their reader.
_SENT_BY_MAIL_PROGRAMS: Final = {"stop-mails"}


def _writes(world: World, who: Who) -> list[Case]:
    """Every form that this one of the cast may send with effect."""
    return [
        case
        for case in cases(world)
        if case.route[1] not in _SENT_BY_MAIL_PROGRAMS
        if expected(case.route, "POST", who, case.place, case.thing) in (Said.DONE, Said.SHOWN)
    ]


_FROM_ELSEWHERE: Final = {
    "without a token": {"x_csrftoken": ""},
    "with another token": {"x_csrftoken": "k" * 32},
    "from another origin": {"origin": "https://jahat.example"},
    "from the site of a neighbour": {"origin": "http://kim-merpati.kim.localhost"},
    "from the portal": {"origin": "http://kim.localhost"},
    "from an origin that hides": {"origin": "null"},
    "from the same name over https": {"origin": "https://ruang.localhost"},
    "from another port": {"origin": "http://ruang.localhost:8080"},
    "from a name that begins alike": {"origin": "http://ruang.localhost.jahat.example"},
}


@pytest.mark.parametrize("where", _FROM_ELSEWHERE)
def test_a_form_that_does_not_come_from_the_workspace_is_refused(
    gate: PageCacheMiddleware, where: str, world: World
) -> None:
    browsers = {
        who: Browser(gate, session_of(world.people[who])) for who in (Who.EDITOR, Who.PORTAL_EDITOR)
    }
    before = digest()
    for who, browser in browsers.items():
        for case in (case for case in _writes(world, who) if case.host == RUANG):
            answer = browser.send("POST", case.host, case.path, case.form, **_FROM_ELSEWHERE[where])
            assert answer.status == 403, (case, answer.status)
            assert "Halaman ini perlu dibuka ulang" in answer.text
            assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before


@pytest.mark.parametrize("where", _FROM_ELSEWHERE)
def test_nobody_is_signed_in_or_out_from_elsewhere(
    gate: PageCacheMiddleware, where: str, world: World
) -> None:
    session = session_of(world.people[Who.EDITOR])
    for path in ("/masuk/", "/keluar/"):
        assert (
            Browser(gate, session).send("POST", RUANG, path, None, **_FROM_ELSEWHERE[where]).status
            == 403
        )
    assert Browser(gate, session).send("GET", RUANG, "/tempat/").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://jahat.example"},
        {"origin": "http://kim-merpati.kim.localhost"},
        {"origin": "http://ruang.localhost"},
        {"origin": "https://kim-kenari.kim.localhost"},
        {"origin": "http://kim-kenari.kim.localhost.jahat.example"},
        {"origin": "null"},
        {"origin": "", "sec_fetch_site": "cross-site"},
        {"origin": "", "sec_fetch_site": "same-site"},
    ],
)
def test_a_public_form_that_comes_from_elsewhere_is_refused(
    gate: PageCacheMiddleware, headers: dict[str, str], world: World
) -> None:
    before = digest()

    form = {"how_known": "Saya di sana."}
    answer = Browser(gate).send(
        "POST",
        "kim-kenari.kim.localhost",
        f"/pastikan/{world.get(StoryLinks).confirm[Thing.OPEN]}/",
        form,
        **headers,
    )

    assert answer.status == 400
    assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before


def test_a_link_is_used_once_and_looking_uses_nothing(
    gate: PageCacheMiddleware, world: World
) -> None:
    host = RUANG
    path = f"/pastikan/{world.get(StoryLinks).confirm[Thing.OPEN]}/"
    browser = Browser(gate)
    form = {"how_known": "Saya di sana."}

    looked = [browser.send(method, host, path).status for method in ("GET", "HEAD", "GET")]
    sent = [browser.send("POST", host, path, form).status for _ in range(3)]

    assert (looked, sent) == ([200, 200, 200], [200, 410, 410])
    assert "no-store" in browser.send("GET", host, path).header("Cache-Control")


@pytest.mark.parametrize("stage", ["published", "withdrawn"])
def test_an_open_link_to_a_story_that_needs_it_no_more_shows_nothing(
    gate: PageCacheMiddleware, stage: str, world: World
) -> None:
    editor = Browser(gate, session_of(world.people[Who.EDITOR]))
    story = world.story(Place.A, Thing.DISCUSSED)
    steps = {
        "pastikan": {"how_known": "Saya di sana."},
        "terbitkan": {},
        "tarik": {"kind": "wrong", "reason": "Angkanya keliru."},
    }
    for verb in list(steps)[: 2 if stage == "published" else 3]:
        assert (
            editor.send(
                "POST", RUANG, f"/s/kim-kenari/berita/{story.public_id}/{verb}/", steps[verb]
            ).status
            == 302
        )

    answer = Browser(gate).send(
        "GET", RUANG, f"/pastikan/{world.get(StoryLinks).confirm[Thing.OPEN]}/"
    )

    assert answer.status == 410
    assert not world.canaries.leaks(answer.everything, Who.ANONYMOUS)


def test_a_form_with_too_many_fields_or_too_much_in_it_is_refused_without_a_stir(
    gate: PageCacheMiddleware, world: World
) -> None:
    browser = Browser(gate, session_of(world.people[Who.EDITOR]))
    before = digest()
    for form in (
        {f"a{number}": "1" for number in range(300)},
        {"title": "a" * 1_100_000},
        {"title": "\x00"},
        {"title": "a" * 141},
    ):
        answer = browser.send("POST", RUANG, "/s/kim-kenari/tulis/", form)
        assert answer.status in (400, 413, 422)
        assert "default-src 'none'" in answer.header("Content-Security-Policy")
    assert digest() == before
