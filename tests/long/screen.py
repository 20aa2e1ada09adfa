"""A screen of a village office for an hour: its line is cut twice, its server restarted once.

    python -m tests.long.screen [--minutes 60]

Chromium on a real server, its clocks untouched. Each minute it is looked at: a title, an hour, the
memory of its scripts after a sweep, its nodes. The last line is JSON.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.journeys.conftest import CHROMIUM
from tests.journeys.house import House, opened, served

_MINUTE: Final = 60.0
_MOST_GROWTH: Final = 10.0  # percent, more or less
# Of all minutes: warm, then cut, whole, without a server, whole, cut, whole.
_PARTS: Final = (0.2, 0.12, 0.12, 0.12, 0.16, 0.12, 0.16)
_NOT_BLANK: Final = """() => {
  const title = document.querySelector(".slide:not([hidden]) .slide__title");
  const place = title?.getBoundingClientRect();
  return { title: title?.textContent ?? "", height: place?.height ?? 0,
    hour: document.querySelector("[data-time]")?.textContent ?? "",
    state: document.querySelector("[data-state]")?.textContent ?? "" };
}"""


class Watch:
    """Looks at a screen once a minute."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page, self._session = page, session
        self.kilobytes: list[int] = []
        self.nodes: list[int] = []
        self.titles: set[str] = set()
        self.states: set[str] = set()
        self.blank = 0

    def during(self, minutes: float) -> None:
        """Look again and again for so long."""
        until = monotonic() + minutes * _MINUTE
        while monotonic() < until:
            self._page.wait_for_timeout(min(_MINUTE, max(until - monotonic(), 0.1)) * 1000)
            self._look()

    def _look(self) -> None:
        seen = self._page.evaluate(_NOT_BLANK)
        self.blank += not (seen["title"] and seen["hour"] and seen["height"])
        self.titles.add(seen["title"])
        self.states.add(seen["state"].split(" ")[0])
        self._session.send("HeapProfiler.collectGarbage")
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        values = {each["name"]: each["value"] for each in metrics}
        self.kilobytes.append(int(values["JSHeapUsedSize"]) // 1024)
        self.nodes.append(int(values["Nodes"]))


def run(house: House, browser: Browser, minutes: float) -> dict[str, object]:
    """The hour. Returns what was seen."""
    lengths = [part * minutes for part in _PARTS]
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    watch = Watch(page, session)
    with served(house, "first.log"):
        page.goto(f"{house.public('teluk-kapuas')}/layar/")
        watch.during(lengths[0])
        with _cut(page):
            watch.during(lengths[1])
        watch.during(lengths[2])
    watch.during(lengths[3])  # nobody serves it
    with served(house, "second.log"):
        watch.during(lengths[4])
        with _cut(page):
            watch.during(lengths[5])
        watch.during(lengths[6])
    # Warm after the first cut: what runs for the first time is compiled and stays.
    warm = watch.kilobytes[len(watch.kilobytes) // 3]
    return {
        "minutes": minutes,
        "looks": len(watch.kilobytes),
        "blank": watch.blank,
        "titles": len(watch.titles),
        "states": sorted(watch.states),
        "heap_kb_first": watch.kilobytes[0],
        "heap_kb_warm": warm,
        "heap_kb_last": watch.kilobytes[-1],
        "heap_kb_most": max(watch.kilobytes),
        "heap_kb": watch.kilobytes,  # one number a minute: a leak climbs, a cache levels off
        "nodes_warm": watch.nodes[1],
        "nodes_last": watch.nodes[-1],
        "growth_percent": round(100 * (watch.kilobytes[-1] / warm - 1), 1),
    }


@contextmanager
def _cut(page: Page) -> Iterator[None]:
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        with opened(Path(folder)) as house:
            pass  # fills the folder; the servers of the hour are our own
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        seen = run(house, browser, minutes)
        browser.close()
    print(json.dumps(seen))
    if seen["blank"] or abs(float(str(seen["growth_percent"]))) > _MOST_GROWTH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
