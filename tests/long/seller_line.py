"""The proof that a good comes by a seller's link: `python -m tests.long.seller_line`.

Chromium with the speed of a cheap phone, and a line of 50 kbit/s and 600 ms. A seller without an
account opens her link, chooses two photos of 12 megapixels and sends a good. The line is cut while
the photos go: once while she writes, once when all is in the outbox. The group approves the good,
and a reader at each of six markets says when it is there.

`--times 8` makes the line eight times faster and nearer. The last line is JSON.
"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from playwright.sync_api import Browser, Playwright, Response, expect, sync_playwright

from bench.browser import Browser as Reader
from tests.journeys.conftest import CHROMIUM, PHONE
from tests.journeys.house import House, opened
from tests.journeys.pocket import LABEL, rows
from tests.journeys.seller import link_for, show_good, take_link, write_good
from tests.journeys.visitor import Visitor
from tests.long.house_rows import rows_of
from tests.long.line import Line
from tests.long.markets import Markets
from tests.long.phone import Phone
from tests.long.photos import is_whole, take

expect.set_options(timeout=90_000)  # as in `tests.long.story`
_SELLER: Final = "Bu Salmah"
_GOOD: Final = "Keripik pisang madu kapulaga"
_PHOTOS: Final = 2
_MARKETS: Final = 6
_MOST_SECONDS: Final = 1.0  # until a market has what was approved
_CUTS: Final = (50, 90)  # kilobytes that leave the phone before each
_WITHOUT: Final = 8_000  # milliseconds without signal, as on the way from the house to the jetty
_PATIENCE: Final = 300.0  # seconds
_UNSENT: Final = """() => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    const all = base.transaction('photos').objectStore('photos').getAll();
    all.onsuccess = ({ target: { result: rows } }) => {
      base.close();
      done(rows.filter(({ state }) => state !== 'sent').length);
    };
  };
})"""


@dataclass
class Sending:
    """What a good cost on the line, and what the seller sees of it afterwards."""

    bytes_up: int = 0
    seconds: float = 0.0
    cuts: int = 0  # those that met a photo on its way
    listed: int = 0  # times on her own page
    left: int = 0  # photos that are still on her phone


@dataclass
class Shown:
    """What readers have of it."""

    early: list[str]  # markets that had it before it was approved
    seconds: dict[str, float]  # by market, from the answer to the approval
    whole: int  # photos that are those which the phone took


def main(arguments: list[str]) -> int:
    """Send a good and show it; 0 when it is there once, whole, and at once on all markets."""
    parser = ArgumentParser("python -m tests.long.seller_line")
    parser.add_argument("--times", type=float, default=1.0)
    times = parser.parse_args(arguments).times
    with (
        TemporaryDirectory(prefix="kimid-seller-line-") as folder,
        opened(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        numbers = _prove(house, playwright, Path(folder), times)
    print(json.dumps({**numbers, "times": times}), flush=True)
    return 1 if numbers["broken"] else 0


def _prove(house: House, playwright: Playwright, folder: Path, times: float) -> dict[str, object]:
    """The numbers, and in `broken` what was not as promised."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--lang=id-ID"]
    )
    address = link_for(_editor(browser, house), _SELLER)
    line = Line(house.port, times=times)
    line.cutting = False
    before = _photos(house)
    phone = Phone(playwright, folder / "phone", f"http://ruang.localhost:{line.port}")
    salmah = Visitor(phone.page, house, None)
    take_link(salmah, address.replace(f":{house.port}/", f":{line.port}/"))
    print("she is at the form for a new good", flush=True)
    files = take(folder, _PHOTOS)
    sending = _send(salmah, line, files)
    phone.off()
    shown = _approve(_editor(browser, house), Markets(house, LABEL, _GOOD), files)
    browser.close()
    return _judged(house, sending, shown, _photos(house) - before)


def _editor(browser: Browser, house: House) -> Visitor:
    """An editor of the group at a window of her own, on a line that nothing disturbs."""
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID")
    rina = Visitor(context.new_page(), house, None)
    rina.sign_in("rina")
    return rina


