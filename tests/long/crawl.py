"""Long proof: two checkouts give the same bytes, on the public pages and in the workspace of six
roles.

Run by hand, once in each of the two checkouts and then in either. It asks nobody on the network,
needs Debian's libfaketime, and leaves nothing but the two folders:

    python -m tests.long.crawl take FOLDER                in each checkout, into a folder of its own
    python -m tests.long.crawl compare BEFORE AFTER       exit code 1 when a page differs

A checkout that is older than this proof gets it by a copy of `tests/long/crawl*.py`.

`take` builds the demo in a fresh data folder, with the clock standing still and random numbers from
a seed, so that the same code gives the same world in every run, and does the first tasks of its
worker. Then it asks the WSGI application, with the page store and all middleware, for what pages
lead to: as nobody on all hosts, and signed in by the real forms in the six roles, as an officer at
two levels. It opens the home of every site, and of each other kind of page (an address with a star
for each name and number) `--most` as nobody, a third of that in each role. `--small` takes the
world of the journeys: five KIM and the stories written by hand.

`compare` looks at status, headers and body of each address. Left out are the headers that only
repeat the body (length, ETag). Made the same in all takes are values of cookies, tokens of forms,
digests in names of sheets and scripts, the hashes of sheets in the CSP, and the weight of a page in
its foot, which depends on those digests. A sheet that stands in pages is compared once, not again
on each of them. Scripts and sheets may have other names than before: what each is called now is
learned from the pages, or given (`--names simpan=save`), and must be the same on all of them. As
files they may differ; those that do are listed.
"""

import os
import platform
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.long.crawl_compare import compare

_ROOT: Final = Path(__file__).resolve().parents[2]
_CLOCK: Final = Path(
    "/usr/lib", f"{platform.machine()}-linux-gnu", "faketime", "libfaketimeMT.so.1"
)
_NOW: Final = "2026-09-16 09:12:00"  # a Wednesday, afternoon in all of Indonesia


def main() -> int:
    """Take or compare, as the command line says."""
    parser = ArgumentParser(prog="python -m tests.long.crawl")
    verbs = parser.add_subparsers(dest="verb", required=True)
    taking = verbs.add_parser("take", help="build the demo of this checkout and write its pages")
    taking.add_argument("folder", type=Path)
    taking.add_argument("--small", action="store_true", help="the world of the journeys")
    taking.add_argument("--most", type=int, default=45, help="addresses of each kind of page")
    comparing = verbs.add_parser("compare", help="print what differs between two takes")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--show", type=int, default=12, help="so many differences in full")
    comparing.add_argument("--names", nargs="*", default=[], metavar="OLD=NEW")
    words = parser.parse_args()
    if words.verb == "take":
        return take(words)
    names = dict(pair.split("=", 1) for pair in words.names)
    return compare(words.before, words.after, names=names, show=words.show)


def take(words: Namespace) -> int:
    """Start the process whose clock stands still, in a data folder that is gone afterwards."""
    if not _CLOCK.exists():
        print(f"needs {_CLOCK}: apt-get install libfaketime", file=sys.stderr)
        return 2
    words.folder.mkdir(parents=True)  # a folder that is there may hold pages of another take
    size = "small" if words.small else "full"
    command = [sys.executable, "-m", "tests.long.crawl_take"]
    with TemporaryDirectory(prefix="kimid-crawl-") as data:
        done = subprocess.run(
            [*command, str(words.folder.resolve()), size, str(words.most)],
            cwd=_ROOT,
            env=_environment(data),
            check=False,
        )
    return done.returncode


def _environment(data: str) -> dict[str, str]:
    mine = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("KIMID_") and name != "DATABASE_URL"
    }
    return mine | {
        "LD_PRELOAD": str(_CLOCK),
        "FAKETIME": _NOW,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "DJANGO_SETTINGS_MODULE": "kimid.settings",
        "KIMID_SECRET_KEY": "of-no-use-outside-of-the-crawl-" * 2,
        "KIMID_DATA_DIR": data,
        "KIMID_PUBLIC_PORT": "8000",
        "KIMID_STORE_FILES": "no",
        "KIMID_DNS_SERVERS": "127.0.0.1:9",
    }


if __name__ == "__main__":
    sys.exit(main())
