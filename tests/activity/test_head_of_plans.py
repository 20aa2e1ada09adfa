"""The head of a village answers about a plan: by a link on a phone of their own, or to the face of
a member.
"""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.activity.actions import plans
from kimid.activity.models import HeadReply, Plan
from kimid.activity.queries import activities_of
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.activity import making
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]
PLANS: Final = "/s/kim-satu/rencana/"
TODAY: Final = build.AT.date()


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti")


@pytest.fixture
def phone(siti: Person, ruang: Door) -> Client:
    return ruang(siti)


def _asked(kim: Kim, plan: Plan) -> str:
    now = timezone.now()
    return plans.ask_head(plan, holder_name="Pak Usman", by=build.member(kim), at=now)[1]


def _own_phone() -> Client:
    """A browser on which nobody has signed in."""
    return Client(HTTP_HOST="ruang.localhost")


def test_the_head_answers_once_by_a_link_and_it_counts_as_networking(
    kim: Kim, siti: Person, phone: Client
) -> None:
    plan = making.plan(kim, person=siti, is_joint=True)
    other = making.plan(kim, is_joint=True, what="Parit dikeruk")
    answer = phone.post(f"{PLANS}{plan.public_id}/tanya/", {"holder_name": "Pak Usman"})
    assert "Tautan untuk Pak Usman" in answer.content.decode()
    door = f"/rencana/{_asked(kim, plan)}/"
    head = _own_phone()
    page = head.get(door).content.decode()
    assert plan.what in page
    assert other.what in page
    assert head.get(door).status_code == 200  # looking spends nothing
    assert head.post(door, {}).status_code == 422

    assert head.post(door, {"says": "agrees", "words": "Pakai dana desa."}).status_code == 200

    assert [head.get(door).status_code, head.post(door, {"says": "not"}).status_code] == [410, 410]
    plan.refresh_from_db()
    assert (plan.head_reply, plan.head_note, plan.head_name) == (
        HeadReply.AGREES,
        "Pakai dana desa.",
        "Pak Usman",
    )
    assert "Pakai dana desa." in phone.get(f"{PLANS}{plan.public_id}/").content.decode()
    assert [act.rule.name for act in activities_of(kim.site)] == ["agreed"]
    assert Event.objects.get(kind="plan.head_answered").actor_name == "Pak Usman"


def test_a_head_who_cannot_yet_is_no_agreement(kim: Kim) -> None:
    plan = making.plan(kim, is_joint=True)
    _own_phone().post(f"/rencana/{_asked(kim, plan)}/", {"says": "later"})
    assert activities_of(kim.site) == []


def test_a_link_opens_nothing_else_and_not_when_the_plan_is_over(kim: Kim) -> None:
    plan = making.plan(kim, is_joint=True)
    token = _asked(kim, plan)
    assert _own_phone().get(f"/catatan/{token}/").status_code == 404
    assert _own_phone().get("/rencana/tidak-ada/").status_code == 404
    plans.call_off(plan, why="Batal.", by=build.member(kim, Role.EDITOR), at=build.AT)
    assert _own_phone().get(f"/rencana/{token}/").status_code == 410


def test_the_old_address_of_the_link_leads_on_and_gives_back_what_was_typed(
    kim: Kim, reader: Callable[[str], Client]
) -> None:
    door = f"/rencana/{_asked(kim, making.plan(kim, is_joint=True))}/"

    assert reader("kim-satu").get(door)["Location"].endswith(f"ruang.localhost{door}")
    answer = reader("kim-satu").post(door, {"says": "not", "words": "Dananya habis."})
    assert (answer.status_code, "Dananya habis." in answer.text) == (409, True)


def test_no_phone_of_the_group_answers_as_head_but_the_own_phone_does(
    kim: Kim, phone: Client
) -> None:
    plan = making.plan(kim, is_joint=True)
    door = f"/rencana/{_asked(kim, plan)}/"
    says = {"says": "agrees", "words": "Kami dukung."}

    as_member = phone.post(door, says)
    phone.post("/keluar/")
    signed_out = phone.post(door, says)

    assert [as_member.status_code, signed_out.status_code] == [409, 409]
    for words in ("Tautannya masih berlaku", "Beliau menjawab di depan kami", "Kami dukung."):
        assert words in signed_out.text
    plan.refresh_from_db()
    assert plan.head_reply == ""
    assert _own_phone().post(door, says).status_code == 200


def test_a_head_without_a_phone_answers_to_the_face_of_a_member_who_stands_beside_it(
    kim: Kim, siti: Person, phone: Client
) -> None:
    plan = making.plan(kim, person=siti, is_joint=True)
    page = f"{PLANS}{plan.public_id}/"
    said = {"langkah": "tatap", "tatap-name": "Pak Usman", "tatap-words": "Boleh."}

    assert "Pak Usman" in phone.post(page, said).text  # what was typed stands there
    phone.post(page, {**said, "tatap-says": "agrees"})

    words = " ".join(phone.get(page).text.split())
    assert f"tatap muka, dicatat oleh {siti.name}" in words
    assert Event.objects.get(kind="plan.head_recorded").actor_name == siti.name
    assert activities_of(kim.site) == []  # it is not the answer of the head

    _own_phone().post(f"/rencana/{_asked(kim, plan)}/", {"says": "not"})
    phone.post(page, {**said, "tatap-says": "agrees"})
    plan.refresh_from_db()
    assert (plan.head_reply, plan.head_recorded_by) == (HeadReply.NOT, None)
