"""The proof that nothing is lost: `python -m tests.long.signal`.

Chromium with the speed of a cheap phone, a line of 50 kbit/s and 600 ms that cuts off every tenth
request, and a story with three photos of 12 megapixels. At forty points the signal goes, the tab or
the browser is killed, the phone is full, an answer is lost; then the writer goes on. In the end
text, photos and what was said of each are there exactly once.

`--only WORDS` runs the points with these words in their name, `--first 21` those from the 21st on,
`--last 20` those up to the 20th (two halves can run side by side), `--times 4` makes the line four
times faster and nearer, `--weigh` only counts the bytes of one undisturbed story. The last line is
JSON.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from playwright.sync_api import sync_playwright

from tests.journeys.house import House, opened, soon
from tests.long.house_rows import rows_of
from tests.long.line import Line
from tests.long.phone import Phone
from tests.long.photos import take
from tests.long.points import Point, points
from tests.long.story import LABEL, LEAD, PHOTOS, Writer

_MOST: Final = 1_100_000  # bytes of one story on the line, both ways
_PATIENCE: Final = 420.0  # seconds until all must be there
_WRITER: Final = "dedi"


def main(arguments: list[str]) -> int:
    """Run the points; 0 when each of them ended well."""
    options = _options(arguments)
    with (
        TemporaryDirectory(prefix="kimid-signal-") as folder,
        opened(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        line = Line(house.port, times=options.times, seed=options.seed)
        line.cutting = False
        phone = Phone(playwright, Path(folder) / "phone", f"http://ruang.localhost:{line.port}")
        phone.sign_in(_WRITER)
        files = take(Path(folder))
        print(
            f"photos: {', '.join(f'{file.stat().st_size / 1e6:.1f} MB' for file in files)}",
            flush=True,
        )
        line.cutting = True
        weight = _weigh(house, phone, line, files)
        bad, tried = [], _tried(options)
        for number, point in tried:
            writer = Writer(phone, line, files, f"Kabar ke-{number} selamat")
            if not _survives(house, writer, point):
                bad.append(point.name)
        phone.off()
    print(f"lost: {bad or 'nothing'}", flush=True)
    numbers = {"points": len(tried), "once": len(tried) - len(bad), "kilobytes": weight // 1000}
    print(json.dumps({**numbers, "times": options.times, "lost": bad}), flush=True)
    return 1 if bad or not 0 < weight <= _MOST else 0


def _tried(options: Namespace) -> list[tuple[int, Point]]:
    """The points that were asked for, each with its number."""
    return [
        (number, point)
        for number, point in enumerate([] if options.weigh else points(), 1)
        if options.first <= number <= options.last and options.only in point.name
    ]


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser("python -m tests.long.signal")
    parser.add_argument("--only", default="")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=len(points()))
    parser.add_argument("--times", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weigh", action="store_true")
    return parser.parse_args(arguments)


def _weigh(house: House, phone: Phone, line: Line, files: list[Path]) -> int:
    """The bytes of one story from its sheet to its sending, with the usual cuts; 0 when it did not
    arrive.
    """
    up, down, began = line.up, line.down, monotonic()
    writer = Writer(phone, line, files, "Kabar yang ditimbang")
    writer.write()
    arrived = _arrived(house, writer, began)
    up = line.up - up
    down = line.down - down
    print(
        f"one story: {up / 1000:.0f} KB up, {down / 1000:.0f} KB down, {monotonic() - began:.0f} s,"
        f" {line.cuts} cuts",
        flush=True,
    )
    return up + down if arrived else 0


def _survives(house: House, writer: Writer, point: Point) -> bool:
    """Whether a story that meets this point is there exactly once."""
    began = monotonic()
    photos = _photos(house)
    writer.line.cut_happened.clear()
    try:
        point.lose(writer)
        writer.line.cut_after = 0
        writer.line.lose_answer_to = b""
        writer.line.switch(there=True)
        if "signed out" in point.name:
            writer.phone.sign_in(_WRITER)
        writer.come_back()
        writer.write()
        arrived = _arrived(house, writer, began)
    except Exception as trouble:  # a point that breaks is one that is lost; the others go on
        arrived = False
        print(f"    {str(trouble).splitlines()[0][:160]}", flush=True)
        writer.line.switch(there=True)
    once = arrived and _photos(house) - photos == PHOTOS
    print(f"{'once' if once else 'LOST':5} {monotonic() - began:4.0f} s  {point.name}", flush=True)
    return once


def _arrived(house: House, writer: Writer, began: float) -> bool:
    """Wait until the group has the story; whether it has it once, whole, with all its photos."""
    asked = (
        "SELECT lead, (SELECT json_group_array(json_extract(value, '$.alt'))"
        " FROM json_each(photos)) FROM newsroom_story WHERE title = ? AND stage <> 'draft'"
    )
    captions = json.dumps(
        [writer.caption(number) for number in range(1, PHOTOS + 1)], separators=(",", ":")
    )
    there = soon(lambda: bool(rows_of(house, asked, writer.title)), _PATIENCE)
    rows = rows_of(house, asked.replace(" AND stage <> 'draft'", ""), writer.title)
    if not there or rows != [(LEAD, captions)]:
        print(f"    the server has {rows} after {monotonic() - began:.0f} s", flush=True)
    return there and rows == [(LEAD, captions)]


def _photos(house: House) -> int:
    """How many photos the server has."""
    [(many,)] = rows_of(house, "SELECT count(*) FROM media_photo WHERE ? <> ''", LABEL)
    return int(str(many))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
