"""What a reader with a slow phone on a weak line waits for, page by page.

    python -m bench.slow_phone http://teluk-kapuas.kim.localhost:8000/ http://kim.localhost:8000/
    ...

Needs a running kimid, the development packages and Chromium (KIMID_BENCH_CHROMIUM). Each page is
opened with empty caches at 360 x 740 with two pixels a point, with 50 kbit/s, 600 ms and a quarter
of the processor. The middle of three looks counts: the first words, the largest element, and the
bytes of the page and of its pictures as they came over the line.

Each page is opened over two lines. Chromium's own (CDP) has the targets. It lets some 1,500 bytes
through at a time, and a connection costs it nothing. The other is a proxy that lets packets of
1,400 bytes through, one after the other, and takes a round trip for each new connection.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Page, Playwright, sync_playwright

from bench import machine
from bench.table import Row, middle, printed, spread
from tests.long.line import Line

_ROUNDS: Final = 3
_SECONDS_AT_MOST: Final = 90
_LINE: Final = {
    "offline": False,
    "latency": 600,
    "downloadThroughput": 50_000 / 8,
    "uploadThroughput": 50_000 / 8,
}
_STORY_WORDS, _OTHER_WORDS, _HOME_LARGEST = 2.0, 2.5, 4.5  # seconds
_LEAD: Final = 12 * 1024  # bytes of the first picture
_WATCH: Final = """
window.seen = {};
for (const kind of ["paint", "largest-contentful-paint"])
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.name === "first-contentful-paint") seen.words = entry.startTime;
    if (kind === "paint") return;
    seen.largest = entry.startTime;
    seen.what = entry.url.split("/").slice(3).join("/") || entry.element?.localName || "";
  })).observe({type: kind, buffered: true});
"""


class Look:
    """One opening of a page: its times in seconds, its bytes as sent."""

    def __init__(self, page: Page, address: str, *, emulated: bool) -> None:
        self._kinds: dict[str, str] = {}
        self.bytes: dict[str, list[int]] = {}
        self.lead = 0  # bytes of the first picture, which is asked for before the others
        self._lead = ""
        line = page.context.new_cdp_session(page)
        line.on("Network.requestWillBeSent", self._note_lead)
        line.on("Network.responseReceived", self._note_kind)
        line.on("Network.loadingFinished", self._note_bytes)
        line.send("Network.enable")
        if emulated:
            line.send("Network.emulateNetworkConditions", _LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="load", timeout=_SECONDS_AT_MOST * 1000)
        page.wait_for_timeout(700)
        seen: dict[str, Any] = page.evaluate("window.seen")
        self.words = seen["words"] / 1000
        self.largest = seen["largest"] / 1000
        self.what: str = seen["what"]

    def _note_lead(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Image" and event["request"]["initialPriority"] == "High":
            self._lead = event["requestId"]

    def _note_kind(self, event: dict[str, Any]) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def _note_bytes(self, event: dict[str, Any]) -> None:
        kind = self._kinds.get(event["requestId"], "other")
        size = int(event["encodedDataLength"])
        self.bytes.setdefault(kind, []).append(size)
        if event["requestId"] == self._lead:
            self.lead = size


def _look(play: Playwright, address: str, packets: Line | None) -> Look:
    """Open the address in a browser of its own: with its line, or with a line of packets."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    if packets:
        arguments.append(f"--host-resolver-rules=MAP * 127.0.0.1:{packets.port}")
    browser = play.chromium.launch(
        executable_path=os.environ.get("KIMID_BENCH_CHROMIUM", "/usr/bin/chromium"), args=arguments
    )
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    context.add_init_script(_WATCH)
    look = Look(context.new_page(), address, emulated=packets is None)
    browser.close()
    return look


def _rows(play: Playwright, address: str) -> Iterator[Row]:
    parts = urlsplit(address)
    name = f"{parts.hostname}{parts.path}"
    looks = [_look(play, address, None) for _ in range(_ROUNDS)]
    is_story = parts.path.startswith("/berita/")
    limit = _STORY_WORDS if is_story else _OTHER_WORDS
    most = _HOME_LARGEST if parts.path == "/" else None
    yield from _times(looks, name, limit, most)
    house = parts.port or 80
    lines = (Line(house, cutting=False, shaking_hands=True) for _ in range(_ROUNDS))
    yield from _times([_look(play, address, line) for line in lines], f"{name}, packets")
    sent = looks[-1].bytes
    yield Row("page as sent", name, sum(sent.get("Document", [])), "bytes")
    if pictures := sent.get("Image"):
        note = f"{len(pictures)} before `load`: {', '.join(map(str, pictures))}"
        yield Row("heaviest picture", name, max(pictures), "bytes", note=note)
    if looks[-1].lead:
        yield Row("lead picture", name, looks[-1].lead, "bytes", _LEAD)


def _times(
    looks: list[Look], name: str, words_at_most: float | None = None, most: float | None = None
) -> Iterator[Row]:
    words = [look.words for look in looks]
    yield Row("first words", name, middle(words), "s", words_at_most, note=spread(words))
    largest = [look.largest for look in looks]
    note = f"{spread(largest)}: {looks[-1].what}"
    yield Row("largest element", name, middle(largest), "s", most, note=note)


def main(addresses: list[str]) -> int:
    """Print the rows of each page. Exit code 1 if one is above its target."""
    if not addresses:
        raise SystemExit(__doc__)
    with sync_playwright() as play:
        rows = [row for address in addresses for row in _rows(play, address)]
    print(machine.line(), printed(rows), sep="\n\n")
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
