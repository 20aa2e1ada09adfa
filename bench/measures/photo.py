"""What stands behind a story with a photo, until somebody reads it: the processor's time from the
upload until web and worker have nothing left to do. And its share card, when it is first asked for.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

from bench import quiet
from bench.browser import Browser
from bench.databases import ROOT, Install
from bench.serving import Server, kimid, stopped_at_the_end
from bench.table import Row, middle, percentile
from bench.world_words import FIRST, PASSWORD, host
from tests.media.pictures import encoded, scene

_TARGET: Final = 0.45  # seconds of the processor
_CARD_TARGET: Final = 300.0  # milliseconds
_PATIENCE: Final = 300.0  # seconds
_MEDIA: Final = "media.localhost"


def measure(install: Install, how_many: int) -> Iterator[Row]:
    """Rows for this many stories of one KIM, with two web processes and a worker."""
    command = [sys.executable, "-m", "kimid", "worker"]
    worker = subprocess.Popen(command, cwd=ROOT, env=install.environment())
    with stopped_at_the_end(worker), kimid(install) as server:
        pids = (server.pid, worker.pid)
        quiet.until_quiet(pids, _PATIENCE)
        editor = Browser(server.port)
        editor.sign_in(f"{FIRST}-r", PASSWORD)
        idle = _idle_rate(pids)
        uploaded = _spent(pids, idle, lambda: _upload(editor, how_many))
        stories = [json.loads(line) for line in install.run("illustrated", FIRST, str(how_many))]
        published = _spent(pids, idle, lambda: _publish(editor, stories))
        yield from _rows(install.kind, how_many, uploaded, published)
        yield _card_row(install.kind, server, [story["id"] for story in stories])


def _rows(where: str, how_many: int, uploaded: float, published: float) -> Iterator[Row]:
    each = (uploaded + published) / how_many
    note = (
        f"{how_many} stories with a photo of 1,600 x 1,200 pixels, until nothing is left to do; "
        f"{uploaded / how_many:.2f} s from its upload, {published / how_many:.2f} s from the press"
    )
    yield Row("CPU behind a photo story, unread", where, each, "s", _TARGET, note=note)


def _idle_rate(pids: tuple[int, int]) -> float:
    """Processors' time a second while nothing happens."""
    began, used = time.monotonic(), quiet.cpu(pids)
    time.sleep(5)
    return (quiet.cpu(pids) - used) / (time.monotonic() - began)


def _spent(pids: tuple[int, int], idle: float, do: Callable[[], None]) -> float:
    """What this took of the processor until all was quiet, without what idle processes take."""
    began, used = time.monotonic(), quiet.cpu(pids)
    do()
    quiet.until_quiet(pids, _PATIENCE)
    return quiet.cpu(pids) - used - idle * (time.monotonic() - began)


def _upload(editor: Browser, how_many: int) -> None:
    photo = encoded(scene(1600, 1200), quality=72)
    for _ in range(how_many):
        answer = editor.send_file(f"/s/{FIRST}/foto/", "foto", photo)
        if answer.status != 302:
            raise ConnectionError(f"a photo was answered {answer.status}")


def _publish(editor: Browser, stories: list[dict[str, str]]) -> None:
    for story in stories:
        answer = editor.post(f"/s/{FIRST}/berita/{story['id']}/terbitkan/")
        if answer.status != 302:
            raise ConnectionError(f"a publication was answered {answer.status}")


def _card_row(where: str, server: Server, stories: list[str]) -> Row:
    """Milliseconds until the card of each story is there for whoever asks first."""
    reader = Browser(server.port)
    newest = reader.get(host(FIRST), "/berita/").body.decode()
    times: list[float] = []
    for story in stories:
        path = _first(rf'"(/berita/[a-z0-9-]*{story}/)"', newest)
        page = reader.get(host(FIRST), path).body.decode()
        name = _first(r'"og:image" content="[^"]*(/kartu/[a-z0-9]+\.jpg)"', page)
        began = time.perf_counter()
        answer = reader.get(_MEDIA, name)
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise ConnectionError(f"{name} was answered {answer.status}")
    note = f"{len(times)} cards, p95 {percentile(times, 95):.0f}, largest {max(times):.0f} ms"
    return Row("share card, first asked for", where, middle(times), "ms", _CARD_TARGET, note=note)


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError(f"{pattern} is not in {text[:200]}")
    return match[1]
