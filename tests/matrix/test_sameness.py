"""One address, one answer: a public page is the same for a phone, a crawler, a referring search
page and a signed-in editor.

So nobody can show a search engine another page than a reader (cloaking), and nothing of a session
can get into a public page.
"""

import re
from itertools import product
from typing import Final

import pytest

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import Answer, ask, environ_of, session_of
from tests.matrix.cast import Door, Thing, Who
from tests.matrix.subjects import POLICY, cases
from tests.matrix.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

AGENTS: Final = (
    (
        "Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/141.0.0.0 Mobile Safari/537.36"
    ),
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "curl/8.14.1",
    "",
)
REFERRERS: Final = ("", "https://www.google.com/", "https://jahat.example/slot")
_SLIP: Final = re.compile(rb'name="slip" value="[^"]+"')
LANGUAGES: Final = ("", "en-US,en;q=0.9", "id;q=0.1, ar")


def _addresses(world: World) -> set[tuple[str, str]]:
    """Every public page and every public refusal of the matrix, by GET."""
    public = {
        (case.host, case.path)
        for case in cases(world)
        if POLICY[case.route].door is Door.PUBLIC and case.thing is not Thing.OPEN
    }
    return public | {
        ("kim-kenari.kim.localhost", "/slot-gacor/"),
        ("tidak-ada.kim.localhost", "/"),
        ("media.localhost", "/x.jpg"),
    }


def _cookies(world: World) -> tuple[str, ...]:
    session = session_of(world.people[Who.EDITOR])
    return (
        "",
        f"sessionid={session}; csrftoken=abc",
        "sessionid=ngawur; lang=en; django_language=en; x",
    )


def _ask(gate: PageCacheMiddleware, where: tuple[str, str], **headers: str) -> Answer:
    """The answer without what only the clock decides, and without the slip of a form, which is
    another each time.
    """
    environ = environ_of("GET", *where)
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items() if value}
    answer = ask(gate, environ)
    kept = [header for header in answer.headers if header[0] not in ("Date", "Expires")]
    return answer._replace(headers=kept, body=_SLIP.sub(b"", answer.body))


def _anew(gate: PageCacheMiddleware, where: tuple[str, str], **headers: str) -> Answer:
    """The same, of a page that is made for this request."""
    gate.store.pages.clear(0)
    return _ask(gate, where, **headers)


@pytest.mark.parametrize("kept", [True, False], ids=["stored", "made anew"])
def test_a_public_page_is_the_same_for_everybody(
    gate: PageCacheMiddleware, world: World, *, kept: bool
) -> None:
    gate.store.catch_up()
    cookies = _cookies(world)
    # Every two of agent, referrer, cookie and language come together; a page made anew sees each of
    # them.
    pairs = [
        (agent, referrer, cookies[(first + second) % 3], LANGUAGES[(first + 2 * second) % 3])
        for (first, agent), (second, referrer) in product(enumerate(AGENTS), enumerate(REFERRERS))
    ]
    ways = (
        pairs
        if kept
        else list(zip(AGENTS, REFERRERS * 2, cookies * 2, LANGUAGES * 2, strict=False))
    )
    for where in _addresses(world):
        first = _ask(gate, where)
        for agent, referrer, cookie, language in ways:
            said = {
                "user_agent": agent,
                "referer": referrer,
                "cookie": cookie,
                "accept_language": language,
            }
            again = _ask(gate, where, **said) if kept else _anew(gate, where, **said)
            if (
                not kept and again != first
            ):  # a page that tells the minute may have been made in two of them
                first = _anew(gate, where)
                again = _anew(gate, where, **said)
            assert again == first, (
                f"{where} differs for {agent!r}, {referrer!r}, {cookie!r}, {language!r}"
            )
        assert first.header("Vary") in ("", "Accept-Encoding")
        assert not first.header("Set-Cookie")


@pytest.mark.usefixtures("world")
def test_the_compressed_page_is_the_same_for_everybody_too(gate: PageCacheMiddleware) -> None:
    gate.store.catch_up()
    where = ("kim-kenari.kim.localhost", "/")
    for coding in ("br", "gzip"):
        first = _ask(gate, where, accept_encoding=coding)
        assert first.header("Content-Encoding") == coding
        assert {
            _ask(gate, where, accept_encoding=coding, user_agent=agent).body for agent in AGENTS
        } == {first.body}
