"""An application before those who decide: the regency, who stands in for it, and the head of the
village.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.applications.actions import checking
from kimid.applications.desk import DeskOptions, desk_rows
from kimid.applications.desk_lines import desk_lines, next_to_check
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.queries import history_of
from kimid.applications.rules import ApplicationPermission
from kimid.applications.schedule import escalate_overdue
from kimid.events.permissions import Role
from kimid.registry.rules import office_of
from tests import build, build_registry

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
# A Sunday at ten in the morning in Pontianak.
SENT: Final = build.AT


# The regency, and who stands in
# --------------------------------------------------------------------------------------


def test_the_regency_checks_and_the_province_only_when_the_regency_has_let_its_days_pass() -> None:
    made = build_registry.application()
    regency = build.officer("6112")
    province = build.officer("61")
    sibling = build.officer("6171")
    operator = build.officer("00", Role.OPERATOR)

    def may() -> list[bool]:
        return [
            each.has_perm(ApplicationPermission.CHECK, made)
            for each in (regency, province, operator, sibling)
        ]

    assert may() == [True, False, False, False]
    assert [
        each.has_perm(ApplicationPermission.READ, made)
        for each in (regency, province, operator, sibling)
    ] == [
        True,
        True,
        True,
        False,
    ]
    escalate_overdue.func(
        at=SENT + 6 * DAY
    )  # Saturday, the sixth day after Sunday: Friday was the last of the promise
    made.refresh_from_db()
    assert may() == [True, True, True, False]


def test_a_promise_is_not_over_before_its_last_day_is() -> None:
    made = build_registry.application()  # sent on a Sunday, five working days: until Friday night
    friday_night = datetime(2024, 11, 29, 16, 59, tzinfo=UTC)

    escalate_overdue.func(at=friday_night)
    assert Application.objects.get().escalated_at is None
    escalate_overdue.func(at=friday_night + timedelta(minutes=1))
    made.refresh_from_db()
    assert made.escalated_at == friday_night + timedelta(minutes=1)
    assert history_of(made)[-1].text == "Janji layanan lewat, provinsi boleh memeriksa"


def test_where_nobody_promises_anything_it_goes_up_after_the_longest_promise_there_can_be() -> None:
    made = build_registry.application()
    Application.objects.filter(pk=made.pk).update(due_on=None)

    escalate_overdue.func(at=SENT + 60 * DAY)  # some 43 working days
    assert Application.objects.get().escalated_at is None
    escalate_overdue.func(at=SENT + 120 * DAY)
    assert Application.objects.get().escalated_at is not None


def test_the_office_that_decided_is_kept() -> None:
    made = build_registry.application()
    province = build.officer("61")
    escalate_overdue.func(at=SENT + 10 * DAY)
    made.refresh_from_db()

    done = checking.verify_application(
        made, findings=build_registry.fitting(made), by=province, at=SENT + 10 * DAY
    )
    assert done.deciding_office is not None
    assert done.deciding_office.code == "61"
    assert office_of(province, made) == done.deciding_office


def test_a_portal_editor_reads_no_application() -> None:
    editor = build.officer("6112", Role.PORTAL_EDITOR)

    assert not editor.has_perm(ApplicationPermission.READ, build_registry.application())


def test_the_desk_shows_the_oldest_first_and_what_stands_still_last() -> None:
    second = build_registry.application(at=SENT + DAY)
    first = build_registry.application(at=SENT)
    asked = build_registry.application(step=ApplicationStep.ASKED)
    regency = build.officer("6112")
    province = build.officer("61")
    build_registry.application(step=ApplicationStep.BEGUN)

    rows = list(desk_rows(build.region("6112"), DeskOptions(), regency, SENT))
    assert rows == [first, second, asked]
    assert all(line.may_take for line in desk_lines(rows, regency, SENT))
    assert next_to_check(build.region("6112"), regency, first) == second
    assert not any(line.may_take for line in desk_lines(rows, province, SENT))
    assert next_to_check(build.region("61"), province, first) is None


# -----------------------------------------------------------------------------
# The head of the village
# -----------------------------------------------------------------------------


def test_the_head_of_the_village_answers_once_and_a_no_stands_in_the_way() -> None:
    made = build_registry.application()
    checker = build.officer("6112")
    token = build_registry.head_link(made, "H. Abdul Muis", by=checker, at=SENT)
    made.refresh_from_db()
    link = link_by_token(token)
    assert link is not None

    checking.answer_as_head(
        made, is_true=False, words="Bukan SK saya.", by=LinkHolder(link, SENT), at=SENT
    )
    with pytest.raises(checking.NotVerifiable, match="menyatakan SK ini tidak benar"):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=checker, at=SENT
        )
    with pytest.raises(LinkUsed):
        checking.answer_as_head(made, is_true=True, words="", by=LinkHolder(link, SENT), at=SENT)


def test_the_link_of_a_head_answers_for_one_application_only() -> None:
    made = build_registry.application()
    other = build_registry.application()
    token = build_registry.head_link(made, at=SENT)
    link = link_by_token(token)
    assert link is not None

    with pytest.raises(PermissionDenied):
        checking.answer_as_head(other, is_true=True, words="", by=LinkHolder(link, SENT), at=SENT)


def _asked(made: Application, name: str) -> LinkHolder:
    token = build_registry.head_link(made, name, at=SENT)
    made.refresh_from_db()
    link = link_by_token(token)
    assert link is not None
    return LinkHolder(link, SENT)


def test_a_no_of_the_head_stands_until_a_head_says_yes_by_a_new_link() -> None:
    made = build_registry.application()
    checking.answer_as_head(
        made, is_true=False, words="Bukan SK saya.", by=_asked(made, "H. Abdul"), at=SENT
    )
    again = _asked(made, "Pj. Salmah")

    with pytest.raises(checking.NotVerifiable, match=r"H\. Abdul menyatakan SK ini tidak benar"):
        checking.verify_application(
            made, findings=build_registry.fitting(made), by=build.officer("6112"), at=SENT
        )
    assert (made.head_note, made.head_name) == ("Bukan SK saya.", "H. Abdul")
    checking.answer_as_head(made, is_true=True, words="", by=again, at=SENT)
    assert [
        (each.text, each.who)
        for each in history_of(made, to_office=True)
        if each.text.startswith("Dijawab")
    ] == [
        ("Dijawab kepala desa: SK ini tidak benar", "H. Abdul"),
        ("Dijawab kepala desa: SK ini benar", "Pj. Salmah"),
    ]
    assert made.head_name == "Pj. Salmah"


def test_a_newer_link_closes_the_older_one() -> None:
    made = build_registry.application()
    older = _asked(made, "H. Abdul")
    _asked(made, "Pj. Salmah")
    older.link.refresh_from_db()

    with pytest.raises(PermissionDenied):
        checking.answer_as_head(made, is_true=True, words="", by=older, at=SENT)
    made.refresh_from_db()
    assert made.head_answer == ""


def test_nobody_answers_as_head_after_the_decision() -> None:
    made = build_registry.application()
    head = _asked(made, "H. Abdul")
    checking.refuse_application(made, reason="Salah.", by=build.officer("6112"), at=SENT)

    with pytest.raises(LinkUsed):
        checking.answer_as_head(made, is_true=True, words="", by=head, at=SENT)
    assert Application.objects.get(pk=made.pk).head_answer == ""
