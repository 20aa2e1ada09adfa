"""The proof that a dead node does not go on showing what was withdrawn: `python -m bench.lease`.

Two nodes share a database; nginx and Caddy by the samples stand before the first. Its kimid is
killed, and a story is withdrawn through the second. Before that node's front servers stop, at most
the lease may pass. Beside it runs an only node, whose front servers must go on after its kimid was
killed. The last line is JSON; exit code 1 when something was not as promised.
"""

import json
import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from bench import machine
from bench.browser import Browser
from bench.databases import ROOT, Install, Sqlite
from bench.fronts import behind_caddy, behind_nginx
from bench.serving import Server, ServerTrouble
from bench.world_words import FIRST, PASSWORD, host
from kimid.cli.machine import answers

_LEASE: Final = 30.0
_AFTER: Final = 10.0  # seconds for which everybody is looked at once the lease has run out
_READY: Final = 90.0


class Node(NamedTuple):
    """A kimid with the front servers before it."""

    port: int
    process: "subprocess.Popen[bytes]"
    fronts: list[Server]

    def kill(self) -> None:
        """End all its processes at once, without a word."""
        for pid in reversed(machine.family(self.process.pid)):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()


def main(arguments: list[str]) -> int:
    """Run the proof. Exit code 1 if the promise was broken."""
    ArgumentParser(prog="python -m bench.lease").parse_args(arguments)
    with TemporaryDirectory(prefix="kimid-lease-") as place, ExitStack() as running:
        folder = Path(place)
        folder.chmod(0o755)
        databases = Sqlite(folder)
        several = databases.build("several")
        several.run("world", "1", "2")
        only = databases.copy(several, "only")
        other = replace(several, folder=folder / "other")
        other.folder.mkdir()
        pages = [page.split(" ")[1] for page in json.loads(only.run("everything")[0])]
        [title] = [json.loads(line) for line in several.run("ready", FIRST, "1")]
        result = _proof(
            running.enter_context(_node(several, folder / "a", nodes=2)),
            running.enter_context(_node(other, folder / "b", nodes=2)),
            running.enter_context(_node(only, folder / "c", nodes=1)),
            story=title["id"],
            old=next(page for page in pages if page.startswith("/berita/")),
        )
    print(json.dumps({**result, "on": machine.line()}))
    return int(bool(result["broken"]))


def _proof(dead: Node, other: Node, only: Node, *, story: str, old: str) -> dict[str, object]:
    editor = Browser(other.port)
    editor.sign_in(f"{FIRST}-r", PASSWORD)
    path = _published(editor, other.port, story)
    for node, page in ((dead, path), (only, old)):
        _until_file(node, page)
    dead.kill()
    only.kill()
    killed = time.monotonic()
    withdrawn = editor.post(
        f"/s/{FIRST}/berita/{story}/tarik/", kind="wrong", reason="Angkanya keliru."
    )
    last: dict[str, float] = {}
    broken = [] if withdrawn.status == 302 else [f"withdrawing was answered {withdrawn.status}"]
    while (since := time.monotonic() - killed) < _LEASE + _AFTER:
        for front in dead.fronts:
            status = _status(front, path)
            if status == 200:
                last[front.name] = round(since, 1)
            elif status != 503:
                broken.append(f"{front.name}: {status} after {since:.1f} s")
        time.sleep(0.2)
    broken += [f"{name}: shown for {late} s" for name, late in last.items() if late > _LEASE]
    broken += [
        f"{front.name}, the only node: {status}"
        for front in only.fronts
        if (status := _status(front, old)) != 200
    ]
    editor.close()  # idle for so long, it has been ended
    elsewhere = editor.get(host(FIRST), path).status
    if elsewhere != 410:
        broken.append(f"the other node says {elsewhere}")
    return {"fronts": len(dead.fronts), "longest": max(last.values(), default=0), "broken": broken}


def _published(editor: Browser, port: int, story: str) -> str:
    """The public path of a story that is published now."""
    answer = editor.post(f"/s/{FIRST}/berita/{story}/terbitkan/")
    if answer.status != 302:
        raise ServerTrouble(f"publishing was answered {answer.status}")
    page = editor.get(host(FIRST), "/").body.decode()
    start = page.index(f'-{story}/"')
    return page[page.rindex('"', 0, start) + 1 : start] + f"-{story}/"


def _until_file(node: Node, path: str) -> None:
    """Ask until every front server of the node has the page from its file."""
    until = time.monotonic() + 20
    for front in node.fronts:
        while not _is_file(front, path):
            if time.monotonic() > until:
                raise ServerTrouble(f"{front.name}: {path} did not become a file")
            time.sleep(0.1)


def _is_file(front: Server, path: str) -> bool:
    # kimid's own answers say which coding they are by their ETag; those of files have a date.
    line = HTTPConnection("127.0.0.1", front.port, timeout=10)
    line.request("GET", path, headers={"Host": host(FIRST)})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status == 200 and answer.getheader("Last-Modified") is not None


def _status(front: Server, path: str) -> int:
    line = HTTPConnection("127.0.0.1", front.port, timeout=10)
    line.request("GET", path, headers={"Host": host(FIRST)})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


@contextmanager
def _node(install: Install, folder: Path, *, nodes: int) -> Iterator[Node]:
    folder.mkdir(mode=0o755)
    port = machine.free_port()
    environment = install.environment(
        KIMID_PORT=str(port), KIMID_NODES=str(nodes), KIMID_WEB_PROCESSES="2"
    )
    process = subprocess.Popen([sys.executable, "-m", "kimid", "web"], cwd=ROOT, env=environment)
    try:
        until = time.monotonic() + _READY
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise ServerTrouble("kimid does not answer")
            time.sleep(0.05)
        with (
            behind_nginx(install, folder, port) as first,
            behind_caddy(install, folder, port) as second,
        ):
            yield Node(port, process, [first, second])
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
