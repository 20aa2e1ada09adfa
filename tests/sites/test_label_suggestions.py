"""Suggested labels are free, and refusals say why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kimid.sites.label_suggestions import free_labels, label_problem
from kimid.sites.labels import LabelRefused, check_label
from kimid.sites.models import LabelClaim
from kimid.sites.site_creation import open_kim_site
from tests import build

pytestmark = pytest.mark.django_db


def claim(*labels: str) -> None:
    LabelClaim.objects.bulk_create(LabelClaim(label=label, claimed_at=build.AT) for label in labels)


def test_the_name_comes_first_then_with_kim_then_with_the_regions_above_then_with_numbers() -> None:
    assert free_labels("KIM Teluk Kapuas", build.region(), limit=6) == [
        "teluk-kapuas",
        "kim-teluk-kapuas",
        "teluk-kapuas-sungai-raya",
        "teluk-kapuas-kubu-raya",
        "teluk-kapuas-2",
        "teluk-kapuas-3",
    ]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("KIM Suka Maju", ["suka-maju", "kim-suka-maju", "suka-maju-teluk-kapuas"]),
        ("Suka Maju", ["suka-maju", "kim-suka-maju", "suka-maju-teluk-kapuas"]),
        (
            "Komunitas Informasi Masyarakat Suka Maju",
            ["suka-maju", "kim-suka-maju", "suka-maju-teluk-kapuas"],
        ),
        ("KIM", ["teluk-kapuas", "kim-teluk-kapuas", "teluk-kapuas-sungai-raya"]),
        ("???", ["teluk-kapuas", "kim-teluk-kapuas", "teluk-kapuas-sungai-raya"]),
        ("KIM Kimia", ["kimia", "kim-kimia", "kimia-teluk-kapuas"]),
        ("KIM Ai", ["kim-ai", "ai-teluk-kapuas", "ai-sungai-raya"]),
        (
            "KIM Kota Baru",
            ["kim-kota-baru", "kim-kota-baru-2", "kim-kota-baru-3"],
        ),  # kota-… are portals
        (
            "KIM Kalimantan Barat",
            [
                "kim-kalimantan-barat",
                "kalimantan-barat-teluk-kapuas",
                "kalimantan-barat-sungai-raya",
            ],
        ),
        ("KIM Indonesia", ["kim-indonesia", "indonesia-teluk-kapuas", "indonesia-sungai-raya"]),
        (
            "KIM RW 611201",
            ["rw-611201-teluk-kapuas", "rw-611201-sungai-raya", "rw-611201-kubu-raya"],
        ),
    ],
)
def test_what_is_offered_follows_from_the_name_and_may_be_asked_for(
    name: str, labels: list[str]
) -> None:
    assert free_labels(name, build.region()) == labels


def test_what_was_ever_given_is_not_offered_again() -> None:
    claim("teluk-kapuas", "teluk-kapuas-sungai-raya", "teluk-kapuas-kubu-raya", "teluk-kapuas-2")
    assert free_labels("KIM Teluk Kapuas", build.region()) == [
        "kim-teluk-kapuas",
        "teluk-kapuas-3",
        "teluk-kapuas-4",
    ]


def test_a_long_name_is_cut_before_what_is_added_to_it() -> None:
    labels = free_labels("KIM " + "Maju Bersama " * 8, build.region(), limit=6)

    assert labels == [
        "maju-bersama-maju-bersama-maju-bersama-maju-bersama-maju",
        "kim-maju-bersama-maju-bersama-maju-bersama-maju-bersama-maju",
        "maju-bersama-maju-bersama-maju-bersama-maju-teluk-kapuas",
        "maju-bersama-maju-bersama-maju-bersama-maju-bersama-sungai-raya",
        "maju-bersama-maju-bersama-maju-bersama-maju-bersama-kubu-raya",
        "maju-bersama-maju-bersama-maju-bersama-maju-bersama-maju-2",
    ]


def test_a_kim_of_a_district_is_offered_its_regency() -> None:
    assert free_labels("KIM Sungai Raya", build.region("611201")) == [
        "sungai-raya",
        "kim-sungai-raya",
        "sungai-raya-kubu-raya",
    ]


def test_all_offers_together_take_two_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = build.region()
    for how_many in (1, 50):
        with django_assert_num_queries(2):
            assert len(free_labels("KIM Teluk Kapuas", region, limit=how_many)) == how_many


@settings(max_examples=50)
@given(name=st.text(max_size=120))
def test_whatever_the_name_three_labels_are_offered_that_may_be_asked_for(name: str) -> None:
    labels = free_labels(name, build.region())
    assert len(set(labels)) == 3
    for label in labels:
        check_label(label)


def test_what_is_offered_can_be_opened() -> None:
    region = build.region()
    for _ in range(8):
        label = free_labels("KIM Teluk Kapuas", region, limit=1)[0]
        assert label_problem(label) == ""
        assert (
            open_kim_site(label=label, region=region, name="KIM Teluk Kapuas", at=build.AT).label
            == label
        )


@pytest.mark.parametrize(
    "label",
    ["", "ab", "Suka Maju", "xn--suka", "ruang", "kab-kubu-raya", "kalimantan-barat", "suka-maju"],
)
def test_why_a_label_cannot_be_had_is_said_as_opening_would_say_it(label: str) -> None:
    region = build.region()
    claim("suka-maju")

    with pytest.raises(LabelRefused) as refused:
        open_kim_site(label=label, region=region, name="KIM Suka Maju", at=build.AT)

    assert label_problem(label) == str(refused.value) != ""


def test_nothing_is_said_against_a_free_label() -> None:
    build.region()
    assert label_problem("suka-maju") == ""
