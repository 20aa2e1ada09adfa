"""`kim media`: the media folder, whose it is, and its trash."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Final

from kimid.cli import database
from kimid.cli.errors import CliError


def run(arguments: list[str]) -> int:
    """Report, or do what the first word says."""
    parser = ArgumentParser(prog="kim media", description=__doc__)
    parser.add_argument("what", nargs="?", default="report", choices=list(_VERBS))
    parser.add_argument("name", nargs="?", default="", help="in the trash, for restore and erase")
    options = parser.parse_args(arguments)
    database.setup_django()
    _VERBS[options.what](options.name)
    return 0


def _report(_: str) -> None:
    from django.conf import settings
    from django.utils import timezone

    from kimid.media import storage
    from kimid.media.sweeping import all_strays

    print(f"{settings.MEDIA_DIR}:")
    for strays in all_strays(timezone.now()):
        print(
            f"{strays.of} {strays.label}, {len(strays.names)} that no row knows; "
            f"at most {strays.limit} go to the trash a night"
        )
    trashed = storage.trashed()
    print(f"{len(trashed)} in the trash, for {storage.TRASH_RETENTION.days} days")
    for day, key in trashed[:20]:
        print(f"  {day.isoformat()} {key}")


def _adopt(_: str) -> None:
    from kimid.media import identity

    identity.adopt()
    print("kimid: the media folder belongs to this database from now on.")


def _sweep(_: str) -> None:
    from django.utils import timezone

    from kimid.lib import clock
    from kimid.media.identity import ForeignMediaError
    from kimid.media.sweeping import all_strays, sweep

    at = timezone.now()
    try:
        gone = [
            f"{sweep(strays, clock.today(at, 'WIB'), all_of_them=True)} {strays.label}"
            for strays in all_strays(at)
        ]
    except ForeignMediaError as error:
        raise CliError(str(error)) from error
    print(f"kimid: {' and '.join(gone)} are in the trash now.")


def _restore(name: str) -> None:
    from kimid.media import storage

    entries = storage.trashed(name) if name else []
    if not entries:
        raise CliError(f"{name or 'nothing'} is not in the trash; ./kim media lists what is.")
    day, key = entries[0]
    try:
        storage.restore(day, key)
    except FileExistsError as error:
        raise CliError(f"{key} is there already.") from error
    print(f"kimid: {key} is back, as it was on {day.isoformat()}.")


def _erase(name: str) -> None:
    from kimid.media import storage

    entries = storage.trashed(name) if name else []
    if not entries:
        raise CliError(f"{name or 'nothing'} is not in the trash; ./kim media lists what is.")
    for day, key in entries:
        storage.empty_trash_of(day, key)
    print(f"kimid: {name} is gone for good.")


_VERBS: Final[dict[str, Callable[[str], None]]] = {
    "report": _report,
    "adopt": _adopt,
    "sweep": _sweep,
    "restore": _restore,
    "erase": _erase,
}
