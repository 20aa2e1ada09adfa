"""The texts that people type about money, of which each part brings its own."""

from typing import Any, Final

from tests.ledger import bill_texts, money_texts, year_papers_texts
from tests.sites.public_text_case import PublicTextCase

_PARTS: Final[tuple[Any, ...]] = (money_texts, bill_texts, year_papers_texts)
GATED: Final = {table: names for part in _PARTS for table, names in part.GATED.items()}
NOT_PUBLIC: Final = {table: names for part in _PARTS for table, names in part.NOT_PUBLIC.items()}
BESIDE: Final[dict[str, PublicTextCase]] = {
    name: case for part in _PARTS for name, case in part.BESIDE.items()
}
