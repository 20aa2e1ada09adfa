"""Strangers at every door and form at the same time, and a hundred honest people beside them.

    python -m tests.long.limits [--database postgres]

A real server with two web processes believes X-Forwarded-For, so each visitor has an address of
their own. Takes some minutes. The last line is JSON.
"""

import json
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode

from bench import serving
from bench.databases import ROOT, Install, open_databases
from tests.limits import attacks
from tests.limits.attacks import Honest, Page

_KNOWN: Final = [attacks.VICTIM, *(f"warga{number}" for number in range(39))]
_NEW: Final = [f"baru{number}" for number in range(30)]
_TELLING: Final = 30  # people who send a tip, report or apply
_GUESSES: Final = 1200
_APPLICATIONS: Final = 600
_TIPS: Final = 60
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class _HttpBrowser:
    """A browser over HTTP. It opens a form of the workspace before it sends it."""

    def __init__(self, port: int, address: str, agent: str) -> None:
        self._port = port
        self._headers = {"X-Forwarded-For": address, "User-Agent": agent or "Firefox"}
        self._cookies: SimpleCookie = SimpleCookie()
        self._token = ""

    def get(self, host: str, path: str) -> Page:
        return self._ask("GET", host, path, "")

    def post(self, host: str, path: str, values: Mapping[str, str]) -> Page:
        if host == attacks.RUANG and not self._token:
            token = _TOKEN.search(self.get(host, path).text)
            self._token = token[1] if token else ""
        page = self._ask(
            "POST", host, path, urlencode({**values, "csrfmiddlewaretoken": self._token})
        )
        if page.is_taken:
            self._token = ""  # a sign-in changes it
        return page

    def _ask(self, method: str, host: str, path: str, body: str) -> Page:
        cookies = "; ".join(f"{name}={each.value}" for name, each in self._cookies.items())
        headers = {**self._headers, "Host": host, "Cookie": cookies}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                self._cookies.load(cookie)
            return Page(answer.status, answer.read().decode())
        finally:
            line.close()


def run(database: str) -> int:
    """Fill, attack, ask what came of it; 0 when each attack met a wall and no honest person did."""
    with TemporaryDirectory(prefix="kimid-limits-") as name:
        databases = open_databases(database, Path(name))
        try:
            install = databases.build("limits")
            _inside(install, "fill")
            with serving.kimid(install, settings={"KIMID_BEHIND_PROXY": "true"}) as server:
                compared, honest = _attack(server.port)
            stored = json.loads(_inside(install, "stored").splitlines()[-1])
        finally:
            databases.remove()
    return _verdict(compared, honest, stored)


def _attack(port: int) -> tuple[int, Honest]:
    """Everything at once. Returns how many guesses were compared, and how the honest fared."""

    def browser(address: str, agent: str) -> _HttpBrowser:
        return _HttpBrowser(port, address, agent)

    honest = Honest()
    known = {login: browser(attacks.MAST, f"HP {login}") for login in _KNOWN}
    for login, phone in known.items():
        assert attacks.sign_in(phone, login).is_taken, login
        phone.post(attacks.RUANG, "/keluar/", {})
    with ThreadPoolExecutor(5) as hands:
        names = hands.submit(attacks.try_wrong_names, browser)
        guesses = hands.submit(attacks.guess, browser, _GUESSES)
        stranger = hands.submit(attacks.shut_out, browser, 60)
        applications = hands.submit(attacks.flood_applications, browser, _APPLICATIONS)
        tips = hands.submit(attacks.flood_tips, browser, _TIPS)
        names.result()
        tips.result()
        attacks.come_back(honest, known)
        attacks.come_new(honest, browser, _NEW)
        attacks.tell(honest, browser, _TELLING)
        print(f"applications: {applications.result()}, tips: {tips.result()}")
        print(f"compared of the stranger behind the mast: {stranger.result()}")
        return guesses.result(), honest


def _verdict(compared: int, honest: Honest, stored: Mapping[str, int]) -> int:
    flooded = _APPLICATIONS + _TIPS - stored["held_of_flood"]
    slowest = max(honest.seconds)
    for line in honest.refused:
        print(line)
    people = honest.taken + len(honest.refused)
    print(
        json.dumps(
            {
                "compared": compared,
                "queued": flooded,
                "honest": people,
                "refused": len(honest.refused),
                "held": stored["held_of_honest"],
                "slowest_ms": round(slowest * 1000),
            }
        )
    )
    is_walled = compared <= 60 and flooded <= 30
    is_open = not honest.refused and stored["held_of_honest"] * 20 <= people and slowest < 1
    return 0 if is_walled and is_open else 1


def _inside(install: Install, task: str) -> str:
    command = [sys.executable, "-m", "tests.long.limits", "--inside", task]
    return subprocess.run(
        command, cwd=ROOT, env=install.environment(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def _fill() -> None:
    """A KIM, the portals above it, and people with accounts."""
    from django.core.management import call_command

    from kimid.people.models import Person
    from tests import build

    call_command("migrate", verbosity=0, interactive=False)
    build.region("00")
    build.kim(label="kim-satu")
    for login in (*_KNOWN, *_NEW):
        Person.objects.create_person(login, attacks.PASSWORD, name=login.title())


def _stored() -> None:
    """Prints what is held, of the flood and of honest people."""
    from kimid.applications.models import Application
    from kimid.moderation.models import Report
    from kimid.newsroom.models import Tip
    from kimid.sites.guard import across_sites

    with across_sites("the proof looks at the rows of every site"):
        tips = Tip.objects.filter(is_held=True)
        begun = Application.objects.filter(is_held=True)
        of_flood = tips.filter(words__startswith="Kabar bohong"), begun.filter(applicant="X")
        held = tips.count() + begun.count() + Report.objects.filter(is_held=True).count()
        flooded = sum(rows.count() for rows in of_flood)
    print(json.dumps({"held_of_flood": flooded, "held_of_honest": held - flooded}))


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.long.limits")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--inside", choices=("fill", "stored"))
    options = parser.parse_args()
    if not options.inside:
        return run(options.database)
    import django  # only in the processes that live in the install

    django.setup(set_prefix=False)
    {"fill": _fill, "stored": _stored}[options.inside]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
