"""The officers of a KIM on its page in the office, before, in and after their term."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kimid.registry.models import Officer
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_TODAY = timezone.localdate()
_MONTH = timedelta(days=30)
_NOBODY = "Belum ada pengurus yang tercatat"
_OVER = "Masa bakti pengurus sudah berakhir"


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        pytest.param(_TODAY + _MONTH, None, _NOBODY, id="begins later"),
        pytest.param(_TODAY - _MONTH, None, "Hamdan", id="runs"),
        pytest.param(_TODAY - 2 * _MONTH, _TODAY - _MONTH, _OVER, id="is over"),
    ],
)
def test_a_term_that_has_not_begun_is_none_that_is_over(
    begins: date, ends: date | None, words: str, ruang: Door
) -> None:
    build.portal("6112")
    kim = build.kim()
    Officer.objects.create(kim=kim, name="Hamdan", post="Ketua", term_from=begins, term_until=ends)

    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/daftar-kim/{kim.number}/").text
    text = " ".join(page.split())

    assert [each for each in (_NOBODY, "Hamdan", _OVER) if each in text] == [words]
