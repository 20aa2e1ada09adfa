"""Kabar mingguan: the best stories of a week as one text for the group of the village."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from kimid.lib import clock
from kimid.lib.sentences import sentences
from kimid.sites.models import Site
from kimid.wire.models import Item

LONGEST_TEXT: Final = 4000  # letters; a longer message is cut by phones


def week_line(friday: date) -> str:
    """`20 sampai 26 November 2026`, `27 November sampai 3 Desember 2026`."""
    first, last = friday - timedelta(days=7), friday - timedelta(days=1)
    month = "" if first.month == last.month else f" {clock.MONTHS[first.month - 1]}"
    return f"{first.day}{month} sampai {clock.day(last)}"


def weekly_text(site: Site, items: Sequence[Item], friday: date) -> str:
    """Titles with their first sentence and address. A fact check has its claim and the answer."""
    stories = [
        f"{number}. *{item.headline}*\n{_first_sentence(item)}{item.url}"
        for number, item in enumerate(items, 1)
    ]
    opening = f"*Kabar mingguan {site.name}*\n{week_line(friday)}"
    ending = f"Semua kabar: {site.url_of('/')}"
    return "\n\n".join([opening, *stories, ending])


def _first_sentence(item: Item) -> str:
    if item.judged_claim:
        return ""
    return "".join(f"{sentence}\n" for sentence in sentences(item.summary)[:1])
