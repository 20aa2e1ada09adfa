"""Where readers find a yearly report: a full one; `public_pages.py` joins it."""

from typing import Final

from django.utils import timezone

from kimid.ledger.models import FundKind
from kimid.media.queries import pictures_by_name
from kimid.sites.guard import on_site
from tests.house.country import WORDS, Addresses, Country
from tests.ledger import writing
from tests.ledger.making import Books

_SENTENCE: Final = " ".join(word for word in WORDS if word.isalpha())


def year_report_addresses(country: Country) -> Addresses:
    """One with a long foreword, eight photos, every kind of source and a plan of many lines."""
    kim = country.kim
    books = Books(kim)
    for number, kind in enumerate(each for each in FundKind if each != FundKind.IN_KIND):
        source = books.source(kind, name=_SENTENCE[60 * number :][:50].strip())
        books.receive(1_234_000 + 7_919 * number, source)
        books.spend(234_000 + 919 * number, source, purpose=f"Belanja {number}")
    with on_site(kim.site):
        [picture] = pictures_by_name([country.photo])
    words = _SENTENCE
    photos = [
        picture | {"alt": words[at : at + 90], "caption": words[at + 99 : at + 180]}
        for at in range(0, 1600, 200)
    ]
    writing.words_of_year(kim, foreword=words[:1400], photos=photos)
    report = writing.public_report(kim, at=timezone.now())
    return {("kim", "year-report"): report.path}
