"""“Akun saya dibajak” takes from readers what the account did within the last day besides stories:
what hangs on its word, what it wrote on the site, what it showed. Older things and those of others
stay.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access import one_use_links
from kimid.access.actions import confirm_handover
from kimid.access.models import Handover
from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions import plans, polls
from kimid.activity.models import Plan, Poll
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.links.models import LinkUse
from kimid.newsroom.actions import (
    confirmations,
    holding,
    link_review,
    phrase_review,
    scheduling,
    statements,
)
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.notify.models import Notice
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.actions.main_address import make_main_address
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from kimid.sites.models import MAIN_ADDRESS_WAIT, OwnName, Site
from tests import build
from tests.activity import making
from tests.lifecycle.closing import do_all_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
HOST: Final = "slot88.com"


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR, "Pak Rudi")


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _read(story: Story) -> str:
    reader = Client(HTTP_HOST=f"{story.site.label}.kim.localhost")
    return reader.get(_again(story).path).content.decode()


def _site(kim: Kim) -> Site:
    return Site.objects.get(pk=kim.site_id)


# What hangs on its word
# -----------------------------------------------------------------------------
def test_what_an_account_in_doubt_gave_back_is_held_again(kim: Kim, thief: Person) -> None:
    accomplice, third = build.member(kim, Role.EDITOR), build.member(kim)
    story = build.story(kim, Stage.VERIFIED)
    build.publish(story, at=timezone.now() - _HOUR)
    Story.objects.filter(pk=story.pk).update(editor=accomplice)
    _lock(accomplice)
    holding.end_hold(_again(story), by=thief, at=timezone.now())
    _lock(thief)

    held = _again(story)
    assert (held.is_held, held.held_account) == (True, thief)
    assert third.has_perm("wire.end_hold", held)


def test_a_story_in_progress_loses_the_check_of_that_account_and_its_schedule(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    story = build.story(kim, Stage.DISCUSSED)
    confirmations.confirm(story, how_known="Saya di sana.", by=thief, at=now - _HOUR)
    editor = build.member(kim, Role.EDITOR)
    scheduling.schedule(_again(story), publish_at=now + _HOUR, by=editor, at=now)
    _lock(thief)

    after = _again(story)
    assert (after.stage, after.publish_at) == (Stage.DISCUSSED, None)
    assert not Confirmation.objects.filter(story=story, voided_at=None).exists()
    assert not [step for step in check_steps(after) if step.kind == "story.confirmed"]


def test_what_it_scheduled_does_not_go_out_by_itself(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    own, others = (build.story(kim, Stage.VERIFIED) for _ in range(2))
    editor = build.member(kim, Role.EDITOR)
    for story, who in ((own, thief), (others, editor)):
        scheduling.schedule(story, publish_at=now + _HOUR, by=who, at=now - _HOUR)
    _lock(thief)

    assert [_again(each).publish_at is None for each in (own, others)] == [True, False]
    assert (_again(own).scheduled_by, _again(own).stage) == (None, Stage.VERIFIED)
    [event] = Event.objects.filter(kind="story.unscheduled")
    assert event.subject_id == str(own.pk)


@pytest.mark.parametrize("how", ["itself", "by a link", "a witness"])
def test_a_published_story_that_only_it_confirmed_is_held(
    kim: Kim, thief: Person, how: str
) -> None:
    now = timezone.now()
    story = build.story(kim, Stage.DISCUSSED)
    if how == "itself":
        confirmations.confirm(story, how_known="Saya di sana.", by=thief, at=now - _HOUR)
    elif how == "a witness":
        who = confirmations.Witness("Bu Aminah")
        confirmations.confirm_for_witness(
            story, witness=who, how_known="Lihat.", by=thief, at=now - _HOUR
        )
    else:
        link, _token = confirmations.ask_by_link(
            story, holder_name="Bu Aminah", by=thief, at=now - _HOUR
        )
        confirmations.confirm(
            _again(story), how_known="Lihat.", by=LinkHolder(link, now), at=now - _HOUR
        )
    build.publish(_again(story), at=now - _HOUR)
    _lock(thief)

    held = _again(story)
    assert (held.is_held, held.held_account) == (True, thief)


def test_a_published_story_that_others_confirmed_too_or_long_ago_stays(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    story, old = (build.story(kim, Stage.DISCUSSED, sensitive=True) for _ in range(2))
    three = (build.member(kim), build.member(kim, Role.EDITOR), thief)
    chair = build.member(kim, Role.CHAIR)
    sites.set_rules(kim.site, rules=sites.ConfirmationRules(3), by=chair, at=now - _HOUR)
    for who in three:
        confirmations.confirm(_again(story), how_known="Lihat.", by=who, at=now - _HOUR)
        confirmations.confirm(_again(old), how_known="Lihat.", by=who, at=now - 3 * _DAY)
    sites.set_rules(kim.site, rules=sites.ConfirmationRules(2), by=chair, at=now - _HOUR)
    for each in (story, old):
        build.publish(_again(each), at=now - _HOUR)
    _lock(thief)

    assert [_again(each).is_held for each in (story, old)] == [False, False]


def test_an_answer_of_the_other_side_and_a_note_of_the_head_that_it_brought_are_held(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    replied, noted, other = (build.story(kim, Stage.PUBLISHED) for _ in range(3))
    reply = statements.ReplyNote("PT Untung", "Main di tempat kami.", now.date())
    statements.add_reply(replied, reply=reply, by=thief, at=now - _HOUR)
    link, _token = one_use_links.make_link(
        noted,
        site=kim.site,
        perm=NewsroomPermission.NOTE_AS_HEAD,
        holder_name="Pak Kades",
        made_by=thief,
        at=now - _HOUR,
    )
    statements.note_as_head(noted, text="Main saja.", by=LinkHolder(link, now), at=now)
    _lock(thief)

    assert [_again(each).is_held for each in (replied, noted, other)] == [True, True, False]


def test_what_it_wrote_down_as_the_words_of_the_head_is_held(kim: Kim, thief: Person) -> None:
    Site.objects.filter(pk=kim.site_id).update(asks_head=True)
    now = timezone.now()
    story = _again(build.story(kim, Stage.PUBLISHED_UNVERIFIED))
    statements.record_head_note(
        story, name="Pak Kades", text="Bantuan ini palsu.", by=thief, at=now - _HOUR
    )
    assert "Bantuan ini palsu." in _read(story)

    _lock(thief)

    assert _again(story).is_held


def test_a_phrase_that_it_let_pass_is_looked_at_again(kim: Kim, thief: Person) -> None:
    story = build.story(kim, Stage.VERIFIED, title="Slot gacor maxwin hari ini")
    phrase_review.approve_phrase(story, by=thief, at=timezone.now() - _HOUR)
    _lock(thief)

    assert _again(story).reviewed_digest == ""


def test_links_that_only_it_has_looked_at_are_words_again(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    body = f"Baca [di sini](https://{HOST}/masuk)."
    story = build.story(kim, Stage.PUBLISHED, body=body)
    link_review.approve_links(_again(story), owners=[HOST], by=thief, at=now - _HOUR)
    later = build.story(kim, Stage.VERIFIED, body=body)
    build.publish(later, at=now - _HOUR / 2)
    assert all(f'href="https://{HOST}' in _read(each) for each in (story, later))

    _lock(thief)
    do_all_tasks()

    assert all(HOST not in _read(each) for each in (story, later))
    assert LinkUse.objects.get(owner=HOST).looked_by is None


# What it wrote and showed
# -----------------------------------------------------------------------------
def test_what_it_wrote_on_the_site_goes_back_to_what_stood_there(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    honest = build.member(kim, Role.CHAIR)
    own = sites.Introduction("Kami petani Kapuas.", phone="0561123")
    sites.introduce(kim.site, introduction=own, by=honest, at=now - 2 * _DAY)
    for words in ("Main slot di sini.", "Slot menang terus!"):
        lie = sites.Introduction(words, phone="0800")
        sites.introduce(kim.site, introduction=lie, by=thief, at=now - _HOUR)
    _lock(thief)

    site = _site(kim)
    assert (site.about, site.phone) == (own.about, own.phone)
    undone = Event.objects.get(kind="site.change_undone").data["undone"]
    assert (undone["about"], undone["phone"]) == ("Slot menang terus!", "0800")


def test_what_somebody_else_wrote_since_stays(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    lie, truth = sites.Introduction("Main slot."), sites.Introduction("Sudah saya betulkan.")
    sites.introduce(kim.site, introduction=lie, by=thief, at=now - _HOUR)
    other = build.member(kim, Role.CHAIR)
    sites.introduce(kim.site, introduction=truth, by=other, at=now - _HOUR / 2)
    _lock(thief)

    assert _site(kim).about == truth.about


def test_its_rules_main_address_and_pictures_go_back(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    rules = sites.ConfirmationRules(confirmations_wanted=3, outsiders_confirm=False)
    sites.set_rules(kim.site, rules=rules, by=build.member(kim, Role.CHAIR), at=now - 2 * _DAY)
    name = build.own_name(kim, "slot-gacor.com", proven=True)
    first, second = build.photo(kim), build.photo(kim)
    set_site_image(
        kim.site, image=SiteImage.LOGO, picture=first.as_picture(), by=thief, at=now - 2 * _DAY
    )
    loose = sites.ConfirmationRules()
    sites.set_rules(kim.site, rules=loose, by=thief, at=now - _HOUR)
    row = OwnName.objects.get(pk=name.pk)
    sites.ask_for_main_address(row, by=thief, at=now - _HOUR - MAIN_ADDRESS_WAIT)
    make_main_address(row, by=thief, at=now - _HOUR)
    for image in SiteImage:
        set_site_image(
            _site(kim), image=image, picture=second.as_picture(), by=thief, at=now - _HOUR
        )
    _lock(thief)

    site = _site(kim)
    assert (site.confirmations_wanted, site.outsiders_confirm, site.own_name) == (3, False, "")
    assert ((site.logo or {}).get("name"), site.cover) == (first.name, None)
    undone = {
        event.data["what"]: event.data["undone"]
        for event in Event.objects.filter(kind="site.change_undone")
    }
    assert undone["site.rules_set"]["confirmations_wanted"] == 1
    assert undone["site.main_address_set"] == {"own_name": "slot-gacor.com"}
    assert undone["site.picture_hung"]["cover"]["name"] == second.name
    assert (first.is_public, second.is_public) == (True, False)


def test_results_that_it_showed_are_for_the_group_only_until_somebody_else_shows_them(
    kim: Kim, thief: Person
) -> None:
    now = timezone.now()
    own, others = (making.closed_poll(kim, 0, 0, 1) for _ in range(2))
    polls.show_poll(own, by=thief, at=now - _HOUR)
    polls.show_poll(others, by=build.member(kim, Role.EDITOR), at=now - _HOUR)
    photo = build.photo(kim)
    plan = making.plan(kim, person=thief)
    result = plans.PlanResult("Main slot di balai desa.", (photo.as_picture(),))
    plans.finish_plan(plan, result=result, by=thief, at=now - _HOUR)
    _lock(thief)

    assert list(Poll.objects.order_by("pk").values_list("is_shown", flat=True)) == [False, True]
    plan = Plan.objects.get()
    assert (plan.state, plan.after) == ("running", "Main slot di balai desa.")
    assert not photo.is_public
    plans.finish_plan(plan, result=result, by=build.member(kim, Role.EDITOR), at=timezone.now())
    assert photo.is_public


def test_the_chair_reads_in_words_what_was_held(kim: Kim, thief: Person) -> None:
    now = timezone.now()
    sites.introduce(
        kim.site, introduction=sites.Introduction("Main slot."), by=thief, at=now - _HOUR
    )
    friend = build.person("Joni")
    build.accepted(kim, friend, by=thief, at=now - _HOUR)
    build.accepted(kim, build.person("Wati"), by=build.member(kim, Role.CHAIR), at=now - _HOUR)
    _lock(thief)
    do_all_tasks()

    told = Notice.objects.get(kind="account.locked", person=None, role="chair")
    assert "Ditahan atau dikembalikan dari sehari terakhir: 1 tulisan situs." in told.why
    assert "Lewat akun itu baru masuk Joni: kenal? Kalau tidak, cabut perannya." in told.why


def test_office_and_group_know_when_the_account_had_handed_its_post_over(kim: Kim) -> None:
    build.portal("6112")
    thief, friend, now = build.member(kim, Role.CHAIR), build.person("Joni"), timezone.now()
    handover = Handover.objects.create(
        site=kim.site,
        role=Role.CHAIR,
        holder=thief,
        stays=False,
        name=friend.name,
        begun_at=now - _HOUR,
        successor=friend,
        accepted_at=now - _HOUR,
    )
    confirm_handover(handover, by=thief, at=now - _HOUR / 2)
    _lock(thief)
    do_all_tasks()

    rows = Notice.objects.filter(kind="account.locked", person=None)
    assert {row.role for row in rows} == {"chair", "officer"}
    assert "baru masuk Joni: kenal?" in rows.get(role="chair").why
