"""What `kim doctor` looks at in the books."""

from collections.abc import Iterator

from django.db import connection

from kimid.ledger.book_guards import missing_guards
from kimid.ledger.recounting import unbalanced_entries, wrong_sums
from kimid.sites.guard import across_sites


def examine_books() -> Iterator[tuple[bool, str]]:
    """Whether the database guards the books, and whether they add up."""
    missing = missing_guards(connection)
    yield (
        not missing,
        (
            f"unguarded: {', '.join(missing)}; nothing is booked until ./kim migrate ran"
            if missing
            else "the database guards them"
        ),
    )
    with across_sites("the doctor counts the books of all groups"):
        wrong, unbalanced = list(wrong_sums()), unbalanced_entries()
    yield not wrong, f"{len(wrong)} sums differ from the entries"
    yield not unbalanced, f"{len(unbalanced)} entries do not balance"
