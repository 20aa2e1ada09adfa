"""The main journeys in another engine than Chromium: `python -m tests.long.lane --engine webkit`.

An install with the demo, a photo of 12 megapixels, and the journeys of `tests/lanes/journeys.py` in
Debian's Firefox ESR or WebKitGTK. The last line is JSON.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journeys.house import opened
from tests.lanes.environments import ENGINES, NoEnvironment, python_of, walk
from tests.long.photos import take


def main(arguments: list[str]) -> int:
    """Walk all journeys; 0 when none broke."""
    parser = ArgumentParser("python -m tests.long.lane")
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("journeys", nargs="*", metavar="journey", help="all when none is named")
    options = parser.parse_args(arguments)
    try:
        python_of(options.engine)
    except NoEnvironment as error:
        print(error)
        return 1
    with TemporaryDirectory(prefix="kimid-lane-") as folder, opened(Path(folder)) as house:
        [photo] = take(Path(folder), 1)
        code, words = walk(options.engine, house.port, photo, *options.journeys)
    print(words, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
