"""`kim up`: serve a real install."""

import os
import sys
from argparse import ArgumentParser
from typing import NoReturn

from kimid.cli import database, locks, machine
from kimid.cli.environment import data_folder, is_local
from kimid.cli.errors import CliError

# The second half runs in a fresh interpreter, so that the process that looks after the others stays
# small.
_SUPERVISOR_CODE = "import sys; from kimid.cli.supervisor import main; sys.exit(main(sys.argv[1:]))"


def run(arguments: list[str]) -> int:
    """Bring the database up to date, then serve until stopped."""
    parser = ArgumentParser(prog="kim up")
    parser.add_argument(
        "--no-worker", action="store_true", help="run no task worker here; another process does"
    )
    options = parser.parse_args(arguments)
    port = prepare()
    database.apply_migrations()
    require_own_media()
    load_defaults()
    exec_supervisor(
        port,
        f"kimid: serving on {machine.address()}:{port}. Ctrl-C stops.",
        worker=not options.no_worker,
    )


def prepare() -> int:
    """Look at the machine, choose the port, load Django; returns the port."""
    machine.require_disk(data_folder())
    locks.hold_folder(data_folder())
    port = machine.choose_port()
    os.environ["KIMID_PORT"] = str(port)
    if is_local():
        os.environ.setdefault("KIMID_PUBLIC_PORT", str(port))
    database.setup_django()
    return port


def require_own_media() -> None:
    """Stop where the media folder is that of another database: all its files would be strays."""
    from django.conf import settings

    from kimid.media import identity

    try:
        identity.require_own_media()
    except identity.ForeignMediaError as error:
        raise CliError(
            f"{error} Look at KIMID_DATABASE_URL and KIMID_MEDIA_DIR ({settings.MEDIA_DIR})."
            " Restore the database that belongs to it, or say that both belong together:"
            " ./kim media adopt."
        ) from error


def load_defaults() -> None:
    """What every install begins with: this edition of the regions, unless it is there, the upper
    portals, first rules and forms.
    """
    from django.core.management import call_command
    from django.utils import timezone

    from kimid.evaluation.defaults import create_default_forms
    from kimid.ict.defaults import create_default_ict_rules
    from kimid.registry.defaults import create_default_rules
    from kimid.sites.site_creation import open_upper_portals

    call_command("load_regions")
    open_upper_portals(timezone.now())
    create_default_rules(timezone.now())
    create_default_ict_rules(timezone.now())
    create_default_forms(timezone.now())


def exec_supervisor(port: int, greeting: str, *, worker: bool) -> NoReturn:
    """Become the process that keeps web server and worker running."""
    from kimid.pagecache.files import sweep

    sweep()
    verbs = ["web", "worker"] if worker else ["web"]
    sys.stdout.flush()
    os.environ["KIMID_GREETING"] = greeting
    os.execv(sys.executable, [sys.executable, "-c", _SUPERVISOR_CODE, str(port), *verbs])
