"""The command line: `./kim <verb>`, or `python -m kimid <verb>`.

Each verb is a module of the same name with `run(arguments) -> exit code`. The environment is set
before any of them is imported, so that a verb may use Django at once.
"""

import sys
from importlib import import_module
from typing import Final, Protocol, cast

from kimid.cli import environment
from kimid.cli.errors import CliError

# The verb, the module that knows it, and what it does.
VERBS: Final = {
    "demo": ("demo", "set up everything with a demo world, West Kalimantan, and serve it"),
    "up": (
        "up",
        (
            "serve a real install: pending migrations, web server, task worker (--no-worker leaves"
            " the last out)"
        ),
    ),
    "web": ("web", "only the web server"),
    "worker": ("worker", "only the task worker"),
    "migrate": ("migrate", "bring the database up to date"),
    "person": ("person", "make an account with its first role; see ./kim person --help"),
    "personal-data": (
        "personal_data",
        "a copy of all that refers to an account, or its erasure; see --help",
    ),
    "code": ("code", "the six digits that an official of the demo would read from the phone now"),
    "reindex": ("reindex", "put everything published into the search index anew"),
    "media": (
        "media",
        "the media folder and its trash: report, adopt, sweep, restore",
    ),
    "backup": ("backup", "write a backup of everything into a folder; see ./kim backup --help"),
    "restore": ("restore", "put a backup into an empty install; see ./kim restore --help"),
    "drill": ("drill", "restore the newest backup into a scratch place and compare it"),
    "recount": ("recount", "count the activities of every KIM anew from the record"),
    "regions": (
        "regions",
        "follow a new list of regions: --preview, then --apply; see ./kim regions --help",
    ),
    "front": (
        "front",
        "print the headers that nginx must send with stored pages; `front caddy` for Caddy",
    ),
    "doctor": ("doctor", "look whether everything is well; exit code 1 if not"),
    "test": ("tests", "run the tests; anything after it goes to pytest"),
    "check": ("check", "lint, types, layers, templates, settings"),
    "bench": ("bench", "measure"),
    "prove": ("prove", "run the long proofs; see ./kim prove --help"),
}


_HELP: Final = ("help", "-h", "--help")
_TAKE_ARGUMENTS: Final = frozenset(
    {"up", "person", "personal-data", "code", "regions", "media", "front", "test", "bench", "prove"}
    | {"backup", "restore", "drill", "doctor"}
)  # they read what stands behind them


class _Verb(Protocol):
    def run(self, arguments: list[str]) -> int: ...


def main(arguments: list[str]) -> int:
    """Run one verb and return its exit code. Troubles are told in one plain sentence, without a
    traceback.
    """
    verb, *rest = arguments or ["demo"]
    if verb not in VERBS:
        return _explain(verb)
    if rest and verb not in _TAKE_ARGUMENTS:
        return _refuse_arguments(verb, rest)
    try:
        environment.prepare()
        return _module(verb).run(rest)
    except CliError as trouble:
        print(f"kimid: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _module(verb: str) -> _Verb:
    return cast(_Verb, import_module(f"kimid.cli.{VERBS[verb][0]}"))


def _refuse_arguments(verb: str, arguments: list[str]) -> int:
    """Say what a verb does that nothing can be told, instead of doing it."""
    asks_help = arguments[0] in _HELP
    stray = (
        []
        if asks_help
        else [f"kimid: {verb} takes nothing more; {' '.join(arguments)} means nothing to it."]
    )
    print("\n".join([*stray, f"./kim {verb}: {VERBS[verb][1]}"]))
    return 0 if asks_help else 2


def _explain(verb: str) -> int:
    asks_help = verb in _HELP
    lines = [f"  ./kim {name:8} {meaning}" for name, (_, meaning) in VERBS.items()]
    print(
        "\n".join([*([] if asks_help else [f"kimid: there is no verb {verb}."]), "Verbs:", *lines])
    )
    return 0 if asks_help else 2
