"""Finding a village by its name: a third of all villages have namesakes."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from kimid.places.actions import analyze_regions
from kimid.places.models import Dataset, Region
from kimid.places.place_search import PlaceMatch, PlaceResults, clear_name_cache, find_places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_country")]

ENDED_ON = date(2026, 1, 1)


@pytest.fixture(scope="module")
def whole_country(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, country: dict[str, Region]
) -> Iterator[None]:
    """All 91,600 regions, written once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        Region.objects.bulk_create(country.values(), batch_size=1000)
        connection.check_constraints()  # now, or the end of each test checks every row's parent
        analyze_regions()
        Dataset.objects.create(
            name="regions", version="whole", loaded_at=datetime(2026, 3, 1, tzinfo=UTC)
        )
        yield
        transaction.set_rollback(True)
    clear_name_cache()


def lines(places: list[PlaceMatch]) -> list[str]:
    return [f"{place.title}, {place.location}" for place in places]


def places_for(query: str, *, near: str = "", limit: int = 12) -> list[str]:
    """All places that are listed for this query, as they are shown."""
    results = find_places(query, near=near, limit=limit)
    return lines([*results.near, *results.others])


def first(words: str) -> str:
    return places_for(words, limit=1)[0]


SIDOMULYO_OF_GODEAN = "Kalurahan Sidomulyo, Kapanewon Godean, Kab. Sleman, DI Yogyakarta"


@pytest.mark.parametrize(
    "words",
    [
        "sidomulyo godean",
        "Sidomulyo, Godean",
        "SIDOMULYO GODEAN SLEMAN",
        "sidomulyo sleman yogyakarta",
        "sidomulyo godean kab. sleman prov. di yogyakarta",
        "Kalurahan Sidomulyo Kapanewon Godean",
        "Desa Sidomulyo, Kec. Godean, Kab. Sleman",
        "sidomulyo god",
        "sido mulyo godean",
    ],
)
def test_words_of_district_regency_and_province_tell_namesakes_apart(words: str) -> None:
    assert places_for(words) == [SIDOMULYO_OF_GODEAN]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("teluk kapuas", "Desa Teluk Kapuas, Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat"),
        ("nagari sulit air", "Nagari Sulit Air, Kec. X Koto Diatas, Kab. Solok, Sumatera Barat"),
        ("jumat talang empat", "Desa Jum'at, Kec. Talang Empat, Kab. Bengkulu Tengah, Bengkulu"),
        ("kelurahan kota baru serang", "Kelurahan Kota Baru, Kec. Serang, Kota Serang, Banten"),
        ("lembang bandung barat", "Desa Lembang, Kec. Lembang, Kab. Bandung Barat, Jawa Barat"),
        ("kemantren tulangan", "Desa Kemantren, Kec. Tulangan, Kab. Sidoarjo, Jawa Timur"),
        ("gampong baro matangkuli", "Gampong Baro, Kec. Matangkuli, Kab. Aceh Utara, Aceh"),
        (
            "sukamaju kota bandung",
            "Kelurahan Sukamaju, Kec. Cibeunying Kidul, Kota Bandung, Jawa Barat",
        ),
        ("kab kubu raya", "Gampong Kubu Raya, Kec. Peusangan Siblah Krueng, Kab. Bireuen, Aceh"),
        ("kec. sungai raya kubu raya", "Kecamatan Sungai Raya, Kab. Kubu Raya, Kalimantan Barat"),
        (
            "sungai raya kubu raya",
            "Desa Sungai Raya, Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat",
        ),
        (
            "sifaoroasi huruna",
            "Desa Sifaoroasi Huruna, Kec. Huruna, Kab. Nias Selatan, Sumatera Utara",
        ),
        ("sifaoroasi, huruna", "Desa Sifaoroasi, Kec. Huruna, Kab. Nias Selatan, Sumatera Utara"),
        (
            "kelurahan merlung merlung",
            "Kelurahan Merlung, Kec. Merlung, Kab. Tanjung Jabung Barat, Jambi",
        ),
        ("desa merlung merlung", "Desa Merlung, Kec. Merlung, Kab. Tanjung Jabung Barat, Jambi"),
    ],
)
def test_the_one_meant_comes_first(words: str, line: str) -> None:
    assert first(words) == line


def test_exact_names_come_first_then_those_written_otherwise_then_those_that_only_begin_so() -> (
    None
):
    places = find_places("sukamaju", limit=1000).others
    villages = [place.region.slug for place in places if place.region.level == 4]

    steps = [0 if slug == "sukamaju" else 1 if slug == "suka-maju" else 2 for slug in villages]

    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2}


def test_villages_of_a_name_come_before_districts_of_it() -> None:
    places = find_places("sungai raya", limit=1000).others
    levels = [place.region.level for place in places if place.region.slug == "sungai-raya"]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {3, 4}


def test_exact_names_are_in_the_order_of_province_regency_and_district() -> None:
    exact = [
        place.region
        for place in find_places("sidomulyo", limit=1000).others
        if place.region.name == "Sidomulyo"
    ]
    villages = [region for region in exact if region.level == 4]

    above = [_slugs_above(region) for region in villages]

    assert len(villages) == 98
    assert above == sorted(above)


def _slugs_above(region: Region) -> list[str]:
    slugs = []
    upper = region.parent
    while upper is not None:
        slugs.append(upper.slug)
        upper = upper.parent
    return slugs[::-1]


def test_places_near_stand_apart_and_each_list_is_cut() -> None:
    answer = find_places("sidomulyo", near="18", limit=3)

    assert [place.region.code[:2] for place in answer.near] == ["18"] * 3
    assert [place.region.code[:2] == "18" for place in answer.others] == [False] * 3
    assert answer.total > 98
    assert answer.has_more


