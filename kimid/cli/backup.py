"""`kim backup`: one consistent set of database, files and key, in a folder."""

from argparse import ArgumentParser
from pathlib import Path

from kimid.cli import database
from kimid.cli.backup_troubles import plain_troubles
from kimid.cli.errors import CliError


def run(arguments: list[str]) -> int:
    """Make a set while everything runs, and remove those that the rule does not retain."""
    parser = ArgumentParser(
        prog="kim backup",
        description=f"{__doc__} Of the sets there it leaves the newest of each of the last 7 days,"
        " 5 weeks and 12 months.",
    )
    parser.add_argument("folder", nargs="?", help="where to; KIMID_BACKUP_DIR if it is left out")
    options = parser.parse_args(arguments)
    database.setup_django()
    from django.utils import timezone

    from kimid.backups.making import make_backup

    with plain_troubles():
        done = make_backup(backup_folder(options.folder), timezone.now())
    manifest = done.manifest
    print(
        f"kimid: {done.made.path} has {sum(manifest.rows.values())} rows of"
        f" {len(manifest.rows)} tables, {len(manifest.files)} files and"
        f" {len(manifest.pages)} pages to compare with."
    )
    if not manifest.has_key:
        print(
            "kimid: THE SECRET KEY IS NOT IN IT. Keep data/secret_key elsewhere, or set"
            " KIMID_BACKUP_RECIPIENT to seal it in; see docs/how-to/back-up.md."
        )
    if done.removed:
        print(f"kimid: removed {', '.join(done.removed)}.")
    return 0


def backup_folder(given: str | None) -> Path:
    """The folder of the sets. Raises CliError if nobody named one."""
    from django.conf import settings

    name = given or settings.BACKUP_DIR
    if not name:
        raise CliError(
            "where to? ./kim backup FOLDER, or set KIMID_BACKUP_DIR. Best is another disk."
        )
    return Path(name).absolute()
