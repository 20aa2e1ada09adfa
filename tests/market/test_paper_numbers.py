"""Numbers of papers, and the pages on which they are compared, as people type them."""

import pytest

from kimid.market.check_pages import CheckPageRefused, read_check_page
from kimid.market.models import GoodsPaperKind as Kind
from kimid.market.paper_numbers import PaperNumberRefused, read_paper_number


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (Kind.PIRT, "P-IRT 2156102010123-30", "2156102010123-30"),
        (Kind.PIRT, "p-irt no. 206 6112 0101 23 30", "206611201012330"),
        (Kind.HALAL, "id 6111 0001 2345 67890", "ID61110001234567890"),
        (Kind.BPOM_MD, "BPOM RI MD 213312345678", "MD213312345678"),
        (Kind.NIB, "NIB: 0220001234567", "0220001234567"),
        (Kind.PSAT, "ri.pd 61.12/0001", "RI.PD 61.12/0001"),
        (Kind.NOT_HALAL, "apa saja", ""),
    ],
)
def test_a_number_is_read_as_it_is_printed(kind: Kind, typed: str, number: str) -> None:
    assert read_paper_number(kind, typed) == number


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.PIRT, ""),
        (Kind.PIRT, "sedang diurus"),
        (Kind.HALAL, "61110001234567890"),
        (Kind.NIB, "12345"),
        (Kind.PSAT, "halal"),
    ],
)
def test_what_is_no_number_says_what_to_write(kind: Kind, typed: str) -> None:
    with pytest.raises(PaperNumberRefused, match="Salin dari kertasnya"):
        read_paper_number(kind, typed)


@pytest.mark.parametrize(
    "address",
    [
        "http://sppirt.pom.go.id/",
        "https://pom.go.id.palsu.com/",
        "https://palsu.com/pom.go.id",
        "https://x@pom.go.id/",
        "https://pom.go.id:8443/",
        "javascript:alert(1)",
        "https://[::1",
        "",
    ],
)
def test_only_pages_of_the_state_prove_anything(address: str) -> None:
    with pytest.raises(CheckPageRefused):
        read_check_page(address)


def test_a_page_of_the_state_may_be_typed_without_its_beginning() -> None:
    assert read_check_page(" sppirt.pom.go.id/cari?no=1 ") == "https://sppirt.pom.go.id/cari?no=1"
