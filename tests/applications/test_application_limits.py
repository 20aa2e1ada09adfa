"""Many applications at once: none is lost, and one address fills no desk."""

import pytest

from kimid.applications.actions import applying
from kimid.applications.desk import DeskOptions, desk_rows
from kimid.applications.models import Application
from kimid.applications.rules import Applicant
from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from tests import build, build_registry, visitors
from tests.conftest import Door
from tests.limits.filling import flood

pytestmark = pytest.mark.django_db


def _begin(sender: Sender) -> Application:
    nation = build.region("00")
    founder = applying.Founder("X", "+62811")
    return applying.begin_application(
        nation, founder=founder, sender=sender, by=Applicant(), at=build.AT
    )


def test_of_many_from_one_network_ten_stand_in_the_queue_and_all_others_behind_it() -> None:
    network = visitors.sender().network
    begun = [_begin(Sender(visitors.sender().device, network)).is_held for _ in range(15)]

    assert begun == [*[False] * 10, *[True] * 5]
    assert not _begin(visitors.sender()).is_held
    assert not _begin(Sender(visitors.sender().device, network, is_known=True)).is_held


def test_a_network_that_goes_on_after_600_held_ones_waits() -> None:
    flooder = visitors.sender()
    flood(budgets.APPLICATIONS, "00", flooder, build.AT)

    with pytest.raises(budgets.BudgetExceeded):
        _begin(flooder)


def test_held_applications_stand_behind_all_others_on_the_desk(ruang: Door) -> None:
    first, second = build_registry.application(), build_registry.application()
    Application.objects.filter(pk=first.pk).update(is_held=True)
    build.portal("6112")
    officer = build.officer("6112")

    rows = desk_rows(build.region("6112"), DeskOptions(), officer, build.AT)
    page = ruang(officer).get("/s/kab-kubu-raya/permohonan/").content.decode()

    assert list(rows) == [second, first]
    assert page.count("Masuk bersama banyak sekali") == 1
