"""Whether the editor is slow to type in: long tasks on a slow phone, with a text of 60 KB.

    python -m bench.keys http://ruang.localhost:8000/ teluk-kapuas dedi kabar-desa-2026

Needs a running demo and Chromium (KIMID_BENCH_CHROMIUM). The processor is slowed down four times.
Keys are typed into the long text, with pauses in which the writing coach runs. The browser reports
every task over 50 ms. A second run without the coach shows the share of the browser itself.
"""

import os
import sys
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from bench import machine
from bench.table import Row, middle, printed

_SLOWER: Final = 4
_KEYS: Final = "Warga membersihkan parit bersama. "
_ROUNDS: Final = 6  # with a pause after each
_REST: Final = 1500  # milliseconds
_LONGEST: Final = 50.0  # milliseconds of one task
_SENTENCE: Final = (
    "Warga membersihkan parit di Dusun Sukun, kata Pak Jamhari, dan air mengalir lagi ke sungai."
)
_TEXT: Final = "\n\n".join([" ".join([_SENTENCE] * 6)] * 108)  # 60 KB, as long as a story may be
_WATCH: Final = """
window.__tasks = []; window.__frames = []; window.__ours = [];
new PerformanceObserver((list) => {
  for (const frame of list.getEntries()) for (const script of frame.scripts)
    if (script.sourceURL.includes("/coach")) window.__ours.push(script.duration);
}).observe({ type: "long-animation-frame" });
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.__tasks.push(task.duration);
}).observe({ type: "longtask" });
addEventListener("keydown", (event) => {
  requestAnimationFrame(() => window.__frames.push(performance.now() - event.timeStamp));
}, true);
"""


def main(arguments: list[str]) -> int:
    """Print a row with and one without the coach. Exit code 1 if a task with it took too long."""
    if len(arguments) != 4:
        raise SystemExit(__doc__)
    with sync_playwright() as play:
        program = os.environ.get("KIMID_BENCH_CHROMIUM", "/usr/bin/chromium")
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        rows = [
            *_measured(browser, arguments, "with the coach"),
            *_measured(browser, arguments, "without it", without="coach"),
        ]
        browser.close()
    print(machine.line(), printed(rows), sep="\n\n")
    return 1 if any(row.met is False for row in rows[:2]) else 0


def _measured(
    browser: Browser, arguments: list[str], name: str, *, without: str = ""
) -> Iterator[Row]:
    # A service worker would serve the script from its cache.
    context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    page = context.new_page()
    if without:
        page.route(f"**/skrip/{without}.*", lambda route: route.abort())
    _sign_in(page, arguments)
    for size, text in (("3 sentences", ""), ("60 KB", _TEXT)):
        tasks, frames, ours = _typed(
            page, f"{arguments[0].rstrip('/')}/s/{arguments[1]}/tulis/", text
        )
        longest = max(tasks, default=0.0)
        note = (
            f"{len(tasks)} over {_LONGEST:.0f} ms; "
            f"the coach's own longest piece in them {max(ours, default=0.0):.0f} ms; "
            f"middle of {len(frames)} keys {middle(frames):.0f} ms to the next frame"
        )
        yield Row(f"longest task, {size}", name, longest, "ms", at_most=_LONGEST, note=note)
    context.close()


def _sign_in(page: Page, arguments: list[str]) -> None:
    page.goto(f"{arguments[0].rstrip('/')}/masuk/")
    page.get_by_label("Nama akun").fill(arguments[2])
    page.get_by_label("Kata sandi").fill(arguments[3])
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/s/**")


def _typed(page: Page, sheet: str, text: str) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds while typing: of long tasks, from each key to a frame, and of the coach."""
    page.goto(sheet)
    page.get_by_label("Judul").fill("Parit Dusun Sukun bersih")
    page.get_by_label("Inti, tiga kalimat").fill(
        "Warga membersihkan parit kemarin. Ada 30 orang. Air lancar lagi."
    )
    page.get_by_text("Cerita selengkapnya").first.click()
    body = page.locator("[name=body]")
    body.fill(text)
    page.wait_for_timeout(5_000)  # until the coach has read the whole text
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    body.focus()
    page.evaluate(_WATCH)
    for _ in range(_ROUNDS):
        page.keyboard.type(_KEYS, delay=60)
        page.wait_for_timeout(_REST)
    samples = page.evaluate("[window.__tasks, window.__frames, window.__ours]")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return samples[0], samples[1], samples[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
