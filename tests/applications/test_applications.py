"""An application: from a founder's phone to a number in the register, and everything that must not
happen on the way.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import Settings

from kimid.applications.actions import applying, checking
from kimid.applications.checking import FormStep, check_lines_of, gaps_of, why_not_verifiable
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Fit, LineFinding
from kimid.applications.queries import history_of, paper_views_of
from kimid.applications.rules import Applicant
from kimid.applications.schedule import delete_old_applications
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.lib.flow import WrongStep
from kimid.media import paper_storage
from kimid.registry.actions import policy
from kimid.registry.models import Decree, Kim, Officer, PolicyRule
from kimid.registry.policies import rulings_for
from kimid.registry.queries import current_decree_of
from kimid.sites.labels import LabelRefused
from tests import build, build_registry

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
# A Sunday at ten in the morning in Pontianak.
SENT: Final = build.AT


def _fill(made: Application, part: FormStep, **values: Any) -> Application:
    fields = {
        FormStep.PLACE: ("region", "hamlet"),
        FormStep.NAME: ("name", "label"),
        FormStep.PEOPLE: ("officers", "members"),
        FormStep.PAPERS: ("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
    }[part]
    whole = {field: getattr(made, field) for field in fields} | values
    return applying.fill_application(made, step=part, values=whole, by=Applicant(made), at=SENT)


def _gaps(made: Application) -> list[str]:
    assert made.region is not None
    return [gap.text for gap in gaps_of(made, rulings_for(made.region))]


def test_a_verified_application_is_a_kim_with_number_site_decree_and_officers_for_its_term() -> (
    None
):
    made = build_registry.application(step=ApplicationStep.VERIFIED, label="kim-sungai")
    kim = Kim.objects.get()

    assert (made.kim, kim.number, kim.site.label, kim.founded_on) == (
        kim,
        "611201201201",
        "kim-sungai",
        date(2024, 7, 1),
    )
    decree = current_decree_of(kim, date(2026, 1, 1))
    assert decree is not None
    assert (decree.number, decree.issuer_title, decree.valid_until) == (
        "141/17/KPTS/2024",
        "kepala desa",
        date(2029, 6, 30),
    )
    assert [
        (each.post, each.section, each.name, each.term_until)
        for each in Officer.objects.order_by("pk")
    ] == [
        ("Ketua", "", "Hasan Basri", date(2029, 6, 30)),
        ("Seksi", "Dokumentasi", "Siti Rahmah", date(2029, 6, 30)),
    ]


def test_each_step_is_on_the_record_of_the_application_and_the_kim_has_a_record_of_its_own() -> (
    None
):
    made = build_registry.application(step=ApplicationStep.VERIFIED)

    assert [each.text for each in history_of(made)] == [
        "Pendaftaran dimulai",
        "Dikirim ke kabupaten",
        "Disahkan, KIM tercatat",
    ]
    about_kim = Event.objects.filter(subject="registry.Kim", subject_id=str(made.kim_id)).order_by(
        "pk"
    )
    assert [row.kind for row in about_kim] == ["kim.registered", "kim.decree_recorded"]
    assert {row.actor_kind for row in about_kim} == {ActorKind.PERSON}


def test_the_record_keeps_no_name_number_or_member_of_an_application() -> None:
    made = build_registry.application(step=ApplicationStep.REFUSED)

    facts = str(
        list(
            Event.objects.filter(subject="applications.Application").values_list("data", flat=True)
        )
    )
    assert not [
        word
        for word in ("Hasan", "+62812", "Anggota 1", "Muis", made.code, "milik desa lain")
        if word in facts
    ]


@pytest.mark.parametrize(
    ("part", "values", "wanted"),
    [
        (FormStep.PEOPLE, {"members": ["Siti"]}, "Baru 3 orang; di sini paling sedikit 10 orang."),
        (
            FormStep.PEOPLE,
            {"officers": [{"post": "Sekretaris", "name": "Rina"}], "members": ["x"] * 20},
            "Ketua belum ditulis.",
        ),
        (FormStep.PAPERS, {"issuer": "dinas"}, "Di sini SK diterbitkan kepala desa atau camat."),
        (
            FormStep.PAPERS,
            {"valid_until": date(2029, 7, 2)},
            "Masa berlaku SK di sini paling lama 5 tahun.",
        ),
        (FormStep.PAPERS, {"valid_until": None}, "Tulis sampai kapan SK berlaku."),
        (FormStep.PAPERS, {"decree_number": ""}, "Nomor SK belum ditulis."),
        (FormStep.PAPERS, {"issued_on": None}, "Tanggal SK belum ditulis."),
        (FormStep.NAME, {"label": ""}, "Alamat situs belum dipilih."),
    ],
)
def test_what_the_rules_of_the_place_miss_is_said_and_it_cannot_be_sent(
    part: FormStep, values: dict[str, Any], wanted: str
) -> None:
    made = _fill(build_registry.application(step=ApplicationStep.BEGUN), part, **values)

    assert _gaps(made) == [wanted]
    with pytest.raises(applying.ApplicationIncomplete):
        applying.send_application(made, by=Applicant(made), at=SENT)
    assert Application.objects.get().step == ApplicationStep.BEGUN


def test_a_decree_that_ends_on_the_last_day_the_rule_allows_is_in_order() -> None:
    assert (
        _gaps(
            _fill(
                build_registry.application(step=ApplicationStep.BEGUN),
                FormStep.PAPERS,
                valid_until=date(2029, 7, 1),
            )
        )
        == []
    )


def test_a_paper_that_the_region_wants_is_missed_until_it_comes() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    minutes = made.papers.get(kind="berita-acara")
    applying.remove_paper(made, paper=minutes, by=Applicant(made), at=SENT)

    assert _gaps(made) == ["Berkas berita acara musyawarah belum ada."]


def test_the_promise_of_the_regency_counts_working_days_on_the_clocks_of_the_place() -> None:
    friday_evening = datetime(
        2024, 11, 22, 17, 30, tzinfo=UTC
    )  # half past midnight on Saturday in Pontianak

    assert build_registry.application(at=friday_evening).due_on == date(2024, 11, 29)


def test_lines_are_compared_once_more_when_they_say_something_else() -> None:
    made = build_registry.application()
    marks = build_registry.fitting(made) | {
        "officers": LineFinding(mark=Fit.DIFFERS, note="Bendahara?", value="Ketua Hasan Basri")
    }
    assert made.region is not None
    rulings = rulings_for(made.region)
    made.findings = marks

    by_name = {line.name: line for line in check_lines_of(made, rulings)}
    assert by_name["number"].is_settled
    assert by_name["officers"].finding is None  # it was compared with other words


def test_the_line_of_members_tells_how_many_of_them_are_officers() -> None:
    made = build_registry.application()
    assert made.region is not None

    by_name = {line.name: line.value for line in check_lines_of(made, rulings_for(made.region))}
    assert by_name["members"] == "11 orang, termasuk 2 pengurus"


def test_an_application_is_asked_back_changed_sent_again_and_verified() -> None:
    made = build_registry.application()
    checker = build.officer("6112")
    marks = build_registry.fitting(made) | {
        "members": LineFinding(
            mark=Fit.DIFFERS, note="Di SK 12 orang.", value="11 orang, termasuk 2 pengurus"
        )
    }
    checking.ask_applicant(made, findings=marks, question="", by=checker, at=SENT)
    _fill(made, FormStep.PEOPLE, members=[f"Anggota {number}" for number in range(10)])
    applying.send_application(made, by=Applicant(made), at=SENT + DAY)

    assert made.region is not None
    lines = check_lines_of(made, rulings_for(made.region))
    assert [line.name for line in lines if not line.is_settled] == ["members"]
    assert (
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=checker, at=SENT + DAY
        ).step
        == ApplicationStep.VERIFIED
    )


@pytest.mark.parametrize("changed", [{}, {"number": Fit.DIFFERS}, {"validity": Fit.UNREADABLE}])
def test_nothing_is_verified_before_every_line_fits(changed: dict[str, str]) -> None:
    made = build_registry.application()
    marks = build_registry.fitting(made)
    for name, mark in changed.items():
        marks[name]["mark"] = mark
    if not changed:
        del marks["issuer"]

    with pytest.raises(checking.NotVerifiable):
        checking.verify_application(made, findings=marks, by=build.officer("6112"), at=SENT)
    assert (Kim.objects.count(), Application.objects.get().step) == (0, ApplicationStep.SENT)


def test_a_new_paper_means_that_everything_is_compared_again() -> None:
    made = build_registry.application(step=ApplicationStep.ASKED)
    Application.objects.filter(pk=made.pk).update(findings=build_registry.fitting(made))
    build_registry.paper(made)

    assert Application.objects.get().findings == {}


def test_a_rule_that_became_stricter_meanwhile_holds_when_it_is_verified() -> None:
    made = build_registry.application()
    checker = build.officer("6112")
    more: dict[str, Any] = {
        "answer": 12,
        "legal_basis": "Perbup 12/2024",
        "decided_on": date(2024, 11, 1),
    }
    policy.decide_rule(build.region("6112"), rule=PolicyRule.MEMBERS, **more, by=checker, at=SENT)

    with pytest.raises(checking.NotVerifiable, match="paling sedikit 12 orang"):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=checker, at=SENT
        )


def test_an_address_that_was_given_meanwhile_stops_it_and_leaves_nothing_half_done() -> None:
    made = build_registry.application(label="kim-sungai")
    build.kim(label="kim-sungai")

    with pytest.raises(LabelRefused):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=build.officer("6112"), at=SENT
        )
    assert (Kim.objects.count(), Decree.objects.count(), Application.objects.get().step) == (
        1,
        0,
        ApplicationStep.SENT,
    )


@pytest.mark.parametrize(
    "step", [ApplicationStep.SENT, ApplicationStep.VERIFIED, ApplicationStep.REFUSED]
)
def test_what_was_sent_or_decided_is_not_changed_by_the_applicant(step: ApplicationStep) -> None:
    made = build_registry.application(step=step)

    with pytest.raises(applying.ApplicationClosed):
        _fill(made, FormStep.NAME, name="KIM Lain")
    with pytest.raises(applying.ApplicationClosed):
        build_registry.paper(made)
    with pytest.raises(WrongStep):
        applying.send_application(made, by=Applicant(made), at=SENT)


@pytest.mark.parametrize(
    "step",
    [
        ApplicationStep.BEGUN,
        ApplicationStep.ASKED,
        ApplicationStep.VERIFIED,
        ApplicationStep.REFUSED,
    ],
)
def test_only_what_waits_is_decided_on(step: ApplicationStep) -> None:
    made = build_registry.application(step=step)
    checker = build.officer("6112")

    # What was not sent is not there for an office; the rest is past deciding.
    refused = PermissionDenied if step == ApplicationStep.BEGUN else WrongStep
    with pytest.raises(refused):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=checker, at=SENT
        )


def test_whoever_has_the_code_of_one_application_does_nothing_with_another() -> None:
    mine = build_registry.application(step=ApplicationStep.BEGUN)
    other = build_registry.application(step=ApplicationStep.BEGUN)

    with pytest.raises(PermissionDenied):
        applying.fill_application(
            other,
            step=FormStep.NAME,
            values={"name": "x", "label": "x"},
            by=Applicant(mine),
            at=SENT,
        )


# Papers
# -----------------------------------------------------------------------------


def test_each_look_at_a_page_is_on_record() -> None:
    made = build_registry.application()
    checker = build.officer("6112")
    name = made.papers.filter(kind="sk").values_list("name", flat=True)[0]
    for _ in range(2):
        checking.record_paper_view(made, paper=name, page_number=1, by=checker, at=SENT)

    who = f"{checker.name}, Diskominfo Kabupaten Kubu Raya"
    assert [(look.who, look.page_number) for look in paper_views_of(made)] == [(who, 1)] * 2


def test_an_application_holds_twelve_files() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    for _ in range(applying.MOST_PAPERS - 2):
        build_registry.paper(made)

    with pytest.raises(applying.TooManyApplicationPapers):
        build_registry.paper(made)


def test_old_drafts_are_forgotten_with_their_pages_and_sent_applications_are_not(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_DIR = tmp_path
    begun = build_registry.application(step=ApplicationStep.BEGUN)
    sent = build_registry.application()
    names = {each: set(each.papers.values_list("name", flat=True)) for each in (begun, sent)}

    delete_old_applications.func(at=SENT + 91 * DAY)
    assert list(Application.objects.all()) == [sent]
    # Pages on the disk were written just now, so the sweep leaves them until a day has passed on
    # the real clock.
    delete_old_applications.func(at=datetime.now(UTC) + 2 * DAY)
    assert {name for name, _ in paper_storage.stored_names()} >= names[sent]
    assert not {name for name, _ in paper_storage.stored_names()} & names[begun]


def test_in_a_kelurahan_the_lurah_issues() -> None:
    made = build_registry.application(build.PAHANDUT, step=ApplicationStep.VERIFIED)

    assert made.kim is not None
    assert made.kim.decrees.get().issuer_title == "lurah"
    assert why_not_verifiable(made, [], [], build.AT) == ""
