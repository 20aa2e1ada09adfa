"""What phones are told of copies that they must not show any more."""

from collections.abc import Callable

import pytest
from django.test import Client

from kimid.newsroom.flow import Stage
from kimid.ui.scripts import script
from kimid.wire.models import Item
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def test_phones_learn_what_was_withdrawn_and_what_is_held_on_this_site(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    gone = build.story(kim, Stage.WITHDRAWN)
    held, read = build.published(kim, 2)
    Item.objects.filter(path=held.path).update(held_at=build.AT)
    other = build.kim("6112012001", label="kim-dua")

    answer = reader("kim-satu").get("/ditarik.json")

    assert set(answer.json()["gone"]) == {gone.path, held.path}
    assert read.path not in answer.json()["gone"]
    assert reader(other.site.label).get("/ditarik.json").json() == {"gone": []}
    assert reader("kalimantan-barat").get("/ditarik.json").json() == {"gone": []}


def test_the_worker_is_served_at_the_root_so_that_it_may_answer_for_the_whole_site(
    reader: Reader,
) -> None:
    build.kim(label="kim-satu")

    answer = reader("kim-satu").get("/pelayan.js")

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.content.decode() == script("reading-worker")
