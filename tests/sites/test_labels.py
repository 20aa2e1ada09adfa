"""Labels: who may have which address, and that it is never given to somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.registry.actions import entering
from kimid.registry.models import Kim
from kimid.sites.labels import LABEL, RESERVED, LabelRefused, check_label
from kimid.sites.models import LabelClaim, Site
from tests import build
from tests.together import at_once
from tests.whole import whole_database


@pytest.mark.parametrize("label", sorted(RESERVED))
def test_a_reserved_word_is_given_to_nobody(label: str) -> None:
    with pytest.raises(LabelRefused):
        check_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "kab-kubu-raya",
        "kota-pontianak",
        "kab-baru",
        "teluk-kapuas-6112012012",
        "apa-saja-611201",
        "x1-999999",
    ],
)
def test_what_looks_like_a_portal_is_given_to_nobody(label: str) -> None:
    with pytest.raises(LabelRefused):
        check_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "a",
        "ab",
        "-abc",
        "abc-",
        "Suka-Maju",
        "suka maju",
        "suka_maju",
        "suka.maju",
        "sukä",
        "a" * 64,
        "abc\n",
    ],
)
def test_a_label_is_three_to_63_small_letters_digits_and_dashes(label: str) -> None:
    with pytest.raises(LabelRefused):
        check_label(label)


@pytest.mark.parametrize("label", ["xn--suka-maju-x1a", "xn--80ak6aa92e", "ab--cd"])
def test_a_label_that_browsers_show_in_other_letters_is_given_to_nobody(label: str) -> None:
    with pytest.raises(LabelRefused):
        check_label(label)


@pytest.mark.parametrize(
    "label", ["suka-maju", "kim-6112", "rt05", "abc", "a" * 63, "kabar-kubu", "sungai-12345"]
)
def test_an_ordinary_label_may_be_asked_for(label: str) -> None:
    check_label(label)


@given(st.text(max_size=70))
def test_whatever_is_let_through_is_a_plain_host_label(text: str) -> None:
    try:
        check_label(text)
    except LabelRefused:
        return
    assert LABEL.fullmatch(text)
    assert text.isascii()
    assert text == text.lower()
    assert 3 <= len(text) <= 63


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["kalimantan-barat", "kab-kubu-raya", "ruang", "Suka Maju"])
def test_no_kim_is_registered_at_the_address_of_a_province_or_at_a_reserved_one(label: str) -> None:
    region = build.region("61")
    before = whole_database()

    with pytest.raises(LabelRefused):
        entering.register_kim(region, name="KIM Besar", label=label, by=build.BUILDER, at=build.AT)

    assert whole_database() == before


@pytest.mark.django_db
def test_a_label_in_use_is_refused_in_words_and_nothing_is_left_behind() -> None:
    build.kim(label="suka-maju")
    before = whole_database()

    with pytest.raises(LabelRefused, match="sudah dipakai"):
        build.kim(label="suka-maju")

    assert whole_database() == before


@pytest.mark.django_db
def test_a_label_is_not_given_again_when_its_site_is_gone() -> None:
    kim = build.kim(label="suka-maju")
    kim.delete()
    kim.site.delete()

    with pytest.raises(LabelRefused, match="sudah dipakai"):
        build.kim(label="suka-maju")

    assert LabelClaim.objects.get(label="suka-maju").site is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_for_one_label_at_the_same_moment_one_gets_it() -> None:
    build.region()
    build.region(build.PAHANDUT)

    def ask(code: str) -> Kim:
        return build.kim(code, label="suka-maju")

    answers = at_once(lambda: ask(build.TELUK_KAPUAS), lambda: ask(build.PAHANDUT))

    assert sorted(type(answer).__name__ for answer in answers) == ["Kim", "LabelRefused"]
    assert Site.objects.filter(label="suka-maju").count() == Kim.objects.count() == 1
