"""The texts that people type about money, of which each part brings its own."""

from typing import Final

from tests.ledger import money_texts, year_papers_texts
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {**money_texts.GATED, **year_papers_texts.GATED}
NOT_PUBLIC: Final = {**money_texts.NOT_PUBLIC, **year_papers_texts.NOT_PUBLIC}
BESIDE: Final[dict[str, PublicTextCase]] = {**money_texts.BESIDE, **year_papers_texts.BESIDE}
