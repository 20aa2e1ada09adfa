"""A thousand mails while the worker is killed fifty times: `python -m tests.long.mails`.

A mail server of our own takes them. It shows a mail once by its Message-ID, as mail servers and
readers do, and counts what came a second time under the same one. The last line is JSON; exit code
1 when a mail is missing or came under two of them.
"""

import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bench import machine
from bench.databases import ROOT, Install, open_databases

_PATIENCE: Final = 240.0  # seconds for the last worker: a lost task waits a minute
_DELAY: Final = 0.02  # seconds before the server takes a mail: it stands somewhere else


class MailServer(socketserver.ThreadingTCPServer):
    """Takes every mail, and remembers its Message-ID, and when the first came to each address."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Dialogue)
        self.taken: Counter[str] = Counter()
        self.first_at: dict[str, float] = {}  # by address, on the clock of `time.monotonic`
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Dialogue(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        """Answer one client until it goes, or is killed."""
        with suppress(ConnectionError):
            self._talk()

    def _talk(self) -> None:
        self._say(b"220 ready")
        to: list[str] = []
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                to.append(line.partition(b"<")[2].partition(b">")[0].decode())
            elif verb == b"DATA":
                time.sleep(_DELAY)
                self._say(b"354 go on")
                if not self._take():
                    return
                for address in to:
                    self.server.first_at.setdefault(address, time.monotonic())
                to = []
            self._say(b"250 ok" if verb != b"QUIT" else b"221 bye")

    def _take(self) -> bool:
        """Read a mail up to its dot. False when the client went before it."""
        name = ""
        while line := self.rfile.readline():
            if line == b".\r\n":
                self.server.taken[name] += 1
                return True
            if line.lower().startswith(b"message-id:"):
                name = line.split(b":", 1)[1].strip().decode()
        return False

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


def main(arguments: list[str]) -> int:
    """Run the proof."""
    parser = ArgumentParser(prog="python -m tests.long.mails")
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    options = parser.parse_args(arguments)
    server = MailServer()
    with TemporaryDirectory(prefix="kimid-mails-") as folder:
        databases = open_databases(options.database, Path(folder))
        try:
            install = databases.build("mails")
            environment = _environment(install, server.port)
            _write(environment, options.mails)
            kills = _kill(environment, server, options.mails, options.kills)
        finally:
            databases.remove()
    twice = sum(count - 1 for count in server.taken.values())
    result = {"mails": options.mails, "kills": kills, "once": len(server.taken), "again": twice}
    print(json.dumps({**result, "database": options.database, "on": machine.line()}))
    return 0 if len(server.taken) == options.mails and kills == options.kills else 1


def _environment(install: Install, port: int) -> dict[str, str]:
    mail = {
        "KIMID_MAIL_HOST": "127.0.0.1",
        "KIMID_MAIL_PORT": str(port),
        "KIMID_MAIL_STARTTLS": "no",
    }
    return {**install.environment(**mail), "PYTHONPATH": str(ROOT)}


_WRITE: Final = """
import sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from kimid.notify import letters, mailing
from kimid.notify.models import NoticeAddress
from kimid.people.models import Person
person = Person.objects.create_person("rina", None, name="Rina")
row = NoticeAddress.objects.create(person=person, address="rina@contoh.id")
for number in range(int(sys.argv[1])):
    mailing.write(row, f"proof-{number}", letters.Letter("Kabar", "Isi"), timezone.now())
"""


def _write(environment: dict[str, str], how_many: int) -> None:
    subprocess.run([sys.executable, "-c", _WRITE, str(how_many)], env=environment, check=True)


def _kill(environment: dict[str, str], server: MailServer, mails: int, kills: int) -> int:
    """Kill the worker so many times at random moments, then let a last one finish. Returns how many
    were killed at work.
    """
    random = Random(16)
    each = max(1, mails // kills)
    for _ in range(kills):
        worker = _worker(environment)
        _wait_for(server, sum(server.taken.values()) + 1 + random.randrange(max(1, each - 2)))
        time.sleep(random.random() * 2 * _DELAY)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    last = _worker(environment)
    try:
        _wait_for_all(server, mails)
    finally:
        last.terminate()
        last.wait()
    return kills


def _worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "kimid", "worker"], cwd=ROOT, env=environment, stderr=sys.stderr
    )


def _wait_for(server: MailServer, how_many: int) -> None:
    until = time.monotonic() + _PATIENCE
    while sum(server.taken.values()) < how_many and time.monotonic() < until:
        time.sleep(0.005)


def _wait_for_all(server: MailServer, mails: int) -> None:
    until = time.monotonic() + _PATIENCE
    while len(server.taken) < mails and time.monotonic() < until:
        time.sleep(0.1)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
