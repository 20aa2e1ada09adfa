"""The proof that nothing runs: `python -m tests.long.payloads`.

Two thousand texts that want to run, each in every text that people can type; every page that shows
them is opened in Chromium. The world takes ten minutes to fill; then browsers side by side
(`--browsers 3`) open some forty thousand pages. `--rounds 20` opens so many rounds of them, spread
over all, and leaves out the walks. The last line is JSON.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.journeys.conftest import CHROMIUM
from tests.journeys.house import House, opened
from tests.journeys.payload_scene import LABEL, OFFICER
from tests.journeys.payload_world import LONG
from tests.journeys.visitor import Visitor
from tests.journeys.watch import Watch

_WORLD: Final = "tests.journeys.payload_world"
_AT_ONCE: Final = 200  # addresses for one browser, before it begins anew


class Round(NamedTuple):
    """What one browser does: signed in as somebody or as nobody, it opens addresses, and with
    `follows` all that they lead to.
    """

    who: str
    addresses: list[str]
    follows: bool


class Found(NamedTuple):
    """How many pages a round opened, and what ran in which of them."""

    pages: int
    ran: dict[str, list[str]]


def main(arguments: list[str]) -> int:
    """Fill, look, tell; 0 when every field has all that it can hold and nothing ran."""
    parser = ArgumentParser("python -m tests.long.payloads")
    parser.add_argument("--browsers", type=int, default=2)
    parser.add_argument(
        "--after",
        type=int,
        default=0,
        help="leave out so many rounds, which an earlier run has opened",
    )
    parser.add_argument("--rounds", type=int, default=0, help="open so many rounds; all when 0")
    options = parser.parse_args(arguments)
    with (
        TemporaryDirectory(prefix="kimid-payloads-") as folder,
        opened(Path(folder), _WORLD, str(LONG)) as house,
    ):
        told: dict[str, Any] = json.loads((house.folder / "payloads.json").read_text())
        written = told["written"]
        fitting = told["fitting"]
        lacking = {
            field: most - written[field]
            for field, most in fitting.items()
            if most != written[field]
        }
        print(
            f"{len(written)} fields with {sum(written.values())} texts; lacking:"
            f" {lacking or 'none'}",
            flush=True,
        )
        every = [*_rounds(house, told)]
        rounds = _spread(every[options.after :], options.rounds)
        found = _all_of(house, rounds, options.browsers)
    print(f"{found.pages} pages; ran: {found.ran or 'nothing'}", flush=True)
    numbers = {"fields": len(written), "texts": sum(written.values()), "lacking": len(lacking)}
    looked_at = {"rounds": len(rounds), "of": len(every), "pages": found.pages}
    print(json.dumps({**numbers, **looked_at, "ran": len(found.ran)}), flush=True)
    return 1 if found.ran or lacking or not found.pages else 0


def _spread(rounds: list[Round], many: int) -> list[Round]:
    """So many of the rounds, as far from each other as they can be, without the walks; all when
    none is asked for.
    """
    short = [each for each in rounds if not each.follows]
    if not 0 < many < len(short):
        return short if many else rounds
    return [short[number * len(short) // many] for number in range(many)]


def _all_of(house: House, rounds: list[Round], browsers: int) -> Found:
    pages = 0
    ran: dict[str, list[str]] = {}
    with ProcessPoolExecutor(browsers) as pool:
        for number, each in enumerate(pool.map(_look, [house] * len(rounds), rounds), 1):
            pages = pages + each.pages
            ran = ran | each.ran
            print(f"{number} of {len(rounds)}: {pages} pages, ran in {len(ran)}", flush=True)
    return Found(pages, ran)


def _rounds(house: House, told: dict[str, Any]) -> Iterator[Round]:
    """All addresses, the walks first, because they take longest."""
    yield Round(
        "", [f"{house.public(label)}/" for label in (LABEL, "kab-kubu-raya", "")], follows=True
    )
    for who in ("hasan", "dedi", OFFICER):
        yield Round(who, [f"{house.ruang}/"], follows=True)
    doors = [f"{house.public(label)}{path}" for label, path in told["doors"]]
    rooms = {
        who: [f"{house.ruang}{path}" for path in paths] for who, paths in told["rooms"].items()
    }
    for who, addresses in ({"": [*doors, *rooms.pop("", [])]} | rooms).items():
        for begin in range(0, len(addresses), _AT_ONCE):
            yield Round(who, addresses[begin : begin + _AT_ONCE], follows=False)


def _look(house: House, each: Round) -> Found:
    watch = Watch(_browser())
    if each.who:
        Visitor(watch.page, house, None).sign_in(each.who)
    if each.follows:
        watch.walk(*each.addresses, *([watch.page.url] if each.who else []))
    else:
        for address in each.addresses:
            watch.open(address)
    watch.context.close()
    return Found(len(watch.opened), watch.ran)


@cache
def _browser() -> Browser:
    """The browser of this process; it ends with it."""
    return (
        sync_playwright()
        .start()
        .chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
