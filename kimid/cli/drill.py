"""`kim drill`: restore a backup into a scratch place, and compare it with what it should be."""

from argparse import ArgumentParser

from kimid.cli import database
from kimid.cli.backup import backup_folder
from kimid.cli.backup_troubles import plain_troubles
from kimid.cli.errors import CliError
from kimid.cli.restore import set_folder


def run(arguments: list[str]) -> int:
    """Exit code 1 if the set cannot be restored. The install itself is not touched."""
    parser = ArgumentParser(prog="kim drill", description=__doc__)
    parser.add_argument("set", nargs="?", help="the newest in KIMID_BACKUP_DIR if it is left out")
    options = parser.parse_args(arguments)
    database.setup_django()
    from django.utils import timezone

    from kimid.backups.drilling import drill
    from kimid.backups.sets import named_set, newest_set

    with plain_troubles():
        tried = named_set(set_folder(options.set)) if options.set else newest_set(backup_folder(""))
        report = drill(tried, timezone.now())
    if not report.is_ok:
        raise CliError(f"{report.set} cannot be restored: {report.message}")
    print(
        f"kimid: {report.set} can be restored: {report.rows} rows of {report.tables} tables,"
        f" {report.files} files and {report.pages} pages are as they were."
        + (f" ({report.message})" if report.message else "")
    )
    return 0
