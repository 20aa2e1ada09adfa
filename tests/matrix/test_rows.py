"""The rows of a group leave the database whole and come back, and no other group notices; a person
gets a copy of all that is known, and is nobody after the erasure.
"""

import json
from datetime import timedelta
from typing import Final

import pytest
from django.apps import apps
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.tables import TABLES, Erasure
from kimid.ledger.book_guards import drop_guards, make_guards
from kimid.people.actions import erase_account
from kimid.people.models import Device, LockCard, Person
from kimid.people.personal_data import NAMELESS, StillNeeded, copy_of
from kimid.sites.models import Site
from kimid.sites.site_rows import export_rows, restore_rows
from tests import build
from tests.matrix.cast import Place
from tests.matrix.world import World
from tests.removed_rows import remove_rows

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def test_the_rows_of_a_group_come_back_as_they_were_and_no_other_group_notices(
    world: World,
) -> None:
    site, neighbour = (world.kims[place].site for place in (Place.A, Place.B))
    before, beside = list(export_rows(site)), list(export_rows(neighbour))
    present = {json.loads(line)["model"] for line in before}
    assert len(present) > 25, sorted(present)  # tests/upgrades has a row of every table

    with transaction.atomic():
        drop_guards(connection)  # the books of a group that is there never go, nor come back
        remove_rows(site)
        assert list(export_rows(site)) == []
        assert restore_rows(before) == len(before)
        make_guards(connection)

    connection.check_constraints()
    assert list(export_rows(site)) == before
    assert list(export_rows(neighbour)) == beside


def test_an_export_has_nothing_that_opens_a_door(world: World) -> None:
    lines = [json.loads(line) for line in export_rows(world.kims[Place.A].site)]

    secrets = {label.lower(): set(each.secrets) for label, each in TABLES.items()}
    assert any(secrets[line["model"]] for line in lines)
    assert not any(secrets[line["model"]] & line["fields"].keys() for line in lines)


def test_a_restore_that_fails_writes_nothing() -> None:
    kim = build.kim()
    lines = list(export_rows(kim.site))
    Site.objects.filter(pk=kim.site_id).update(about="Sesudahnya")

    with pytest.raises(DeserializationError):
        restore_rows([*lines, "{bukan json"])

    assert Site.objects.get(pk=kim.site_id).about == "Sesudahnya"


def test_a_person_gets_a_copy_of_what_refers_to_them_and_no_secret(world: World) -> None:
    for person in world.people.values():
        copied = copy_of(person)
        [account] = copied["people.Person"]
        assert account["fields"]["name"] == person.name
        for label, rows in copied.items():
            for row in rows:
                assert not set(TABLES[label].secrets) & row["fields"].keys()
    everything = {label for person in world.people.values() for label in copy_of(person)}
    assert {"newsroom.Story", "access.Grant", "events.Event"} <= everything


def test_after_the_erasure_nothing_but_the_record_says_who_it_was() -> None:
    kim = build.kim()
    person = build.member(kim, name="Sukarsih Kenari")
    Person.objects.filter(pk=person.pk).update(
        phone="+6281234509876", email="sukarsih@kenari.example"
    )
    person.refresh_from_db()
    now = timezone.now()
    Device.objects.create(
        person=person, session_key="k" * 32, browser="HP", signed_in_at=now, seen_at=now
    )
    LockCard.objects.create(
        person=person, code_hash="h" * 64, made_at=now, ends_at=now + timedelta(days=9)
    )

    with pytest.raises(StillNeeded, match="KIM"):
        erase_account(person, by=build.BUILDER, at=now)
    Grant.objects.filter(person=person).update(ends_at=now - timedelta(days=1))
    erase_account(person, by=build.BUILDER, at=now)

    person.refresh_from_db()
    assert (person.name, person.phone, person.email) == (NAMELESS, None, None)
    assert not person.is_active
    assert not Device.objects.filter(person=person).exists()
    assert not LockCard.objects.filter(person=person).exists()
    for words in ("Sukarsih", "+6281234509876", "sukarsih@kenari"):
        left = _columns_with(words)
        assert left <= _KEPT, (words, left)


# What keeps the name of then, as the answers say.
_KEPT: Final = {
    f"{label}.{name}"
    for label, answers in TABLES.items()
    for name, fate in answers.words.items()
    if fate in (Erasure.RECORD, Erasure.ON_REQUEST, Erasure.PUBLISHED)
}


def _columns_with(words: str) -> set[str]:
    texts = {"CharField", "TextField", "JSONField", "EmailField"}
    return {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if column.get_internal_type() in texts
        for value in model._base_manager.values_list(column.name, flat=True)
        if words in str(value)
    }
