"""What goes wrong with backups, in one plain sentence for the person at the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from kimid.cli.errors import CliError


@contextmanager
def plain_troubles() -> Iterator[None]:
    """Troubles inside become CliErrors: those of backups, of disks and of databases."""
    from django.db import DatabaseError

    from kimid.backups.errors import BackupError

    try:
        yield
    except BackupError as error:
        raise CliError(str(error)) from error
    except DatabaseError as error:
        raise CliError(
            f"the database does not answer: {error}. Look at KIMID_DATABASE_URL."
        ) from error
    except OSError as error:
        raise CliError(
            f"it broke off: {error.filename or 'a file'}: {error.strerror}. Mend that, and run it"
            " again."
        ) from error