def test_a_list_that_holds_all_says_so() -> None:
    answer = find_places("teluk kapuas", near="6112")
    assert lines(answer.near) == [
        "Desa Teluk Kapuas, Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat"
    ]
    assert (answer.total, answer.others, answer.suggestions, answer.has_more) == (1, [], [], False)


@pytest.mark.parametrize("words", ["6112012012", "61.12.01.2012", " 61.12.01.2012 "])
def test_a_code_finds_its_village(
    words: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert places_for(words) == [
            "Desa Teluk Kapuas, Kec. Sungai Raya, Kab. Kubu Raya, Kalimantan Barat"
        ]
    assert [place.region.code for place in find_places(words, near="61").near] == ["6112012012"]


def test_a_code_finds_its_district_and_one_that_nobody_has_finds_nothing() -> None:
    assert places_for("61.12.01") == ["Kecamatan Sungai Raya, Kab. Kubu Raya, Kalimantan Barat"]
    assert find_places("61.12.01.9999") == PlaceResults("61.12.01.9999")


def test_a_village_that_is_no_more_is_not_found() -> None:
    Region.objects.filter(pk="6112012012").update(valid_until=ENDED_ON)
    assert (
        [line for line in places_for("teluk kapuas") if line.startswith("Desa Teluk Kapuas")]
        == places_for("6112012012")
        == []
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("telok kapuas", "Teluk Kapuas"),
        ("teluk kapus", "Teluk Kapuas"),
        ("sidomulyo godeyan", "Sidomulyo"),
        ("sidomulyyo", "Sidomulyo"),
        ("sendangan ii sonderr", "Sendangan"),
    ],
)
def test_who_mistypes_a_name_is_told_what_may_be_meant(words: str, meant: str) -> None:
    answer = find_places(words)
    assert answer.total == 0
    assert meant in answer.suggestions
    assert len(answer.suggestions) <= 3


def test_a_name_that_may_be_meant_is_written_as_the_decree_writes_it() -> None:
    assert "Jum'at" in find_places("jummat").suggestions


@pytest.mark.parametrize("words", ["xyzzy qwerty", "desa xyzzy"])
def test_what_looks_like_no_name_finds_nothing(words: str) -> None:
    assert find_places(words) == PlaceResults(words)


@pytest.mark.parametrize("words", ["", "  ", "?!", "\x00", "%"])
def test_no_words_ask_nothing_of_the_database(
    words: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert find_places(words).total == 0


@pytest.mark.parametrize(
    "words", ["a" * 5000, "teluk kapuas " * 500, "_% ' \" \\", "kec kab", "%idomulyo", "7" * 40]
)
def test_odd_words_find_nothing_and_break_nothing(words: str) -> None:
    answer = find_places(words)
    assert (answer.total, answer.near, answer.others) == (0, [], [])


def test_a_search_takes_two_queries_whatever_it_finds(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for words, listed in (("teluk kapuas", 1), ("sidomulyo", 12)):
        with django_assert_num_queries(2):
            assert len(places_for(words)) == listed


def test_a_search_that_finds_nothing_takes_a_third_query_the_first_time(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    clear_name_cache()
    for queries in (3, 2):
        with django_assert_num_queries(queries):
            assert find_places("telok kapuas").total == 0


@pytest.fixture(scope="module")
def clashes(country: dict[str, Region]) -> dict[tuple[str, str], list[Region]]:
    """The villages that share their name with another of their regency or city, by regency and
    name.
    """
    villages = defaultdict(list)
    for region in country.values():
        if region.level == 4:
            villages[region.code[:4], region.name.casefold()].append(region)
    return {name: regions for name, regions in villages.items() if len(regions) > 1}


@pytest.mark.one_database  # the tests above have the same queries
def test_all_namesakes_of_a_regency_are_told_apart_and_found_by_their_district(
    clashes: dict[tuple[str, str], list[Region]], country: dict[str, Region]
) -> None:
    """The query is the name and the district. Two of one district differ in kind or show a code."""
    assert len(clashes) == 2232
    clashing = {region.code for regions in clashes.values() for region in regions}
    meant = defaultdict(set)
    for region in country.values():
        if region.level == 4:
            meant[region.slug, country[region.code[:6]].slug].add(region.code)
    in_full = {region.slug for region in country.values() if region.level > 2}

    shown = {}
    astray = []
    for (name, district), codes in meant.items():
        if codes & clashing:
            # With a comma where another village has all of that as its name: `Sifaoroasi Huruna`.
            words = (
                f"{name}, {district}" if f"{name}-{district}" in in_full else f"{name} {district}"
            )
            places = find_places(words, limit=len(codes)).others
            shown.update({place.region.code: (place.title, place.location) for place in places})
            astray += [words] if {place.region.code for place in places} != codes else []

    assert astray == []
    assert [
        regions
        for regions in clashes.values()
        if len({shown[region.code] for region in regions}) < len(regions)
    ] == []


def test_two_of_one_name_in_one_district_differ_in_kind_or_show_their_codes(
    country: dict[str, Region],
) -> None:
    villages = Counter(
        (region.slug, region.code[:6]) for region in country.values() if region.level == 4
    )
    pairs = [(name, district) for (name, district), count in villages.items() if count > 1]
    assert len(pairs) == 16
    for name, district in pairs:
        here = find_places(name, near=district).near
        both = [place for place in here if place.region.slug == name and place.region.level == 4]
        assert len(both) == len(set(lines(both))) == 2
        assert [place.has_namesake for place in both] == [
            len({place.title for place in both}) == 1
        ] * 2
