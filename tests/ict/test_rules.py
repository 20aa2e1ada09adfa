"""Who is ICT-based follows from measured facts by rules that are data; it is counted anew whenever
one of them changes.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ict import actions as ict
from kimid.ict.evidence import ict_state_of
from kimid.ict.gaps import ict_gaps
from kimid.ict.models import IctCount, IctRules, Means, Signal
from kimid.ict.preview import preview_rules
from kimid.ict.reactions import on_story_published
from kimid.ict.rule_book import (
    CRITERION_SPECS,
    BadIctRules,
    IctCriterion,
    IctProfile,
    RuleBook,
    Stratum,
)
from kimid.ict.schedule import count_ict
from kimid.newsroom.flow import Stage
from kimid.registry.models import IctStatus, Kim
from tests import build
from tests.ict.building import decide, first_rules, means, needs, rules

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
KUBU_RAYA: Final = "6112"
_VALUES: Final = st.fixed_dictionaries(
    {
        fact: st.none() | st.integers(shape.least, shape.most)
        for fact, shape in CRITERION_SPECS.items()
    }
)
_FACTS: Final = st.builds(
    IctProfile,
    idle_days=st.none() | st.integers(0, 800),
    phones=st.none() | st.integers(0, 9),
    laptops=st.none() | st.integers(0, 9),
    trained=st.none() | st.integers(0, 9),
    signal=st.none() | st.sampled_from(Signal.values),
)


def _status(kim: Kim) -> str:
    return Kim.objects.get(pk=kim.pk).ict_status


def _counted() -> list[tuple[Any, ...]]:
    """What was counted of every KIM, without the moment of the count."""
    facts = ("kim", "kim__ict_status", "stratum", "lacks", "used_on", "means", "trained", "since")
    return list(IctCount.objects.order_by("kim").values_list(*facts))


def _ready(code: str = build.TELUK_KAPUAS) -> Kim:
    """A KIM that has published, has a phone and somebody who was trained."""
    kim = build.kim(code)
    build.story(kim, Stage.PUBLISHED)
    means(kim)
    return kim


def _recounts() -> list[dict[str, Any]]:
    return list(
        Event.objects.filter(kind="ict.recounted").order_by("pk").values_list("data", flat=True)
    )


def test_a_house_begins_with_rules_that_are_marked_as_ours_and_lays_them_down_once() -> None:
    first_rules()
    first_rules()

    row = IctRules.objects.get()
    assert row.legal_basis == "Bawaan kim.id, belum ada aturan resmi"
    assert [each.text for each in RuleBook.from_json(row.based, row.strata).based] == [
        "Situs dipakai dalam 90 hari terakhir",
        "Paling sedikit 1 HP atau laptop",
        "Paling sedikit 1 anggota pernah dilatih",
    ]
    assert [each["name"] for each in row.strata] == ["Dasar", "Berkembang", "Mandiri"]


def test_a_kim_is_counted_once_its_means_are_written_down_and_its_page_says_why() -> None:
    first_rules()
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    assert _status(kim) == IctStatus.NOT_YET

    means(kim, phones=3, laptops=1, trained=2, by=build.member(kim, Role.CHAIR, "Rina"))

    state = ict_state_of(
        Kim.objects.select_related("region").get(pk=kim.pk), (build.AT + 12 * DAY).date()
    )
    assert state.kim.ict_status == IctStatus.BASED
    assert [(each.title, each.is_met) for each in state.evidence] == [
        ("Situs dipakai 12 hari lalu", True),
        ("3 HP dan 1 laptop", True),
        ("2 anggota pernah dilatih", True),
        ("Sinyal: internet ada, tetapi lambat", None),
    ]
    assert state.evidence[1].source == "Diisi Rina, 24 November 2024"
    assert (
        state.evidence[2].source == "Terakhir 4 Mei 2024, Diskominfo. Diisi Rina, 24 November 2024"
    )
    assert (state.count.stratum if state.count else "", state.next_stratum) == (
        "Berkembang",
        "Mandiri",
    )
    assert state.next_requirements == ["paling sedikit 3 anggota pernah dilatih"]


def test_what_a_kim_lacks_is_said_with_what_the_rules_ask_for() -> None:
    first_rules()
    kim = build.kim()
    means(kim, phones=0, trained=0)

    state = ict_state_of(kim, build.AT.date())
    assert (
        state.missing_text
        == "Situs belum pernah dipakai; Belum ada HP atau laptop; Belum ada yang dilatih"
    )
    assert state.evidence[1].text.startswith("Perlu: paling sedikit 1 HP atau laptop. Diisi")


def test_a_day_passes_and_an_unused_site_no_longer_counts_until_something_is_published() -> None:
    first_rules()
    kim = _ready()

    count_ict.func(at=build.AT + 90 * DAY)
    assert _status(kim) == IctStatus.BASED
    count_ict.func(at=build.AT + 91 * DAY)
    assert _status(kim) == IctStatus.NOT_YET
    assert (_recounts()[-1]["before"], _recounts()[-1]["after"], _recounts()[-1]["changed"]) == (
        1,
        0,
        1,
    )


def test_a_story_that_comes_out_counts_its_kim_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first_rules()
    kim = build.kim()
    means(kim)
    monkeypatch.setattr("kimid.ict.reactions.timezone.now", lambda: build.AT)
    build.story(kim, Stage.PUBLISHED)

    event = Event.objects.filter(kind="story.published").latest("pk")
    on_story_published.func(event.pk)
    before = Event.objects.count()
    on_story_published.func(event.pk)

    assert _status(kim) == IctStatus.BASED
    assert Event.objects.count() == before, "a second run has nothing to do"


def test_a_changed_rule_counts_anew_and_both_are_on_record_with_who_and_why() -> None:
    first_rules()
    officer = build.officer(KUBU_RAYA)
    stored = _ready()
    lost = _ready()
    means(stored, phones=1, laptops=1)

    new = rules(*needs(laptops=1), reason="Perbup baru minta laptop")
    ict.decide_ict(build.region(KUBU_RAYA), rules=new, by=officer, at=build.AT + DAY)

    assert (_status(stored), _status(lost)) == (IctStatus.BASED, IctStatus.NOT_YET)
    event = Event.objects.filter(kind="ict.rules_decided").latest("pk")
    assert (event.actor_name, event.data["reason"], event.data["version"]) == (
        officer.name,
        "Perbup baru minta laptop",
        1,
    )
    assert _recounts()[-1] == {
        "why": "aturan",
        "version": 1,
        "kims": 2,
        "changed": 2,  # one lost the word, both their stratum
        "before": 2,
        "after": 1,
        "places": {KUBU_RAYA: [0, 1]},
        "strata": {"": [0, 2], "Berkembang": [2, 0]},
    }


def test_the_nearest_region_with_rules_has_the_last_word() -> None:
    first_rules()
    here = _ready()
    beside = _ready("6171051001")
    decide("61", *needs(trained=5))
    assert (_status(here), _status(beside)) == (IctStatus.NOT_YET, IctStatus.NOT_YET)

    decide(KUBU_RAYA, *needs(devices=1))
    assert (_status(here), _status(beside)) == (IctStatus.BASED, IctStatus.NOT_YET)

    ict.remove_own_ict_rules(
        build.region(KUBU_RAYA), reason="Ikut provinsi", by=build.BUILDER, at=build.AT
    )
    assert _status(here) == IctStatus.NOT_YET


def test_versions_are_kept_and_one_runs() -> None:
    region = build.region(KUBU_RAYA)
    for many in (1, 2, 3):
        decide(KUBU_RAYA, *needs(devices=many), at=build.AT + many * DAY)
    ict.remove_own_ict_rules(region, reason="Cukup", by=build.BUILDER, at=build.AT + 4 * DAY)
    decide(KUBU_RAYA, *needs(devices=1), at=build.AT + 5 * DAY)

    rows = list(IctRules.objects.filter(region=region).order_by("version"))
    assert [(row.version, row.ended_at is None) for row in rows] == [
        (1, False),
        (2, False),
        (3, False),
        (4, True),
    ]
    assert rows[0].based == [{"fact": "perangkat", "is": "paling-sedikit", "value": 1}]


def test_a_kim_that_has_ended_is_counted_nowhere() -> None:
    first_rules()
    kim = _ready()
    other = _ready()
    Kim.objects.filter(pk=kim.pk).update(ended_on=build.AT.date())

    count_ict.func(at=build.AT + DAY)

    assert (_recounts()[-1]["kims"], _recounts()[-1]["after"]) == (1, 1)
    assert ict_gaps(build.region(KUBU_RAYA), build.AT.date()).kim_count == 1
    assert _status(other) == IctStatus.BASED


def test_an_office_sees_how_its_kim_are_spread_over_the_strata() -> None:
    first_rules()
    for _ in range(2):
        _ready()
    means(_ready(), phones=0)

    gaps = ict_gaps(build.region(KUBU_RAYA), build.AT.date())

    assert [tuple(each) for each in gaps.strata] == [("Berkembang", 2), ("Dasar", 1)]
    assert ict_gaps(build.region("62"), build.AT.date()).strata == []


def test_where_nobody_has_rules_nobody_is_judged() -> None:
    kim = _ready()

    assert _status(kim) == IctStatus.UNKNOWN
    assert ict_state_of(kim, build.AT.date()).basis == "Belum ada aturannya"


def test_a_preview_says_what_a_change_would_do_and_does_nothing() -> None:
    first_rules()
    for _ in range(2):
        _ready()
    means(lost := _ready(), phones=0)
    before = _counted()
    events = Event.objects.count()

    preview = preview_rules(build.region(KUBU_RAYA), RuleBook(needs(trained=1), ()), build.AT)

    assert preview.summary == "2 → 3 dari 3 KIM"
    assert preview.strata_changes == ["Tanpa strata: 0 → 3", "Berkembang: 2 → 0", "Dasar: 1 → 0"]
    assert (preview.changes[0].badge, preview.changes[0].name.split(",")[0]) == (
        "Menjadi berbasis TIK",
        lost.name,
    )
    assert (_counted(), Event.objects.count()) == (before, events)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_VALUES)
def test_a_rule_that_is_changed_and_changed_back_gives_the_same_numbers(
    values: dict[IctCriterion, int | None],
) -> None:
    if not Kim.objects.exists():
        first_rules()
        _ready()
        means(_ready(), phones=2, laptops=1, trained=3, signal=Signal.FAST)
        build.kim()
    nation = IctRules.objects.filter(region="00", ended_at=None).get()
    before = [row[:7] for row in _counted()]

    asked = needs(
        **{fact.name.lower(): value for fact, value in values.items() if value is not None}
    )
    decide("00", *asked, strata=(Stratum("Satu", asked),))
    decide(
        "00",
        *RuleBook.from_json(nation.based, nation.strata).based,
        strata=tuple(RuleBook.from_json([], nation.strata).strata),
    )

    assert [row[:7] for row in _counted()] == before
    assert _recounts()[-2]["before"] == _recounts()[-1]["after"]


def test_counting_again_changes_nothing() -> None:
    first_rules()
    for _ in range(3):
        _ready()
    at = build.AT + 30 * DAY
    count_ict.func(at=at)
    once = _counted()

    count_ict.func(at=at + timedelta(hours=1))

    assert _counted() == once
    assert (_recounts()[-1]["changed"], _recounts()[-1]["places"]) == (0, {})


@given(_FACTS, _VALUES)
def test_who_has_more_is_never_judged_worse(
    facts: IctProfile, values: dict[IctCriterion, int | None]
) -> None:
    asked = needs(
        **{fact.name.lower(): value for fact, value in values.items() if value is not None}
    )
    book = RuleBook(asked, [Stratum("Dasar", []), Stratum("Mandiri", asked)])
    more = IctProfile(
        0, (facts.phones or 0) + 1, (facts.laptops or 0) + 1, (facts.trained or 0) + 1, Signal.FAST
    )

    judgement = book.judge(facts)
    better = book.judge(more)

    assert set(better.lacks) <= set(judgement.lacks)
    assert judgement.is_based == (judgement.stratum == "Mandiri") == (not judgement.lacks)
    assert (
        RuleBook.from_json(based=book.as_json()["based"], strata=book.as_json()["strata"]).judge(
            facts
        )
        == judgement
    )


@pytest.mark.parametrize(
    "stored",
    [
        {"fact": "uang", "is": "paling-sedikit", "value": 1},
        {"fact": "situs", "is": "paling-sedikit", "value": 1},
        {"fact": "situs", "is": "paling-banyak", "value": "__import__('os')"},
        {"fact": "laptop", "is": "paling-sedikit", "value": True},
        {"fact": "sinyal", "is": "paling-sedikit", "value": 9},
        {},
    ],
)
def test_what_is_not_in_the_lists_is_no_rule(stored: dict[str, Any]) -> None:
    with pytest.raises(BadIctRules):
        RuleBook.from_json([stored], [])


def test_a_chair_describes_their_own_kim_and_no_other() -> None:
    kim = build.kim()
    other = build.kim()
    chair = build.member(kim, Role.CHAIR)
    means(kim, by=chair)

    with pytest.raises(PermissionDenied):
        means(other, by=chair)
    with pytest.raises(PermissionDenied):
        means(kim, by=build.member(kim, Role.EDITOR))


def test_somebody_named_twice_is_one_person() -> None:
    first_rules()
    kim = build.kim()
    sheet = ict.MeansInput(
        1,
        0,
        Signal.SLOW,
        [ict.TrainedMember(name, build.AT.date(), "Dinas") for name in ("Siti", "siti", "Dedi")],
    )
    ict.describe_means(kim, means_input=sheet, by=build.BUILDER, at=build.AT)

    assert IctCount.objects.get(kim=kim).trained == 2
    assert Means.objects.count() == 1


def test_counting_costs_the_same_with_one_kim_as_with_three(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    first_rules()
    for many in (1, 2):
        for _ in range(many):
            _ready()
        with django_assert_max_num_queries(14):
            count_ict.func(at=build.AT + 30 * DAY)
