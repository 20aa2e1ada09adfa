"""The texts that people type in proposals and yearly reports; `typed_texts.py` joins them."""

from typing import Final

from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.ledger import writing
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {
    "ledger.YearReport": "foreword photos",
}
NOT_PUBLIC: Final = {
    # Nobody types there: it is what the records had on a day.
    "ledger.YearReport": "frozen",
    # Only the group and whoever is handed the paper read these.
    "ledger.FundingProposal": (
        "public_id company title need plan legal_bases other_basis handed_to frozen refusal"
    ),
    "ledger.FundingLine": "name",
}


def _foreword(kim: Kim, by: Person, text: str) -> object:
    writing.words_of_year(kim, foreword=text, by=by)
    return writing.public_report(kim, by=by)


def _caption(kim: Kim, by: Person, text: str) -> object:
    picture = build.photo(kim, by=by).as_picture()
    picture["caption"] = text
    writing.words_of_year(kim, photos=[picture], by=by)
    return writing.public_report(kim, by=by)


BESIDE: Final[dict[str, PublicTextCase]] = {
    "ledger.YearReport": _foreword,
    "ledger.YearReport.foreword": _foreword,
    "ledger.YearReport.photos": _caption,
}