def _send(salmah: Visitor, line: Line, photos: list[Path]) -> Sending:
    """She writes and sends; the line is cut while she writes, and while the outbox sends."""
    sending, up, began = Sending(), line.up, monotonic()
    _break_after(line, _CUTS[0])
    write_good(salmah, _GOOD, photos)
    sending.cuts += _was_cut(salmah, line)
    _break_after(line, _CUTS[1])
    salmah.page.get_by_role("button", name="Kirim ke KIM").click()
    sending.cuts += _was_cut(salmah, line)
    salmah.page.wait_for_url("**/kiriman/*/", timeout=_PATIENCE * 1000)
    expect(salmah.page.get_by_text("semua sampai")).to_be_visible()
    sending.bytes_up, sending.seconds = line.up - up, monotonic() - began
    salmah.troubles.clear()  # the browser says that the line was cut
    salmah.press("Kembali ke lapak saya")
    sending.listed = salmah.look().count(_GOOD)
    held = rows(salmah)
    sending.left = len(held["photos"]) + len(held["blobs"])
    print(f"sent: {sending}", flush=True)
    return sending


def _break_after(line: Line, kilobytes: int) -> None:
    line.cut_happened.clear()
    line.cut_after = kilobytes * 1024


def _was_cut(salmah: Visitor, line: Line) -> bool:
    """Wait until the line is cut, and a moment more until it is whole again. Whether a photo was on
    its way then.
    """
    happened = line.cut_happened.wait(_PATIENCE)
    unsent = int(salmah.page.evaluate(_UNSENT))
    salmah.page.wait_for_timeout(_WITHOUT)
    print(f"    cut: {happened}, {unsent} photos on the phone", flush=True)
    line.cut_after = 0
    line.switch(there=True)
    return happened and unsent > 0


def _approve(rina: Visitor, markets: Markets, files: list[Path]) -> Shown:
    """The group approves it, and readers look."""
    answered: list[float] = []

    def note(answer: Response) -> None:
        if answer.url.endswith("/tampilkan/"):
            timing = answer.request.timing  # of the browser, in milliseconds
            answered.append((timing["startTime"] + timing["responseStart"]) / 1000)

    rina.page.on("response", note)
    early = [label for label in markets.labels if markets.has(label)]
    with markets.watched():
        show_good(rina, _GOOD)
    shown = Shown(early, markets.seconds_after(answered[0]), _whole(rina.house, files))
    print(f"shown: {shown}", flush=True)
    return shown


def _whole(house: House, files: list[Path]) -> int:
    """How many photos of the good readers get whole, in the order in which they were chosen."""
    reader = Reader(house.port)
    [names] = _photo_names(house, "market_product")
    seen = [reader.get("media.localhost", f"/f/{name}/320.webp").body for name in names]
    reader.close()
    return sum(is_whole(file, body) for file, body in zip(files, seen, strict=False))


def _judged(house: House, sending: Sending, shown: Shown, new_photos: int) -> dict[str, object]:
    """The numbers on record; `broken` names each that is not as promised."""
    proposals = _photo_names(house, "market_proposal")
    goods = _photo_names(house, "market_product")
    names = [name for each in goods for name in each]
    slowest = max(shown.seconds.values())
    wrong = {
        "not there exactly once": (len(proposals), len(goods), sending.listed) != (1, 1, 1),
        "a photo missing or double": proposals != goods
        or not len(names) == len(set(names)) == new_photos == shown.whole == _PHOTOS,
        "photos left on the phone": sending.left > 0,
        "a cut did not happen": sending.cuts != len(_CUTS),
        "not six markets": len(shown.seconds) != _MARKETS,
        "shown before it was approved": bool(shown.early),
        "a market too slow": slowest > _MOST_SECONDS,
    }
    return {
        "kilobytes": sending.bytes_up // 1000,
        "seconds": round(sending.seconds, 1),
        "cuts": sending.cuts,
        "once": len(goods),
        "photos": shown.whole,
        "markets": len(shown.seconds),
        "market_seconds": slowest,
        "broken": [words for words, is_so in wrong.items() if is_so],
    }


def _photo_names(house: House, table: str) -> list[list[str]]:
    """Of each row with the name of the good, the names of its photos."""
    rows = rows_of(house, f"SELECT photos FROM {table} WHERE name = ?", _GOOD)
    return [[picture["name"] for picture in json.loads(str(photos))] for (photos,) in rows]


def _photos(house: House) -> int:
    """How many photos the server has."""
    [(many,)] = rows_of(house, "SELECT count(*) FROM media_photo")
    return int(str(many))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
