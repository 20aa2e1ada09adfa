import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.pagecache.addresses import allowed_query, host_name

ALLOWED = ("hal", "jenis")
_texts = st.text(max_size=50)
_queries = st.one_of(
    _texts,
    st.lists(st.tuples(st.sampled_from(["hal", "jenis", "q", "x"]), _texts)).map(
        lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
    ),
)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("suka-maju.kim.localhost", "suka-maju.kim.localhost"),
        ("Suka-Maju.KIM.localhost:8000", "suka-maju.kim.localhost"),
        ("kim.localhost.", "kim.localhost"),
        ("kim.localhost.:80", "kim.localhost"),
        ("kim.localhost..", ""),
        (".kim.localhost", ""),
        ("kim.localhost,ruang.localhost", ""),
        ("kim.localhost\n", ""),
        ("kim.localhost:", ""),
        ("kim_x.localhost", ""),
        ("\u212aim.localhost", ""),  # the Kelvin sign, whose lower case is k
        ("[::1]:8000", ""),
        ("", ""),
        ("a" * 300, ""),
    ],
)
def test_a_host_has_one_spelling(raw: str, name: str) -> None:
    assert host_name(raw) == name


@pytest.mark.parametrize(
    ("raw", "allowed"),
    [
        ("hal=2", "hal=2"),
        ("jenis=berita&hal=2", "hal=2&jenis=berita"),
        ("hal=2&utm_source=wa&fbclid=abc", "hal=2"),
        ("hal=2&hal=3", "hal=3"),
        ("hal=", ""),
        ("hal", ""),
        ("hal=<script>", ""),
        ("hal=2%0a", ""),
        ("hal=" + "1" * 41, ""),
        ("HAL=2", ""),
        ("%68al=2", "hal=2"),
        ("&".join(["x=1"] * 200) + "&hal=2", ""),
    ],
)
def test_a_query_keeps_only_what_pages_may_depend_on(raw: str, allowed: str) -> None:
    assert allowed_query(raw, ALLOWED) == allowed


@given(_queries)
def test_a_kept_query_is_plain_sorted_and_stays_as_it_is(raw: str) -> None:
    query = allowed_query(raw, ALLOWED)
    assert allowed_query(query, ALLOWED) == query
    names = [pair.partition("=")[0] for pair in query.split("&") if pair]
    assert names == sorted(set(names) & set(ALLOWED))
    assert set(query) <= set("abcdefghijklmnopqrstuvwxyz0123456789-=&")


@given(_queries, st.sampled_from(["utm_source=wa", "q=slot", "x", "=", "&"]))
def test_what_is_dropped_makes_no_second_address(raw: str, noise: str) -> None:
    assert allowed_query(f"{noise}&{raw}", ALLOWED) == allowed_query(raw, ALLOWED)


def test_what_somebody_typed_is_kept_where_a_page_asks_for_it_and_cut_when_it_is_long() -> None:
    raw = f"q=Panen+LADA%21&jenis=berita&di={'x' * 300}&utm=1&urut=%C3%A9"

    query = allowed_query(raw, ALLOWED, typed=("q", "di", "urut"))

    assert query == f"di={'x' * 200}&jenis=berita&q=Panen+LADA%21&urut=%C3%A9"
    assert allowed_query(query, ALLOWED, typed=("q", "di", "urut")) == query
    assert allowed_query(raw, ALLOWED) == "jenis=berita"
