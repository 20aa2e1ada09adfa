"""Run in the environment of an engine: walks the journeys through an install that is running.

The last line is JSON; the exit code is 0 when no journey broke.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from traceback import extract_tb
from typing import Final

from tests.lanes.browser import LaneBrowser, SilentDriver
from tests.lanes.environments import ENGINES
from tests.lanes.journeys import JOURNEYS, WITHOUT_SCRIPT, Walk
from tests.long.line import Line

_PHOTOS: Final = """() => [...document.querySelectorAll('[data-photos] [data-state]')]
  .map(item => `${item.dataset.state} ${item.textContent.trim()}`)
  .concat([`ready ${document.querySelector('[data-photos]')?.dataset.ready}`]).join(', ')"""
_LINE_OF_A_TOWN: Final = 1e6  # times faster than that of a village


@dataclass
class _Result:
    """What came of the journeys."""

    version: str = ""
    broken: list[str] = field(default_factory=list)
    anew: list[str] = field(default_factory=list)  # begun again, because the driver fell silent


def main(arguments: list[str]) -> int:
    """Walk the journeys that were asked for, or all."""
    options = _options(arguments)
    line = Line(options.port, times=_LINE_OF_A_TOWN)
    line.cutting = False
    names = options.journeys or list(JOURNEYS)
    began, result = monotonic(), _Result()
    for script in (True, False):
        left = [name for name in names if script == (name not in WITHOUT_SCRIPT)]
        while left:
            browser = _start(options.engine, script=script)
            result.version = browser.version
            print(f"{options.engine} {browser.version}, {monotonic() - began:.1f} s", flush=True)
            left = _in_one_browser(Walk(browser, line, options.photo), left, result)
    numbers = {"version": result.version, "journeys": len(names), "broken": len(result.broken)}
    which = {"which": result.broken, "anew": result.anew}
    print(json.dumps({**numbers, "seconds": round(monotonic() - began, 1), **which}))
    return 1 if result.broken else 0


def _in_one_browser(walk: Walk, names: list[str], result: _Result) -> list[str]:
    """Walk journeys until the end, or until the driver falls silent. Gives those that are left.
    A journey is begun once more in a fresh browser; the second silence breaks it.
    """
    try:
        for place, name in enumerate(names):
            try:
                went = _went(walk, name)
            except SilentDriver as error:
                print(f"SILENT  {name}: {error}", flush=True)
                if name not in result.anew:
                    result.anew.append(name)
                    return names[place:]
                went = False
            if not went:
                result.broken.append(name)
        return []
    finally:
        with suppress(walk.browser.trouble, SilentDriver):  # one that died is closed
            walk.browser.close()


def _went(walk: Walk, name: str) -> bool:
    """Whether a journey went to its end; what broke it is printed."""
    began, why = monotonic(), ""
    try:
        JOURNEYS[name](walk)
    except (walk.browser.trouble, AssertionError) as error:
        why = f"{_where(error)}\n{str(error).strip() or repr(error)}\n{_page(walk)}"
    finally:
        walk.line.switch(there=True)
    print(f"{'BROKE' if why else 'went':6} {monotonic() - began:5.1f} s  {name}", flush=True)
    for line in why.splitlines()[:16]:
        print(f"    {line[:400]}", flush=True)
    return not why


def _where(error: BaseException) -> str:
    """The lines of the journey that led to it."""
    frames = [frame for frame in extract_tb(error.__traceback__) if "journeys" in frame.filename]
    return "\n".join(f"line {frame.lineno}: {frame.line}" for frame in frames)


def _page(walk: Walk) -> str:
    """What the page says, and what its scripts have made of the photos."""
    try:
        words = " ".join(" ".join(walk.browser.texts("main")).split())
        return f"{walk.browser.run(_PHOTOS)}\n{words[:400]}"
    except walk.browser.trouble as error:
        return f"the page gives nothing: {error}"


def _start(engine: str, *, script: bool) -> LaneBrowser:
    """A browser of this engine. Only its own environment can import what drives it."""
    if engine == "firefox":
        from tests.lanes.firefox import Firefox

        return Firefox(script=script)
    from tests.lanes.webkit import WebKit

    return WebKit(script=script)


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser("python -m tests.lanes.walk")
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--photo", type=Path, required=True)
    parser.add_argument("journeys", nargs="*", metavar="journey")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
