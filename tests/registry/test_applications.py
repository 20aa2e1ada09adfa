"""An application: from a founder's phone to a number in the register, and everything that must not happen on the way."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.access.links import LinkHolder, LinkSpent, link_of
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.flow import WrongStep
from kimid.media import vault
from kimid.moderation import budgets
from kimid.registry import actions
from kimid.registry.applications import desk_of, history_of, looks_at
from kimid.registry.checking import Part, gaps_of, lines_of, obstacles
from kimid.registry.flow import Step
from kimid.registry.models import Application, Decree, Fit, HeadContact, Kim, Mark, Officer, Rule
from kimid.registry.policies import rulings
from kimid.registry.queries import decree_of
from kimid.registry.rules import Applicant, Can, office_of
from kimid.registry.upkeep import forget_at, hand_up_at
from kimid.sites.labels import LabelRefused
from tests import build

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
# A Sunday at ten in the morning in Pontianak.
SENT: Final = build.AT


def _fill(made: Application, part: Part, **said: Any) -> Application:
    fields = {
        Part.PLACE: ("region", "hamlet"),
        Part.NAME: ("name", "label"),
        Part.PEOPLE: ("officers", "members"),
        Part.PAPERS: ("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
    }[part]
    whole = {field: getattr(made, field) for field in fields} | said
    return actions.fill(made, part=part, said=whole, by=Applicant(made), at=SENT)


def _gaps(made: Application) -> list[str]:
    assert made.region is not None
    return [gap.words for gap in gaps_of(made, rulings(made.region))]


def test_a_verified_application_is_a_kim_with_number_site_decree_and_officers_for_the_term_of_the_decree() -> None:
    made = build.application(step=Step.VERIFIED, label="kim-sungai")
    kim = Kim.objects.get()

    assert (made.kim, kim.number, kim.site.label, kim.founded_on) == (kim, "611201201201", "kim-sungai", date(2024, 7, 1))
    decree = decree_of(kim, date(2026, 1, 1))
    assert decree is not None
    assert (decree.number, decree.issuer_title, decree.valid_until) == ("141/17/KPTS/2024", "kepala desa", date(2029, 6, 30))
    assert [(each.post, each.section, each.name, each.term_until) for each in Officer.objects.order_by("pk")] == [
        ("Ketua", "", "Hasan Basri", date(2029, 6, 30)),
        ("Seksi", "Dokumentasi", "Siti Rahmah", date(2029, 6, 30)),
    ]


def test_each_step_is_on_the_record_of_the_application_and_the_kim_has_a_record_of_its_own() -> None:
    made = build.application(step=Step.VERIFIED)

    assert [each.what for each in history_of(made)] == ["Pendaftaran dimulai", "Dikirim ke kabupaten", "Disahkan, KIM tercatat"]
    about_kim = Event.objects.filter(thing="registry.Kim", thing_id=str(made.kim_id)).order_by("pk")
    assert [row.kind for row in about_kim] == ["kim.registered", "kim.decree_recorded"]
    assert {row.actor_kind for row in about_kim} == {ActorKind.PERSON}


def test_the_record_keeps_no_name_number_or_member_of_an_application() -> None:
    made = build.application(step=Step.REFUSED)

    facts = str(list(Event.objects.filter(thing="registry.Application").values_list("facts", flat=True)))
    assert not [word for word in ("Hasan", "+62812", "Anggota 1", "Muis", made.code, "milik desa lain") if word in facts]


@pytest.mark.parametrize(
    ("part", "said", "wanted"),
    [
        (Part.PEOPLE, {"members": ["Siti"]}, "Baru 3 orang; di sini paling sedikit 10 orang."),
        (Part.PEOPLE, {"officers": [{"post": "Sekretaris", "name": "Rina"}], "members": ["x"] * 20}, "Ketua belum ditulis."),
        (Part.PAPERS, {"issuer": "dinas"}, "Di sini SK diterbitkan kepala desa atau camat."),
        (Part.PAPERS, {"valid_until": date(2029, 7, 2)}, "Masa berlaku SK di sini paling lama 5 tahun."),
        (Part.PAPERS, {"valid_until": None}, "Tulis sampai kapan SK berlaku."),
        (Part.PAPERS, {"decree_number": ""}, "Nomor SK belum ditulis."),
        (Part.PAPERS, {"issued_on": None}, "Tanggal SK belum ditulis."),
        (Part.NAME, {"label": ""}, "Alamat situs belum dipilih."),
    ],
)
def test_what_the_rules_of_the_place_miss_is_said_and_it_cannot_be_sent(part: Part, said: dict[str, Any], wanted: str) -> None:
    made = _fill(build.application(step=Step.BEGUN), part, **said)

    assert _gaps(made) == [wanted]
    with pytest.raises(actions.Incomplete):
        actions.send(made, by=Applicant(made), at=SENT)
    assert Application.objects.get().step == Step.BEGUN


def test_a_decree_that_ends_on_the_last_day_the_rule_allows_is_in_order() -> None:
    assert _gaps(_fill(build.application(step=Step.BEGUN), Part.PAPERS, valid_until=date(2029, 7, 1))) == []


def test_a_paper_that_the_region_wants_is_missed_until_it_comes() -> None:
    made = build.application(step=Step.BEGUN)
    minutes = made.papers.get(kind="berita-acara")
    actions.drop_paper(made, paper=minutes, by=Applicant(made), at=SENT)

    assert _gaps(made) == ["Berkas berita acara musyawarah belum ada."]


def test_the_promise_of_the_regency_counts_working_days_on_the_clocks_of_the_place() -> None:
    friday_evening = datetime(2024, 11, 22, 17, 30, tzinfo=UTC)  # half past midnight on Saturday in Pontianak

    assert build.application(at=friday_evening).due_on == date(2024, 11, 29)


def test_lines_are_compared_once_more_when_they_say_something_else() -> None:
    made = build.application()
    marks = build.fitting(made) | {"officers": Mark(mark=Fit.DIFFERS, note="Bendahara?", said="Ketua Hasan Basri")}
    assert made.region is not None
    found = rulings(made.region)
    made.marks = marks

    by_name = {line.name: line for line in lines_of(made, found)}
    assert by_name["number"].is_settled
    assert by_name["officers"].mark is None  # it was compared with other words


def test_the_line_of_members_tells_how_many_of_them_are_officers() -> None:
    made = build.application()
    assert made.region is not None

    by_name = {line.name: line.value for line in lines_of(made, rulings(made.region))}
    assert by_name["members"] == "11 orang, termasuk 2 pengurus"


def test_an_application_is_asked_back_changed_sent_again_and_verified() -> None:
    made, checker = build.application(), build.officer("6112")
    marks = build.fitting(made) | {
        "members": Mark(mark=Fit.DIFFERS, note="Di SK 12 orang.", said="11 orang, termasuk 2 pengurus")
    }
    actions.ask_back(made, marks=marks, question="", by=checker, at=SENT)
    _fill(made, Part.PEOPLE, members=[f"Anggota {number}" for number in range(10)])
    actions.send(made, by=Applicant(made), at=SENT + DAY)

    assert made.region is not None
    lines = lines_of(made, rulings(made.region))
    assert [line.name for line in lines if not line.is_settled] == ["members"]
    assert actions.verify(made, marks=build.fitting(made), by=checker, at=SENT + DAY).step == Step.VERIFIED


@pytest.mark.parametrize("changed", [{}, {"number": Fit.DIFFERS}, {"validity": Fit.UNREADABLE}])
def test_nothing_is_verified_before_every_line_fits(changed: dict[str, str]) -> None:
    made = build.application()
    marks = build.fitting(made)
    for name, mark in changed.items():
        marks[name]["mark"] = mark
    if not changed:
        del marks["issuer"]

    with pytest.raises(actions.NotYet):
        actions.verify(made, marks=marks, by=build.officer("6112"), at=SENT)
    assert (Kim.objects.count(), Application.objects.get().step) == (0, Step.SENT)


def test_a_new_paper_means_that_everything_is_compared_again() -> None:
    made = build.application(step=Step.ASKED)
    Application.objects.filter(pk=made.pk).update(marks=build.fitting(made))
    build.paper(made)

    assert Application.objects.get().marks == {}


def test_a_rule_that_became_stricter_meanwhile_holds_when_it_is_verified() -> None:
    made, checker = build.application(), build.officer("6112")
    more: dict[str, Any] = {"answer": 12, "legal_basis": "Perbup 12/2024", "decided_on": date(2024, 11, 1)}
    actions.decide(build.region("6112"), rule=Rule.MEMBERS, **more, by=checker, at=SENT)

    with pytest.raises(actions.NotYet, match="paling sedikit 12 orang"):
        actions.verify(made, marks=build.fitting(made), by=checker, at=SENT)


def test_an_address_that_was_given_meanwhile_stops_it_and_leaves_nothing_half_done() -> None:
    made = build.application(label="kim-sungai")
    build.kim(label="kim-sungai")

    with pytest.raises(LabelRefused):
        actions.verify(made, marks=build.fitting(made), by=build.officer("6112"), at=SENT)
    assert (Kim.objects.count(), Decree.objects.count(), Application.objects.get().step) == (1, 0, Step.SENT)


@pytest.mark.parametrize("step", [Step.SENT, Step.VERIFIED, Step.REFUSED])
def test_what_was_sent_or_decided_is_not_changed_by_the_applicant(step: Step) -> None:
    made = build.application(step=step)

    with pytest.raises(actions.NotOpen):
        _fill(made, Part.NAME, name="KIM Lain")
    with pytest.raises(actions.NotOpen):
        build.paper(made)
    with pytest.raises(WrongStep):
        actions.send(made, by=Applicant(made), at=SENT)


@pytest.mark.parametrize("step", [Step.BEGUN, Step.ASKED, Step.VERIFIED, Step.REFUSED])
def test_only_what_waits_is_decided_on(step: Step) -> None:
    made, checker = build.application(step=step), build.officer("6112")

    # What was not sent is not there for an office; the rest is past deciding.
    refused = PermissionDenied if step == Step.BEGUN else WrongStep
    with pytest.raises(refused):
        actions.verify(made, marks=build.fitting(made), by=checker, at=SENT)


def test_whoever_has_the_code_of_one_application_does_nothing_with_another() -> None:
    mine, other = build.application(step=Step.BEGUN), build.application(step=Step.BEGUN)

    with pytest.raises(PermissionDenied):
        actions.fill(other, part=Part.NAME, said={"name": "x", "label": "x"}, by=Applicant(mine), at=SENT)


# The regency, and who stands in --------------------------------------------------------------------------------------


def test_the_regency_checks_and_the_province_only_when_the_regency_has_let_its_days_pass() -> None:
    made, regency, province = build.application(), build.officer("6112"), build.officer("61")
    sibling, operator = build.officer("6171"), build.officer("00", Role.OPERATOR)

    def may() -> list[bool]:
        return [each.has_perm(Can.CHECK, made) for each in (regency, province, operator, sibling)]

    assert may() == [True, False, False, False]
    assert [each.has_perm(Can.READ_APPLICATION, made) for each in (regency, province, operator, sibling)] == [
        True,
        True,
        True,
        False,
    ]
    hand_up_at(SENT + 6 * DAY)  # Saturday, the sixth day after Sunday: Friday was the last of the promise
    made.refresh_from_db()
    assert may() == [True, True, True, False]


def test_a_promise_is_not_over_before_its_last_day_is() -> None:
    made = build.application()  # sent on a Sunday, five working days: until Friday night
    friday_night = datetime(2024, 11, 29, 16, 59, tzinfo=UTC)

    hand_up_at(friday_night)
    assert Application.objects.get().handed_up_at is None
    hand_up_at(friday_night + timedelta(minutes=1))
    made.refresh_from_db()
    assert made.handed_up_at == friday_night + timedelta(minutes=1)
    assert history_of(made)[-1].what == "Janji layanan lewat, provinsi boleh memeriksa"


def test_the_office_that_decided_is_kept() -> None:
    made, province = build.application(), build.officer("61")
    hand_up_at(SENT + 10 * DAY)
    made.refresh_from_db()

    done = actions.verify(made, marks=build.fitting(made), by=province, at=SENT + 10 * DAY)
    assert done.decided_for is not None
    assert done.decided_for.code == "61"
    assert office_of(province, made) == done.decided_for


def test_a_portal_editor_reads_no_application() -> None:
    editor = build.officer("6112", Role.PORTAL_EDITOR)

    assert not editor.has_perm(Can.READ_APPLICATION, build.application())


def test_the_desk_shows_the_oldest_first_and_what_is_in_the_hands_of_others() -> None:
    second, first = build.application(at=SENT + DAY), build.application(at=SENT)
    asked, regency, province = build.application(step=Step.ASKED), build.officer("6112"), build.officer("61")
    build.application(step=Step.BEGUN)

    desk = desk_of(build.region("6112"), regency)
    assert (desk.waiting, desk.elsewhere, desk.asked) == ([first, second], [], [asked])
    assert (desk.after(first), desk.place_of(second)) == (second, 2)
    above = desk_of(build.region("61"), province)
    assert (above.waiting, above.elsewhere) == ([], [first, second])


# The head of the village ---------------------------------------------------------------------------------------------


def test_the_head_of_the_village_answers_once_and_a_no_stands_in_the_way() -> None:
    made, checker = build.application(), build.officer("6112")
    made, token = actions.ask_head_of_village(made, name="H. Abdul Muis", phone="+628111", by=checker, at=SENT)
    link = link_of(token)
    assert link is not None

    actions.answer_as_head(made, is_true=False, words="Bukan SK saya.", by=LinkHolder(link, SENT), at=SENT)
    with pytest.raises(actions.NotYet, match="menyatakan SK ini tidak benar"):
        actions.verify(made, marks=build.fitting(made), by=checker, at=SENT)
    with pytest.raises(LinkSpent):
        actions.answer_as_head(made, is_true=True, words="", by=LinkHolder(link, SENT), at=SENT)
    assert HeadContact.objects.get().phone == "+628111"


def test_the_link_of_a_head_answers_for_one_application_only() -> None:
    made, other = build.application(), build.application()
    _made, token = actions.ask_head_of_village(made, name="Kades", phone="+628111", by=build.officer("6112"), at=SENT)
    link = link_of(token)
    assert link is not None

    with pytest.raises(PermissionDenied):
        actions.answer_as_head(other, is_true=True, words="", by=LinkHolder(link, SENT), at=SENT)


# Papers --------------------------------------------------------------------------------------------------------------


def test_each_look_at_a_page_is_on_record() -> None:
    made, checker = build.application(), build.officer("6112")
    name = made.papers.filter(kind="sk").values_list("name", flat=True)[0]
    for _ in range(2):
        actions.look_at(made, paper=name, number=1, by=checker, at=SENT)

    assert [(look.who, look.number) for look in looks_at(made)] == [(checker.name, 1)] * 2


def test_an_application_holds_twelve_files() -> None:
    made = build.application(step=Step.BEGUN)
    for _ in range(actions.MOST_FILES - 2):
        build.paper(made)

    with pytest.raises(actions.TooManyFiles):
        build.paper(made)


def test_old_applications_that_nobody_sent_are_forgotten_with_their_pages_and_sent_ones_are_not() -> None:
    begun, sent = build.application(step=Step.BEGUN), build.application()
    names = {each: set(each.papers.values_list("name", flat=True)) for each in (begun, sent)}

    forget_at(SENT + 91 * DAY)
    assert list(Application.objects.all()) == [sent]
    # Pages on the disk were written just now, so the sweep leaves them until a day has passed on the real clock.
    forget_at(datetime.now(UTC) + 2 * DAY)
    assert {name for name, _ in vault.kept()} >= names[sent]
    assert not {name for name, _ in vault.kept()} & names[begun]


# Many at once ---------------------------------------------------------------------------------------------------------


def test_one_device_in_one_network_begins_only_so_many_in_an_hour() -> None:
    nation, founder, sender = build.region("00"), actions.Founder("X", "+62811"), build.sender()
    for _ in range(budgets.MOST_OF_NETWORK):
        actions.begin(nation, founder=founder, sender=sender, by=Applicant(), at=SENT)

    with pytest.raises(budgets.TooMany):
        actions.begin(nation, founder=founder, sender=sender, by=Applicant(), at=SENT)


def test_in_a_kelurahan_the_lurah_issues() -> None:
    made = build.application(build.PAHANDUT, step=Step.VERIFIED)

    assert made.kim is not None
    assert made.kim.decrees.get().issuer_title == "lurah"
    assert obstacles(made, [], [], build.AT) == ""
