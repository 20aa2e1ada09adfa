"""Every action of the house refuses whoever has no business there, and then nothing at all has changed."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Model

from kimid.access import actions as access
from kimid.access.models import Acting, Grant, Handover, Invitation
from kimid.activity import actions as activity
from kimid.activity.models import HeadSays
from kimid.events.action import ACTIONS
from kimid.events.permissions import Role
from kimid.insights.actions import ReportLine
from kimid.lib.attachment import Attached
from kimid.media.actions import Description, Stored
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Reader
from kimid.newsroom import actions as newsroom
from kimid.newsroom.actions import CorrectionNote, MeetingNotes, ReplyNote, Told
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Feeling, Message, TalkForm, TipOutcome, Urgency
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions import Founder, MeansSheet, Visit, Wall
from kimid.registry.checking import Part
from kimid.registry.flow import Step
from kimid.registry.lists import read_sheet
from kimid.registry.models import Application, Consent, Kim, Member, Purpose, Rule, Signal, StopReason, Threat
from kimid.sites.actions import Found, Introduction, Rules
from kimid.sites.models import Accent, Dye, Finding
from tests import build, past
from tests.activity import making
from tests.evaluation.acts import EVALUATION
from tests.registry import ict
from tests.whole import whole_database

pytestmark = pytest.mark.django_db

for _app in settings.INSTALLED_APPS:
    if _app.startswith("kimid.") and find_spec(f"{_app}.actions"):
        import_module(f"{_app}.actions")
NAMES: Final = sorted(name for name in ACTIONS if name.startswith("kimid."))

type Case = Callable[[], tuple[Model, dict[str, Any]]]


def _story(stage: Stage, **said: Any) -> Case:
    return lambda: (build.story(build.kim(), stage), said)


def _placement() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    return build.placement(story, build.portal("61")), {}


def _ended(code: str) -> Region:
    """A region whose place another one took."""
    heir = build.region("6171")
    Region.objects.filter(pk=build.region(code).pk).update(valid_until=build.AT.date(), successor=heir)
    return Region.objects.get(pk=code)


def _of_ended_region(kim: Kim) -> Kim:
    _ended(kim.region_id)
    return kim


def _invitation() -> Invitation:
    kim = build.kim()
    return access.invite(kim.site, name="Bu Nur", role=Role.MEMBER, by=build.member(kim, Role.CHAIR), at=build.AT)[0]


def _handover() -> Handover:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    return access.begin_handover(kim.site, wish=_wish(chair), by=chair, at=build.AT)[0]


def _wish(holder: Person) -> access.Wish:
    return access.Wish(holder, Role.CHAIR, stays=True, name="Bu Nur")


def _aside() -> tuple[Model, dict[str, Any]]:
    story = build.story(build.kim(), Stage.COLLECTED)
    return story, {"aside": newsroom.set_aside(story, words=build.words(), base="", by=story.author, at=build.AT)}


def _leaving() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    return kim.site, {"person": build.member(kim)}


def _entered() -> Region:
    past.old_report("6112")
    return build.region("6112")


def _application(step: Step, **said: Any) -> Case:
    return lambda: (build.application(step=step), said)


def _decreed(made: Application) -> tuple[Model, dict[str, Any]]:
    assert made.kim is not None
    return made.kim, {"decree": made.kim.decrees.get(), "days": 30}


def _dropped_paper(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"paper": made.papers.latest("pk")}


def _verifiable(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"marks": build.fitting(made)}


def _on_roster(kim: Kim) -> tuple[Model, dict[str, Any]]:
    return kim, {"member": Member.objects.create(kim=kim, name="Mak Inah", joined_on=build.AT.date())}


def _acting() -> access.ActingPost:
    return access.ActingPost(build.person(), Role.OFFICER, Acting.DUTY, build.AT.date())


def _report() -> Report:
    site = build.kim().site
    said: dict[str, Any] = {
        "path": "",
        "title": "KIM",
        "complaint": Complaint.WRONG,
        "words": "Keliru.",
        "sender": build.sender(),
    }
    return moderation.report(site, **said, by=Reader(), at=build.AT)


# The thing of each action and what is said with it, lawful in every way but for the one who acts.
CASES: Final[dict[str, Case]] = {
    "kimid.access.actions.grant_on_site": lambda: (build.kim().site, {"person": build.person(), "role": Role.MEMBER}),
    "kimid.access.actions.grant_on_region": lambda: (build.region("61"), {"person": build.person(), "role": Role.OFFICER}),
    "kimid.access.actions.appoint_acting": lambda: (build.region("61"), {"post": _acting()}),
    "kimid.access.actions.end_acting": lambda: (build.region("61"), {"grant": Grant.objects.get(person=build.officer("61"))}),
    "kimid.access.actions.invite": lambda: (build.kim().site, {"name": "Bu Nur", "role": Role.MEMBER}),
    "kimid.access.actions.join": lambda: (_invitation(), {"as_whom": build.person()}),
    "kimid.access.actions.take_back": lambda: (_invitation(), {}),
    "kimid.access.actions.end_roles": _leaving,
    "kimid.access.actions.leave": lambda: (_leaving()[0], {}),
    "kimid.access.actions.begin_handover": lambda: (_handover().site, {"wish": _wish(build.person())}),
    "kimid.access.actions.accept_handover": lambda: (_handover(), {"as_whom": build.person()}),
    "kimid.access.actions.agree_to_handover": lambda: (_handover(), {}),
    "kimid.access.actions.call_off_handover": lambda: (_handover(), {}),
    "kimid.registry.actions.walls.hang_picture": lambda: (build.kim().site, {"wall": Wall.LOGO, "picture": None}),
    "kimid.sites.actions.change_look": lambda: (build.kim().site, {"dye": Dye.LAUT, "accent": Accent.PADI}),
    "kimid.sites.actions.introduce": lambda: (build.kim().site, {"words": Introduction("Kami.")}),
    "kimid.sites.actions.arrange_menu": lambda: (build.kim().site, {"names": ["profil"]}),
    "kimid.sites.actions.set_rules": lambda: (build.kim().site, {"rules": Rules(2)}),
    "kimid.sites.actions.take_adverts": lambda: (build.kim().site, {"takes": False}),
    "kimid.sites.actions.ask_for_name": lambda: (build.kim().site, {"name": "suka-maju.desa.id"}),
    "kimid.sites.actions.prove_name": lambda: (build.own_name(build.kim()), {"found": Found(Finding.SEEN)}),
    "kimid.sites.actions.note_check": lambda: (build.own_name(build.kim()), {"found": Found(Finding.ABSENT)}),
    "kimid.sites.actions.lose_name": lambda: (build.own_name(build.kim(), proven=True), {"found": Found(Finding.ABSENT)}),
    "kimid.sites.actions.make_main": lambda: (build.own_name(build.kim(), proven=True), {}),
    "kimid.sites.actions.make_label_main": lambda: (build.kim().site, {}),
    "kimid.sites.actions.give_back_name": lambda: (build.own_name(build.kim(), main=True), {}),
    "kimid.registry.actions.entering.register": lambda: (build.region(), {"name": "KIM Baru", "label": "kim-baru"}),
    "kimid.registry.actions.entering.record_decree": lambda: (
        build.kim(),
        {"number": "1/2026", "issuer_title": "kepala desa", "issued_on": build.AT.date(), "valid_until": None},
    ),
    "kimid.newsroom.actions.writing.write": lambda: (build.kim().site, {"words": build.words(), "source": build.source()}),
    "kimid.newsroom.actions.writing.edit": _story(Stage.COLLECTED, words=build.words()),
    "kimid.newsroom.actions.writing.add_source": _story(Stage.COLLECTED, source=build.source()),
    "kimid.newsroom.actions.sourcing.see_source": _story(Stage.COLLECTED, number=1),
    "kimid.newsroom.actions.writing.throw_away": _story(Stage.DRAFT),
    "kimid.newsroom.actions.writing.set_aside": _story(Stage.COLLECTED, words=build.words(), base=""),
    "kimid.newsroom.actions.writing.close_aside": _aside,
    "kimid.newsroom.actions.writing.send": _story(Stage.DRAFT),
    "kimid.newsroom.actions.talk.say": _story(Stage.COLLECTED, words="Sudah dicek?"),
    "kimid.newsroom.actions.talk.hear": _story(Stage.COLLECTED),
    "kimid.newsroom.actions.talk.react": lambda: (
        build.said(build.story(build.kim(), Stage.COLLECTED)).story,
        {"message": Message.objects.latest("pk"), "feeling": Feeling.AGREE},
    ),
    "kimid.newsroom.actions.talk.record_talk": _story(
        Stage.COLLECTED, form=TalkForm.ORAL, decision=Decision.PUBLISH, people_count=3
    ),
    "kimid.newsroom.actions.confirming.confirm": _story(Stage.DISCUSSED, how_known="Saya melihatnya."),
    "kimid.newsroom.actions.confirming.ask_by_link": _story(Stage.DISCUSSED, holder_name="Bu Aminah"),
    "kimid.newsroom.actions.publishing.publish": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.holding.look_over": _story(Stage.COLLECTED),
    "kimid.newsroom.actions.scheduling.schedule": _story(Stage.VERIFIED, publish_at=build.AT + timedelta(days=1)),
    "kimid.newsroom.actions.scheduling.unschedule": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.scheduling.publish_scheduled": _story(Stage.VERIFIED),
    "kimid.newsroom.actions.urgent.publish_urgent": _story(Stage.COLLECTED, urgency=Urgency.DISASTER, asked="Ketua RT 02."),
    "kimid.newsroom.actions.urgent.note_overdue": _story(Stage.PUBLISHED_UNVERIFIED),
    "kimid.newsroom.actions.meetings.open_meeting": lambda: (build.kim().site, {}),
    "kimid.newsroom.actions.meetings.keep_meeting": lambda: (build.meeting(build.kim()), {"typed": {}, "version": 0}),
    "kimid.newsroom.actions.meetings.close_meeting": lambda: (build.meeting(build.kim()), {"notes": MeetingNotes(4)}),
    "kimid.newsroom.actions.confirming.recount": _story(Stage.DISCUSSED),
    "kimid.newsroom.actions.voices.ask_head": _story(Stage.DISCUSSED, holder_name="Pak Kades"),
    "kimid.newsroom.actions.voices.note_as_head": _story(Stage.DISCUSSED, words="Benar."),
    "kimid.newsroom.actions.voices.add_reply": _story(
        Stage.PUBLISHED, reply=ReplyNote("Pak Karim", "Bukan saya.", build.AT.date())
    ),
    "kimid.newsroom.actions.writing.restore": _story(Stage.COLLECTED, number=1),
    "kimid.newsroom.actions.publishing.correct": _story(
        Stage.PUBLISHED, words=build.words(), note=CorrectionNote("2.500", "2.050", "Salah hitung.")
    ),
    "kimid.newsroom.actions.publishing.withdraw": _story(Stage.PUBLISHED, reason="Keliru."),
    "kimid.moderation.actions.answer": lambda: (_report(), {"outcome": Outcome.KEPT, "words": "Sudah dicek."}),
    "kimid.moderation.actions.see_contact": lambda: (_report(), {}),
    "kimid.moderation.actions.report": lambda: (
        build.kim().site,
        {"path": "", "title": "KIM", "complaint": Complaint.WRONG, "words": "Keliru.", "sender": build.sender()},
    ),
    "kimid.newsroom.actions.tips.send_tip": lambda: (
        build.kim().site,
        {"told": Told("Jembatan putus."), "slip": build.slip(), "sender": build.sender()},
    ),
    "kimid.newsroom.actions.tips.take_up": lambda: (build.tip(build.kim()), {}),
    "kimid.newsroom.actions.tips.answer_tip": lambda: (
        build.tip(build.kim()),
        {"outcome": TipOutcome.ANSWERED, "words": "Terima kasih."},
    ),
    "kimid.newsroom.actions.tips.see_sender": lambda: (build.tip(build.kim()), {}),
    "kimid.newsroom.actions.dressing.show_card": _story(Stage.PUBLISHED, name="kartu"),
    "kimid.newsroom.actions.dressing.show_lighter": _story(Stage.PUBLISHED, names=["foto"]),
    "kimid.media.actions.add": lambda: (build.kim().site, {"stored": Stored("foto", 640, 480, (320, 640), 30_000)}),
    "kimid.media.actions.describe": lambda: (build.photo(build.kim()), {"description": Description("Perahu di sungai")}),
    "kimid.newsroom.actions.retouching.retouch": lambda: (
        build.photo(build.kim()),
        {"stored": Stored("2" * 16, 800, 600, (320, 640), 90_000)},
    ),
    "kimid.media.actions.attach": lambda: (
        build.kim().site,
        {"facts": Attached(name="2" * 16, kind="sound", title="Rekaman", size=20, weight=60_000)},
    ),
    "kimid.media.actions.detach": lambda: (build.attachment(build.kim()), {}),
    "kimid.media.actions.discard": lambda: (build.photo(build.kim()), {}),
    "kimid.media.actions.lighten": lambda: (build.photo(build.kim()), {"weight": 20_000}),
    "kimid.activity.actions.entries.note": lambda: (build.kim().site, {"entered": making.entered()}),
    "kimid.activity.actions.entries.correct": lambda: (
        making.entry(build.kim()),
        {"entered": making.entered(), "why": "Salah tempat."},
    ),
    "kimid.activity.actions.entries.withdraw": lambda: (making.entry(build.kim()), {"why": "Tidak jadi."}),
    "kimid.activity.actions.photos.renew_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
    "kimid.activity.actions.plans.plan": lambda: (
        build.kim().site,
        {"sketch": making.sketch(build.person()), "origin": activity.Origin()},
    ),
    "kimid.activity.actions.plans.change_plan": lambda: (making.plan(build.kim()), {"sketch": making.sketch(build.person())}),
    "kimid.activity.actions.plans.begin_plan": lambda: (making.plan(build.kim()), {}),
    "kimid.activity.actions.plans.finish_plan": lambda: (making.plan(build.kim()), {"result": activity.Result("Selesai.")}),
    "kimid.activity.actions.plans.reopen_plan": lambda: (making.plan(build.kim()), {"why": "Belum."}),
    "kimid.activity.actions.plans.call_off": lambda: (making.plan(build.kim()), {"why": "Batal."}),
    "kimid.activity.actions.plans.ask_head": lambda: (making.plan(build.kim(), is_joint=True), {"holder_name": "Pak Kades"}),
    "kimid.activity.actions.plans.answer_as_head": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"says": HeadSays.AGREES, "words": ""},
    ),
    "kimid.activity.actions.polls.ask_poll": lambda: (build.kim().site, {"question": making.question()}),
    "kimid.activity.actions.polls.answer_poll": lambda: (making.poll(build.kim()), {"choice": 0}),
    "kimid.activity.actions.polls.close_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.take_back_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.show_poll": lambda: (making.closed_poll(build.kim(), 0, 0, 1), {}),
    "kimid.activity.actions.polls.hide_poll": lambda: (making.closed_poll(build.kim(), 0, 0, 1), {}),
    "kimid.insights.actions.enter_report": lambda: (
        build.region("6112"),
        {"on": build.AT.date(), "source": "Laporan 2023", "lines": [ReportLine("6112", 3)]},
    ),
    "kimid.insights.actions.take_out_report": lambda: (_entered(), {"on": past.OLD, "source": "Laporan 2023"}),
    "kimid.registry.actions.policy.decide": lambda: (
        build.region("6112"),
        {"rule": Rule.MEMBERS, "answer": 12, "legal_basis": "Perbup 12/2021", "decided_on": build.AT.date()},
    ),
    "kimid.registry.actions.policy.leave_to_above": lambda: (build.region("6112"), {"rule": Rule.MEMBERS}),
    "kimid.registry.actions.ict.describe_means": lambda: (build.kim(), {"sheet": MeansSheet(1, 0, Signal.SLOW)}),
    "kimid.registry.actions.ict.recount": lambda: (build.region("6112"), {"why": "hari"}),
    "kimid.registry.actions.ict.recount_kim": lambda: (build.kim(), {"why": "kabar"}),
    "kimid.registry.actions.ict.decide_ict": lambda: (build.region("6112"), {"rules": ict.rules(*ict.needs(devices=1))}),
    "kimid.registry.actions.ict.leave_ict_to_above": lambda: (build.region("6112"), {"reason": "Ikut provinsi"}),
    "kimid.registry.actions.applying.begin": lambda: (build.region("6112"), {"founder": Founder("Bu Nur", "+6281200000001")}),
    "kimid.registry.actions.applying.fill": _application(Step.BEGUN, part=Part.NAME, said={"name": "KIM", "label": "kim"}),
    "kimid.registry.actions.applying.add_paper": _application(Step.BEGUN, kind="sk", name="2" * 16, pages=1, weight=1),
    "kimid.registry.actions.applying.drop_paper": lambda: _dropped_paper(build.application(step=Step.BEGUN)),
    "kimid.registry.actions.applying.send": _application(Step.BEGUN),
    "kimid.registry.actions.applying.let_founder_in": _application(Step.VERIFIED),
    "kimid.registry.actions.acts.begin_act": lambda: (build.kim(), {"purpose": Purpose.DISSOLUTION}),
    "kimid.registry.actions.acts.answer_merger": lambda: (
        build.kim(),
        {"application": build.application(step=Step.SENT), "answer": Consent.YES, "words": ""},
    ),
    "kimid.registry.actions.roster.add_member": lambda: (build.kim(), {"name": "Mak Inah", "section": ""}),
    "kimid.registry.actions.roster.note_leaving": lambda: _on_roster(build.kim()),
    "kimid.registry.actions.roster.meet": lambda: (build.kim(), {"person": build.person()}),
    "kimid.registry.actions.chairs.invite_chair": lambda: (build.kim(), {"name": "Bu Salmah"}),
    "kimid.registry.actions.renewing.begin_renewal": lambda: (build.kim(), {"today": build.AT.date()}),
    "kimid.registry.actions.renewing.remind": lambda: _decreed(build.application(step=Step.VERIFIED)),
    "kimid.registry.actions.checking.compare": _application(Step.SENT, marks={}),
    "kimid.registry.actions.checking.ask_back": _application(Step.SENT, marks={}, question="Siapa?"),
    "kimid.registry.actions.checking.refuse": _application(Step.SENT, reason="Bukan."),
    "kimid.registry.actions.checking.verify": lambda: _verifiable(build.application()),
    "kimid.registry.actions.checking.look_at": _application(Step.SENT, paper="2" * 16, number=1),
    "kimid.registry.actions.checking.ask_head_of_village": _application(Step.SENT, name="Pak Kades", phone="+62811"),
    "kimid.registry.actions.checking.answer_as_head": _application(Step.SENT, is_true=True, words=""),
    "kimid.registry.actions.silence.follow_silence": lambda: (build.kim(), {}),
    "kimid.registry.actions.silence.coach": lambda: (build.kim(), {"visit": Visit()}),
    "kimid.registry.actions.silence.ask_revival": lambda: (build.kim(), {"plan": "Kami lanjut."}),
    "kimid.registry.actions.silence.revive": lambda: (build.kim(), {"note": "Lanjut."}),
    "kimid.registry.actions.silence.decline_revival": lambda: (build.kim(), {"note": "Belum."}),
    "kimid.registry.actions.stopping.propose_suspension": lambda: (
        build.kim(),
        {"reason": StopReason.MONEY, "words": "Menarik iuran."},
    ),
    "kimid.registry.actions.stopping.agree_to_suspend": lambda: (build.kim(), {}),
    "kimid.registry.actions.stopping.end_suspension": lambda: (build.kim(), {"note": "Selesai."}),
    "kimid.registry.actions.stopping.appeal": lambda: (build.kim(), {"words": "Tidak benar."}),
    "kimid.registry.actions.stopping.answer_appeal": lambda: (build.kim(), {"is_granted": True, "words": "Ya."}),
    "kimid.registry.actions.stopping.quarantine": lambda: (build.kim(), {"threat": Threat.BREACH, "words": ""}),
    "kimid.registry.actions.stopping.release": lambda: (build.kim(), {"note": "Beres."}),
    "kimid.registry.actions.checking.hand_up": _application(Step.SENT),
    "kimid.access.actions.hand_code": _leaving,
    "kimid.access.actions.come_in_by_code": lambda: (
        build.handed_code(build.kim()),
        {"password": "ikan-nipah-pagi", "forget_factors": True},
    ),
    "kimid.people.actions.add_passkey": lambda: (build.person(), {"credential": {}, "name": "HP"}),
    "kimid.people.actions.add_code_app": lambda: (build.person(), {"secret": "JBSWY3DPEHPK3PXP"}),
    "kimid.people.actions.remove_second_factor": lambda: (build.person(), {"factor": 1}),
    "kimid.people.actions.make_spare_codes": lambda: (build.person(), {}),
    "kimid.people.actions.let_devices_go": lambda: (build.person(), {"devices": []}),
    "kimid.registry.actions.importing.begin_import": lambda: (
        build.region("6112"),
        {"file_name": "a.csv", "sheet": read_sheet([["Nama KIM", "Desa"]]), "verdicts": []},
    ),
    "kimid.registry.actions.importing.choose_columns": lambda: (build.import_row().of, {"columns": {}, "verdicts": {}}),
    "kimid.registry.actions.importing.choose_place": lambda: (build.import_row(), {"place": build.region()}),
    "kimid.registry.actions.importing.start_import": lambda: (build.import_row().of, {}),
    "kimid.registry.actions.importing.enter_row": lambda: (build.import_row(), {}),
    "kimid.registry.actions.moving.note_change": lambda: (build.region("00"), {"source": "x", "counts": {}, "changed": []}),
    "kimid.registry.actions.moving.succeed": lambda: (_ended("6112"), {}),
    "kimid.registry.actions.moving.rename_portal": lambda: (build.portal("6112"), {}),
    "kimid.registry.actions.moving.follow": lambda: (_of_ended_region(build.kim()), {}),
    **EVALUATION,
    "kimid.wire.actions.feature": _placement,
    "kimid.wire.actions.unfeature": _placement,
    "kimid.wire.actions.show": _placement,
    "kimid.wire.actions.hide": lambda: (_placement()[0], {"reason": "Bukan dari sini."}),
}
STRANGERS: Final[dict[str, Callable[[], Person]]] = {
    "somebody without any role": build.person,
    "the chair of another KIM in the same village": lambda: build.member(build.kim(), Role.CHAIR),
    "an officer of another province": lambda: build.officer("62"),
}


def action_called(name: str) -> Callable[..., object]:
    """The action itself, as callers import it."""
    module, _, verb = name.rpartition(".")
    found: Callable[..., object] = getattr(import_module(module), verb)
    return found


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("name", NAMES)
def test_an_action_refuses_a_stranger_and_changes_nothing(name: str, stranger: str) -> None:
    assert name in CASES, f"add {name} to the table of this test: its thing, and what is said with it"
    thing, said = CASES[name]()
    who = STRANGERS[stranger]()
    before = whole_database()

    with pytest.raises(PermissionDenied):
        action_called(name)(thing, **said, by=who, at=build.AT)

    assert whole_database() == before


@pytest.mark.parametrize("role", [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR])
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("kimid.newsroom.")])
def test_no_office_of_any_level_may_touch_a_story_of_a_kim(name: str, role: Role) -> None:
    thing, said = CASES[name]()
    office = build.officer("00", role)
    before = whole_database()

    with pytest.raises(PermissionDenied):
        action_called(name)(thing, **said, by=office, at=build.AT)

    assert whole_database() == before


def test_the_table_names_no_action_that_is_no_more() -> None:
    assert sorted(CASES) == NAMES
