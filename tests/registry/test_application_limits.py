"""Many applications at once: none is lost, and one address fills no desk."""

import pytest

from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from kimid.registry.actions import applying
from kimid.registry.applications import application_queue_of
from kimid.registry.models import Application
from kimid.registry.rules import Applicant
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db


def test_of_600_from_one_address_ten_stand_in_the_queue_and_sixty_behind_it() -> None:
    nation = build.region("00")
    founder = applying.Founder("X", "+62811")
    network = build.sender().network

    def begin(sender: Sender) -> Application:
        return applying.begin_application(
            nation, founder=founder, sender=sender, by=Applicant(), at=build.AT
        )

    for _ in range(70):
        begin(Sender(build.sender().device, network))
    with pytest.raises(budgets.BudgetExceeded):
        begin(Sender(build.sender().device, network))

    assert Application.objects.filter(is_held=True).count() == 60
    assert not begin(build.sender()).is_held
    assert not begin(Sender(build.sender().device, network, is_known=True)).is_held


def test_held_applications_stand_behind_all_others_on_the_desk(ruang: Door) -> None:
    first, second = build_registry.application(), build_registry.application()
    Application.objects.filter(pk=first.pk).update(is_held=True)
    build.portal("6112")
    officer = build.officer("6112")

    queue = application_queue_of(build.region("6112"), officer)
    page = ruang(officer).get("/s/kab-kubu-raya/permohonan/").content.decode()

    assert queue.waiting == [second, first]
    assert page.count("Masuk bersama banyak sekali") == 1
