"""How a KIM stands with its decree (SK): one sentence and one badge, the same on every page, in
every list and on every paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db.models import BigIntegerField, QuerySet

from kimid.lib import clock
from kimid.orm.compiled import compiled
from kimid.registry.models import Decree, Kim
from kimid.registry.queries import ENDING_SOON


class Standing(StrEnum):
    """What holds of the decree of a KIM. The first three count as a valid one."""

    ENDLESS = "endless"
    VALID = "valid"
    ENDING = "ending"  # within 90 days
    LISTED = "listed"  # on the list of an office, its paper not seen
    ENDED = "ended"
    NONE = "none"


_COUNTING: Final = (Standing.ENDLESS, Standing.VALID, Standing.ENDING)


@dataclass(frozen=True)
class DecreeStanding:
    """How a KIM stands on a day, and the decree that says so; `tone` is that of a badge."""

    standing: Standing
    sentence: str
    decree: Decree | None = None
    days_left: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it has a decree that holds."""
        return self.standing in _COUNTING

    @property
    def is_listed(self) -> bool:
        return self.standing is Standing.LISTED

    @property
    def tone(self) -> str:
        return "good" if self.counts else "plain" if self.standing is Standing.NONE else "warn"


_NONE: Final = DecreeStanding(Standing.NONE, "Belum ada SK")


def standing_of(kim: Kim, on: date) -> DecreeStanding:
    """How one KIM stands on this day. One query."""
    return _standing(kim, _decrees_of(kim.pk), on)


@compiled(BigIntegerField())
def _decrees_of(kim: Any) -> QuerySet[Decree]:
    return Decree.objects.filter(kim=kim)


def standings_of(kims: Iterable[Kim], on: date) -> Mapping[int, DecreeStanding]:
    """How each of these KIM stands, by its key. One query."""
    rows = list(kims)
    decrees = defaultdict[int, list[Decree]](list)
    for decree in Decree.objects.filter(kim__in=rows):
        decrees[decree.kim_id].append(decree)
    return {kim.pk: _standing(kim, decrees[kim.pk], on) for kim in rows}


def _standing(kim: Kim, decrees: Iterable[Decree], on: date) -> DecreeStanding:
    issued = [each for each in decrees if each.issued_on <= on]
    seen = [each for each in issued if not each.is_listed]
    has_ended = kim.ended_on is not None and kim.ended_on <= on
    running = [] if has_ended else [each for each in seen if each.holds_on(on)]
    if running:
        return _counting(max(running, key=lambda each: each.issued_on), on)
    listed = [each for each in issued if each.is_listed and not has_ended]
    last = max(seen, key=_last_day, default=None)
    if listed and (last is None or any(each.holds_on(on) for each in listed)):
        sentence = "Ada di daftar dinas, SK belum dicocokkan"
        return DecreeStanding(Standing.LISTED, sentence, max(listed, key=_last_day))
    if last is None:
        return _NONE
    # that of a KIM which ended holds no more, whatever day stands on it
    ended = kim.ended_on if has_ended else last.valid_until
    return DecreeStanding(Standing.ENDED, f"SK berakhir {clock.day(ended or on)}", last)


def _counting(decree: Decree, on: date) -> DecreeStanding:
    until = decree.valid_until
    if until is None:
        return DecreeStanding(Standing.ENDLESS, "SK berlaku tanpa batas waktu", decree)
    words = f"SK berlaku sampai {clock.day(until)}"
    left = (until - on).days
    if left > ENDING_SOON.days:
        return DecreeStanding(Standing.VALID, words, decree, left)
    soon = f"{left} hari lagi" if left else "hari terakhir"
    return DecreeStanding(Standing.ENDING, f"{words}, {soon}", decree, left)


def _last_day(decree: Decree) -> date:
    return decree.valid_until or date.max
