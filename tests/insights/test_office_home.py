"""What an office reads first on its home."""

import pytest

from kimid.events.permissions import Role
from kimid.showcase.actions import confirmations
from kimid.sites.guard import on_site
from tests import build
from tests.applications.asking import AT, ask_for, chaired
from tests.conftest import Door
from tests.showcase import achieving

pytestmark = pytest.mark.django_db


def test_what_somebody_waits_for_stands_above_marks_of_achievements(ruang: Door) -> None:
    kim, chair = chaired()
    ask_for(kim, chair)
    other = build.kim(label="kim-lain")
    alone = build.member(other, Role.CHAIR)
    achievement = achieving.draft(other, by=alone)
    with on_site(other.site):
        confirmations.ask_office(achievement, by=alone, at=AT)

    page = ruang(build.officer("6112")).get("/s/kab-kubu-raya/").content.decode()

    assert page.index("permohonan KIM menunggu") < page.index("prestasi menunggu")
