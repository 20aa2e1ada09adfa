"""One stolen account of one KIM, by script: `python -m tests.long.stolen_account`.

A real kimid with its worker, behind nginx where that is installed, has the limits of a real
install. A thief with the password and a signed-in session of one editor, on a device that kimid
knows and with a fresh proof, makes 500 tries within twelve minutes, over HTTP. Readers, chair and
office are asked what they see. Then an officer closes the site, and opens it again. The last line
is JSON; exit code 1 when a promise was broken.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench import machine
from bench.databases import ROOT, Install, open_databases
from bench.fronts import behind_nginx
from bench.patient import PatientServer
from bench.world_words import PASSWORD, RUANG
from tests.long.form_browser import FormBrowser
from tests.long.mails import MailServer
from tests.long.stolen_quarantine import (
    Closing,
    HonestPages,
    closed_and_opened,
    officer_browser,
)
from tests.long.stolen_sight import (
    Readers,
    SeenPage,
    foreign_hosts,
    media_of,
    phrases_on,
    stories_on,
    working_links,
)
from tests.long.stolen_tries import Loot, Thief
from tests.long.stolen_watch import NEVER, Watch
from tests.long.stolen_words import LABEL, Post

_MINUTES: Final = 12
_TO_BECOME_DUE: Final = 150.0  # seconds in which everything scheduled has published itself
_NEIGHBOUR: Final = "kim-lain-0"
_LEFT_ALONE: Final = 8  # public stories that the thief does not touch
_READY: Final = 8  # stories of the neighbour that wait for publication
_BUDGET: Final = 10  # publications of an account in a day; scheduled ones do not count
_AT_MOST: Final = {
    "seconds": _MINUTES * 60,
    "published": _BUDGET,
    "titles": 2,
    "beyond": 0,
    "links": 0,
    "phrases": 0,
    "told_seconds": 60,
    "password_only": 0,
    "left": 0,
    "gone_seconds": 60,
    "alive": 0,
    "missing": 0,
}
_AT_LEAST: Final = {"tries": 500, "published": 1, "addresses": 100, "compared": 20}
_MAILBOXES: Final = ("chair_mail", "office_mail")
_SEARCHED: Final = ("slot", "menang", "panen", "dusun")


def main(arguments: list[str]) -> int:
    """Run the proof. Exit code 1 if a promise was broken."""
    parser = ArgumentParser(prog="python -m tests.long.stolen_account")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--without-daily-limits", action="store_true", help="see it fail")
    parser.add_argument("--inside", choices=("fill", "end-grace"))
    options = parser.parse_args(arguments)
    if options.inside:
        return _work_inside(options.inside)
    with TemporaryDirectory(prefix="kimid-stolen-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        databases = open_databases(options.database, folder)
        try:
            install = databases.build("stolen")
            world = json.loads(_inside(install, "fill")[-1])
            ready = json.loads(_inside(install, "end-grace")[-1])
            if not options.without_daily_limits:
                install = replace(install, has_daily_limits=True)
            result = _proof(install, folder, world, ready)
        finally:
            databases.remove()
    broken = [*_broken(result)]
    print(json.dumps({**result, "broken": broken, "on": machine.line()}))
    return int(bool(broken))


def _broken(result: dict[str, Any]) -> Iterator[str]:
    for name, most in _AT_MOST.items():
        if result[name] > most:
            yield f"{name} {result[name]}, at most {most}"
    for name, least in _AT_LEAST.items():
        if result[name] < least:
            yield f"{name} {result[name]}, at least {least}"


def _proof(
    install: Install, folder: Path, world: dict[str, Any], ready: list[str]
) -> dict[str, Any]:
    mails = MailServer()
    settings = {
        "KIMID_BEHIND_PROXY": "true",
        "KIMID_MAIL_HOST": "127.0.0.1",
        "KIMID_MAIL_PORT": str(mails.port),
        "KIMID_MAIL_STARTTLS": "no",
    }
    with (
        PatientServer(install, **settings) as server,
        _front(install, folder, server.port) as (port, front),
    ):
        readers = Readers(port, world["portals"], world["levels"])
        people = {post: _signed_in(port, f"{LABEL}-{post}") for post in Post}
        before = readers.all_pages(_SEARCHED)
        old = world["old"]
        honest = HonestPages.of(readers, [story["path"] for story in old[:_LEFT_ALONE]])
        loot = Loot(
            ready=world["ready"],
            discussed=world["discussed"],
            public=[story["id"] for story in old[_LEFT_ALONE:]],
            photos=[path.split("/")[2] for path in media_of(before) if path.endswith("/320.webp")],
        )
        thief = Thief(_known(port), FormBrowser(port), loot)
        attacked = _attacked(readers, thief, people, world, mails)
        after = readers.all_pages(_SEARCHED)
        seen = _seen(readers, thief, before, after)
        stranger = _with_password_only(port, readers, ready)
        stories = sorted({each for page in after for each in stories_on(page)})
        closing = Closing(install, readers, after, media_of(after), stories)
        browsers = {str(post): each for post, each in people.items()}
        browsers["of the thief"] = thief.browser
        closed = closed_and_opened(closing, port, world, browsers=browsers, honest=honest)
    for line in sorted(f"{times:4} {answer}" for answer, times in thief.answers.items()):
        print(line)
    return {"front": front, **attacked, **seen, "password_only": stranger, **closed}


def _attacked(
    readers: Readers,
    thief: Thief,
    people: dict[Post, FormBrowser],
    world: dict[str, Any],
    mails: MailServer,
) -> dict[str, Any]:
    """The tries, and meanwhile the fronts, the chair and the office."""
    fronts = Readers(readers.port, readers.portals, world["levels"])
    officer = officer_browser(readers.port, world["officer"])
    start = time.monotonic()
    with Watch(fronts, people[Post.CHAIR], officer, start) as watch:
        tries = thief.go(lambda: time.monotonic() - start > _MINUTES * 60)
        seconds = time.monotonic() - start
        while time.monotonic() - start < seconds + _TO_BECOME_DUE:
            time.sleep(1)
    moments = [*watch.informed.values()]
    moments += [mails.first_at.get(world[key], NEVER) - start for key in _MAILBOXES]
    return {
        "tries": tries,
        "seconds": round(seconds),
        "titles": watch.most_titles,
        "told_seconds": round(max(moments), 1),
    }


def _seen(
    readers: Readers, thief: Thief, before: list[SeenPage], after: list[SeenPage]
) -> dict[str, Any]:
    """What came through."""
    new = {each for page in after for each in stories_on(page)} - {
        each for page in before for each in stories_on(page)
    }
    uppers = [page for page in after if page.host in readers.upper_hosts]
    beyond = sorted({each for page in uppers for each in stories_on(page) & thief.own})
    links = working_links(after, foreign_hosts(before))
    phrases = phrases_on(uppers)
    for line in (*beyond, *links[:20], *phrases[:20]):
        print(line)
    return {
        "addresses": len(after),
        "published": len(new - thief.scheduled),
        "scheduled": len(new & thief.scheduled),
        "beyond": len(beyond),
        "links": len(links),
        "phrases": len(phrases),
    }


def _with_password_only(port: int, readers: Readers, ready: list[str]) -> int:
    """How much an editor without a second factor publishes after the two weeks, on a new device:
    what a thief with the password alone could.
    """
    browser = _signed_in(port, f"{_NEIGHBOUR}-r")
    before = {*_ids(readers.page(_NEIGHBOUR, "/").text)}
    for story in ready:
        path = f"/s/{_NEIGHBOUR}/berita/{story}/"
        browser.send(RUANG, f"{path}terbitkan/", {})
        browser.send(RUANG, f"{path}jadwal/", {"on": "2031-01-01", "hour": "08:00"})
    return len({*_ids(readers.page(_NEIGHBOUR, "/").text)} - before)


def _ids(page: str) -> Iterator[str]:
    for part in page.split("/berita/")[1:]:
        yield part.partition("/")[0].rpartition("-")[2]


def _signed_in(port: int, username: str) -> FormBrowser:
    browser = FormBrowser(port)
    browser.sign_in(username, PASSWORD)
    return browser


def _known(port: int) -> FormBrowser:
    """The worst case: a browser that has known the account before, and a proof of this minute."""
    browser = _signed_in(port, f"{LABEL}-{Post.VICTIM}")
    browser.send(RUANG, "/keluar/", {})
    browser.sign_in(f"{LABEL}-{Post.VICTIM}", PASSWORD)
    return browser


@contextmanager
def _front(install: Install, folder: Path, kimid_port: int) -> Iterator[tuple[int, str]]:
    """The port that readers ask: of nginx by the sample, or of kimid where nginx is missing."""
    if machine.missing("nginx"):
        yield kimid_port, "none"
        return
    with behind_nginx(install, folder, kimid_port) as server:
        yield server.port, "nginx"


def _inside(install: Install, task: str) -> list[str]:
    command = [sys.executable, "-m", "tests.long.stolen_account", "--inside", task]
    return subprocess.run(
        command, cwd=ROOT, env=install.environment(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()


def _work_inside(task: str) -> int:
    import django  # only in the processes that live in the install

    django.setup(set_prefix=False)
    from tests.long import stolen_world  # models are ready only now

    if task == "fill":
        stolen_world.fill()
    else:
        stolen_world.end_grace(f"{_NEIGHBOUR}-r", _READY)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
