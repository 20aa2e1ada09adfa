"""What an office has stopped is at its label only: an own name may lead to somebody else."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]

NAME: Final = "slot88-maxwin.com"
LABEL: Final = "http://kim-satu.kim.localhost"


@pytest.fixture
def kim() -> Kim:
    kim = build.kim(label="kim-satu")
    build.story(kim, Stage.PUBLISHED)
    build.own_name(kim, NAME, main=True)
    return Kim.objects.select_related("site__region", "region").get(pk=kim.pk)


def test_the_label_of_a_quarantined_site_leads_to_no_own_name(kim: Kim, reader: Reader) -> None:
    assert reader("kim-satu").get("/").headers["Location"] == f"http://{NAME}/"
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.GAMBLING, words="", by=officer, at=build.AT)

    for path in ("/", "/profil/", "/rss.xml"):
        assert reader("kim-satu").get(path).status_code == 410, path
    assert Client(HTTP_HOST=NAME).get("/").headers["Location"] == f"{LABEL}/"

    suspending.lift_quarantine(kim, note="Beres.", by=officer, at=build.AT)
    assert reader("kim-satu").get("/").headers["Location"] == f"http://{NAME}/"


def test_a_suspended_site_and_the_portals_name_its_label(kim: Kim, reader: Reader) -> None:
    Site.objects.filter(pk=kim.site_id).update(stage=LifeStage.SUSPENDED)

    for label, path in (("kim-satu", "/"), ("kim-satu", "/rss.xml"), ("kab-kubu-raya", "/")):
        answer = reader(label).get(path)
        assert answer.status_code == 200, (label, path)
        assert f"{LABEL}/" in answer.text
        assert NAME not in answer.text
    assert Client(HTTP_HOST=NAME).get("/profil/").headers["Location"] == f"{LABEL}/profil/"
