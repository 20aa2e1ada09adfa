"""A block in lines, so that two wordings can be laid beside each other."""

from datetime import date

from kimid.lib import clock
from kimid.profile.shapes import (
    BlockContent,
    BlockInput,
    BlockShape,
    InputType,
    labelled_rows,
)


def lines_of(shape: BlockShape, content: BlockContent) -> list[str]:
    """What the words of a block say, then each row in a line. What is empty is left out."""
    words = [_in_words(each, content["words"].get(each.name, "")) for each in shape.words]
    rows = [", ".join(filter(None, row.values())) for row in labelled_rows(shape, content)]
    return [line for line in (*words, *rows) if line]


def _in_words(each: BlockInput, value: str) -> str:
    if each.type is InputType.DAY and value:
        return f"{each.label} {clock.day(date.fromisoformat(value))}"
    return value
