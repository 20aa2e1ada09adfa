"""What every kind of item gets without a line of its own: 410 with the reason."""

import pytest

from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.wire import kinds
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import register
from tests import build
from tests.wire.products import PRODUCT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)


@pytest.fixture
def site() -> Site:
    return build.kim(label="kim-satu").site


def test_a_withdrawn_item_of_any_kind_answers_410_with_the_reason(site: Site) -> None:
    request = SiteRequest()
    request.site = site
    withdrawal = Withdrawal(PRODUCT, "Keripik pisang", "Izinnya habis.", build.AT, "Keliru")
    answer = withdrawn_answer(request, withdrawal)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "<h1>Produk ini sudah ditarik</h1>" in page
    assert "<b>Keliru.</b> Izinnya habis." in page

    held = held_answer(request, PRODUCT)
    assert (held.status_code, held["Cache-Control"]) == (410, "no-store")
    assert "<h1>Produk ini sedang diperiksa lagi</h1>" in held.content.decode()
    assert "Keripik" not in held.content.decode()
