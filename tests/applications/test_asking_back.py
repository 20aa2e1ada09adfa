"""An officer asks back: both sides see what was asked, and the officer what the answer changed."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.applications.actions import applying, checking
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Fit, LineFinding
from kimid.applications.queries import papers_since_question
from kimid.applications.rules import Applicant
from kimid.people.models import Person
from tests import build, build_registry

pytestmark = pytest.mark.django_db

QUESTION: Final = "Siapa bendaharanya?"
NUMBER: Final = "141/17/KPTS/2024"

type Door = Callable[[Person], Client]


def _asked() -> Application:
    """Asked about its number, which is not that of the decree, and about the members, whom nobody
    can read.
    """
    made = build_registry.application()
    marks = build_registry.fitting(made)
    marks["number"] = LineFinding(mark=Fit.DIFFERS, note="Di SK nomornya 18.", value=NUMBER)
    marks["members"] |= {"mark": Fit.UNREADABLE}
    return checking.ask_applicant(
        made, findings=marks, question=QUESTION, by=build.officer("6112"), at=build.AT
    )


def _answered(made: Application) -> Application:
    values = {
        field: getattr(made, field)
        for field in ("issuer", "issuer_name", "issued_on", "valid_until")
    }
    applying.fill_application(
        made,
        step=FormStep.PAPERS,
        values={**values, "decree_number": "141/18"},
        by=Applicant(made),
        at=build.AT,
    )
    build_registry.paper(made)
    return applying.send_application(made, by=Applicant(made), at=build.AT)


def _seen(ruang: Door, made: Application) -> str:
    page = (
        ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").content.decode()
    )
    return " ".join(page.split()).replace(" >", ">")


def test_the_officer_sees_what_was_asked_while_the_applicant_has_not_answered(ruang: Door) -> None:
    page = _seen(ruang, _asked())

    assert QUESTION in page
    assert f"<strong>Nomor SK</strong>: {NUMBER}. Di surat berbeda. Di SK nomornya 18." in page
    assert "11 orang, termasuk 2 pengurus. Di surat tidak terbaca." in page
    assert f"{NUMBER}<br><small>Di SK nomornya 18.</small>" in page
    assert "Isiannya tidak diubah" not in page


def test_the_officer_sees_what_the_answer_changed_though_a_new_paper_came_along(
    ruang: Door,
) -> None:
    page = _seen(ruang, _answered(_asked()))

    assert "Pemohon sudah menjawab. Yang ditanyakan:" in page
    assert (
        f"{NUMBER}. Di surat berbeda. Di SK nomornya 18. <br>Sekarang: <strong>141/18</strong>."
        in page
    )
    assert "Di surat tidak terbaca. <br>Isiannya tidak diubah." in page
    assert f">{QUESTION}</textarea>" not in page


def test_the_applicant_still_reads_the_question_after_adding_a_paper() -> None:
    made = _asked()
    build_registry.paper(made)
    page = Client(HTTP_HOST="ruang.localhost").get(f"/daftar-kim/{made.code}/").content.decode()

    assert all(
        words in page for words in (QUESTION, "Di SK nomornya 18.", "Di surat tidak terbaca.")
    )


def test_what_was_never_asked_about_says_nothing_of_an_answer(ruang: Door) -> None:
    made = build_registry.application()
    marks = build_registry.fitting(made) | {
        "number": LineFinding(mark=Fit.DIFFERS, note="", value=NUMBER)
    }
    checking.save_findings(made, findings=marks, by=build.officer("6112"), at=build.AT)

    assert "Pemohon sudah menjawab" not in _seen(ruang, made)


def test_an_office_answers_for_the_founder_of_a_group_that_it_entered(ruang: Door) -> None:
    made = build_registry.application(step=ApplicationStep.ASKED)
    assert "Jawab untuk pendirinya" not in _seen(ruang, made)
    Application.objects.filter(pk=made.pk).update(
        entered_by=build.officer("6112"), origin_code="6112"
    )

    page = _seen(ruang, made)
    assert f'href="/daftar-kim/{made.code}/">Jawab untuk pendirinya</a>' in page


def test_the_officer_is_told_which_papers_are_new_and_led_to_each(ruang: Door) -> None:
    made = _asked()
    old = made.papers.get(kind="sk")
    minutes = made.papers.get(kind="berita-acara")
    blurred = build_registry.paper(made, "berita-acara")
    better = build_registry.paper(made, "berita-acara")
    for each in (minutes.name, blurred):
        applying.remove_paper(
            made, paper=made.papers.get(name=each), by=Applicant(made), at=build.AT
        )
    page = _seen(ruang, _answered(made))
    decree = made.papers.filter(kind="sk").latest("pk").name

    new = [f'<li><a href="#berkas-{better}">Lihat berita acara musyawarah, 1 halaman</a></li>']
    new += [f'<li><a href="#berkas-{decree}">Lihat SK, 1 halaman</a></li>']
    assert f"Berkas baru:</p> <ul> {' '.join(new)} </ul>" in page
    assert [page.count(f'id="berkas-{name}"') for name in (better, decree, old.name)] == [1, 1, 1]
    assert page.count("Baru</span>") == len(new)
    assert "Berkas yang dibuang: berita acara musyawarah." in page
    assert "Karena berkasnya berubah, semua baris dicocokkan lagi." in page


def test_the_officer_is_told_that_no_paper_changed(ruang: Door) -> None:
    made = _asked()
    applying.send_application(made, by=Applicant(made), at=build.AT)
    page = _seen(ruang, made)

    assert "Berkasnya tidak diubah." in page
    assert "Baru</span>" not in page


def test_what_came_before_the_last_question_is_not_new() -> None:
    made = _answered(_asked())
    checking.ask_applicant(
        made,
        findings=build_registry.fitting(made),
        question="Tanda tangannya?",
        by=build.officer("6112"),
        at=build.AT,
    )

    assert papers_since_question(made) == (set(), [])
