"""How far back a search looks before it has enough hits."""

from itertools import pairwise

import pytest

from kimid.wire.search.spans import TimeSpans, span_terms

DAY = 24 * 60 * 60
TOP = 1_793_491_200  # in November 2026
YEARS_AGO = TOP - 4 * 365 * DAY


@pytest.mark.parametrize("seconds", [DAY // 3, DAY, 5 * DAY, 40 * DAY, 300 * DAY])
def test_every_row_within_has_one_of_the_marks_and_no_other_has(seconds: int) -> None:
    spans = TimeSpans.back(TOP, YEARS_AGO, seconds)
    assert spans is not None
    marks = set(spans.terms)

    for key in (TOP, TOP - seconds, spans.since):
        assert len(marks & set(span_terms(key))) == 1
    assert not marks & set(span_terms(spans.since - 1))
    assert spans.since <= TOP - seconds


@pytest.mark.parametrize("seconds", [DAY // 3, DAY, 5 * DAY, 40 * DAY, 300 * DAY])
def test_few_marks_are_asked_for_and_they_reach_little_further_than_wanted(seconds: int) -> None:
    spans = TimeSpans.back(TOP, YEARS_AGO, seconds)
    assert spans is not None

    assert len(spans.terms) <= 9
    assert TOP - spans.since <= max(2 * seconds, DAY)


def test_of_little_time_no_spans_are_asked_for() -> None:
    assert TimeSpans.back(TOP, TOP) is TimeSpans.back(TOP, TOP - DAY // 3) is None
    assert TimeSpans.back(TOP, YEARS_AGO, 800 * DAY) is None


@pytest.mark.parametrize("every", [60, 3_600, DAY, 30 * DAY])
def test_what_comes_evenly_is_found_in_one_more_step_unless_it_is_very_rare(every: int) -> None:
    spans = TimeSpans.back(TOP, YEARS_AGO)
    steps = []
    while spans is not None:
        hits = (TOP - spans.since) // every
        steps.append(spans.since)
        if hits >= 21:
            break
        spans = TimeSpans.back(TOP, YEARS_AGO, spans.wider(TOP, hits, 21))

    assert len(steps) <= (2 if every < DAY else 3)
    assert all(later < earlier for earlier, later in pairwise(steps))
