"""Commands that are always the same but for their values, such as compiled queries."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_PLACES: Final = re.compile("%[s%]")  # of a value, or a percent sign that is one


def prepared_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """A cursor for such a command. PostgreSQL plans it a few times and then keeps the plan, as long
    as one for all values seems no dearer to it. Planning took it ten times as long as answering.
    """
    # Only the engine `kimid.postgres` has it: SQLite keeps the plans of all commands.
    of_engine: Callable[[], CursorWrapper] = getattr(
        connection, "prepared_cursor", connection.cursor
    )
    return of_engine()


def with_constants(
    connection: BaseDatabaseWrapper, command: str, params: Sequence[Any], *, varying: type
) -> tuple[str, list[Any]]:
    """The command with its params written into it, but for those that are a `varying`; and these.

    A plan for all values is made without those that it gets. PostgreSQL took "of no stage that I
    know" for one site of thousands, began there, and read all items of the nation for a list of 30.
    """
    # Only the engine `kimid.postgres` has it: SQLite plans as well without them.
    literal: Callable[[Any], str] | None = getattr(connection, "literal", None)
    if literal is None:
        return command, list(params)
    values = iter(params)

    def written(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return "%%"
        value = next(values)
        return "%s" if isinstance(value, varying) else literal(value).replace("%", "%%")

    slots = [each for each in params if isinstance(each, varying)]
    return _PLACES.sub(written, command), slots
