"""A home that names what a neighbour published is dropped when the site of that one is closed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Change
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.flow import Stage
from kimid.pagecache.directives import TAGS
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def test_a_quarantine_drops_the_homes_of_neighbours(reader: Callable[[str], Client]) -> None:
    kim, beside = build.kim(label="kim-satu"), build.kim("6112082004", label="kim-dua")
    story = build.story(beside, Stage.VERIFIED, title="Tanggul muara diperbaiki")
    build.publish(story, at=timezone.now() - timedelta(hours=2))
    home = reader("kim-satu").get("/")
    assert story.title in home.text

    officer = build.officer("6112")
    suspending.quarantine(beside, threat=Threat.BREACH, words="", by=officer, at=timezone.now())

    assert set(Change.objects.latest("pk").tags) & set(home[TAGS].split())
    assert story.title not in reader(kim.site.label).get("/").text
