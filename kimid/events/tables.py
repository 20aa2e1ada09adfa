"""What every table answers: whose rows it has, what it holds of people, and what becomes of it when
a group leaves, a person leaves, an account is in doubt, or a region changes.

Each app answers for its tables in its `table_answers.py`; a test fails for a table, an account, a
region or a personal text that nobody answers for. `docs/tables.md` is made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Erasure(StrEnum):
    """What becomes of an account, or of a text about a person, when that person is erased."""

    DELETED = "the row is deleted"
    EMPTIED = "the text is emptied"
    # The account has no name any more, and the row goes on pointing to it.
    NAMELESS = "the row stays, of an account without a name"
    # What a group or an office did, or what readers have had, with the name of then.
    RECORD = "stays: the record of a group or an office"
    # Of somebody without an account: the group or its office asks for it by the name.
    ON_REQUEST = "goes when that person asks, by name"
    PUBLISHED = "stays: published with that name"
    # About people who may have no account. They go after some time, whoever asks.
    EXPIRES = "goes by itself (see retention)"


class InDoubt(StrEnum):
    """What becomes of what an account did here lately, once nobody knows in whose hands it is."""

    NOT_SHOWN = "only the group or its offices see it"
    HELD = "readers lose it until somebody else has looked"
    UNDONE = "it is what it was before"
    CLOSED = "it is closed, or opens nothing any more"
    DERIVED = "follows other tables"
    OFFICE = "an office did it; another of its officers looks"
    NO_ACCOUNT = "no account writes it"


class RegionChange(StrEnum):
    """What becomes of a row when its region ends and has a successor."""

    MOVES = "moves to the successor"
    FOLLOWS = "follows its KIM, its site or its item"
    STAYS = "stays: says where it was at that time"
    RECOUNTED = "is counted anew"
    LIST = "is of the list of regions itself"


@dataclass(frozen=True)
class TableAnswers:
    """The answers of one table; `label` is that of its model.

    `site` is the lookup from a row to its site: an export of a group has these rows, and they are
    closed for readers when the site is. Without one, `alone` says whose rows they are. `derived`
    says how the rows are made again; an export leaves them out.

    `people` answers for each reference to an account, `words` for each text that names or describes
    a person (the account in `about`, where one is), `regions` for each reference to a region.
    `secrets` are fields that open something: no copy and no export has them. `retention` is the
    scheduled task that lets rows or texts go.
    """

    label: str
    doubt: InDoubt
    site: str = ""
    alone: str = ""
    derived: str = ""
    about: str = ""
    people: Mapping[str, Erasure] = field(default_factory=dict)
    words: Mapping[str, Erasure] = field(default_factory=dict)
    regions: Mapping[str, RegionChange] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()
    retention: str = ""


TABLES: Final[dict[str, TableAnswers]] = {}


def register_tables(*answers: TableAnswers) -> None:
    """Answer for tables. Raises ValueError for a table that belongs to nobody, or was answered for
    already.
    """
    for each in answers:
        if each.label in TABLES:
            raise ValueError(f"two answers for {each.label}")
        if bool(each.site) == bool(each.alone):
            raise ValueError(f"{each.label}: either a way to its site, or whose rows they are")
        TABLES[each.label] = each
