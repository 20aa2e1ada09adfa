"""A KIM goes into another only when the chair of that one agrees."""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.access.models import Grant
from kimid.applications.actions import acts, applying, checking
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application, Consent
from kimid.events.permissions import Role
from tests import build, build_registry
from tests.applications.asking import AT, NEIGHBOUR, SINCE, answered, ask_for, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_PAYLOAD: Final = "<script>alert(1)</script>"


def _verify(asked: Application) -> Application:
    return checking.verify_application(
        asked, findings=build_registry.fitting(asked), by=build.officer("6112"), at=AT
    )


def test_an_office_waits_for_the_chair_of_the_other_kim() -> None:
    kim, chair = chaired()
    into, _ = chaired("", NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)

    with pytest.raises(checking.NotVerifiable, match=f"ketua {into.name} belum menjawab"):
        _verify(asked)
    answered(asked, Consent.NO, "Anggota belum sepakat.")
    with pytest.raises(checking.NotVerifiable, match=f"ketua {into.name} tidak setuju"):
        _verify(Application.objects.get(pk=asked.pk))
    assert _verify(answered(asked)).step == ApplicationStep.VERIFIED


def test_where_the_other_kim_has_nobody_who_can_sign_in_the_paper_has_to_do() -> None:
    kim, chair = chaired()
    into, _ = chaired("", NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)
    Grant.objects.filter(site=into.site).update(ends_at=AT - timedelta(days=1))

    assert _verify(asked).step == ApplicationStep.VERIFIED


def test_nobody_but_the_chair_of_the_other_kim_says_whether_it_may_come() -> None:
    kim, chair = chaired()
    into, _ = chaired("", NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)
    strangers = (
        chair,
        build.member(into),
        build.member(into, Role.EDITOR),
        build.officer("6112"),
        build.officer("61"),
    )

    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            acts.answer_merger(
                into, application=asked, answer=Consent.YES, words="", by=stranger, at=AT
            )


def test_what_is_asked_of_another_kim_is_answered_by_no_third_one_and_not_after_it_is_decided() -> (
    None
):
    kim, chair = chaired()
    into, _ = chaired("", NEIGHBOUR)
    third, chair_of_third = chaired("", NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)

    with pytest.raises(acts.MergerNotPending):
        acts.answer_merger(
            third, application=asked, answer=Consent.YES, words="", by=chair_of_third, at=AT
        )
    _verify(answered(asked))
    with pytest.raises(acts.MergerNotPending):
        answered(asked, Consent.NO)


def test_other_words_are_asked_about_anew() -> None:
    kim, chair = chaired()
    into, _ = chaired("", NEIGHBOUR)
    asked = answered(ask_for(kim, chair, ActKind.MERGER, into=into))
    checking.ask_applicant(
        asked, findings={}, question="Sejak kapan?", by=build.officer("6112"), at=AT
    )
    applying.fill_application(
        asked,
        step=FormStep.ACT,
        values={"holds_from": SINCE, "why": "Lain.", "into": into},
        by=chair,
        at=AT,
    )

    assert Application.objects.get(pk=asked.pk).act.into_answer == Consent.NONE


def _form_after(ruang: Door, answer: dict[str, str], *, neighbour: bool) -> tuple[Application, str]:
    """A merger begun, with this sent and its form after that: with a KIM to choose in the same
    district, or none.
    """
    kim, chair = chaired()
    if neighbour:
        build.kim(NEIGHBOUR)
    made = acts.begin_act(kim, kind=ActKind.MERGER, by=chair, at=AT)
    page = ruang(chair).post(
        f"/daftar-kim/{made.code}/putusan/", {"simpan": "ya", **answer}, follow=True
    )
    made.refresh_from_db()
    return made, page.content.decode()


def test_into_which_kim_is_no_question_that_may_stay_open(ruang: Door) -> None:
    _made, page = _form_after(ruang, {}, neighbour=True)

    assert "Bergabung ke KIM mana?</legend>" in page
    assert "boleh dikosongkan" not in page
    assert "Diisi kalau KIM-nya belum ada di pilihan." in page


def test_where_no_kim_is_near_only_the_number_is_asked_for(ruang: Door) -> None:
    _made, page = _form_after(ruang, {}, neighbour=False)

    assert "Nomor KIM tujuan" in page
    assert "belum ada di pilihan" not in page
    assert 'name="into"' not in page


def test_a_number_from_farther_off_is_found_in_the_same_regency(ruang: Door) -> None:
    into = build.kim("6112022001")
    made, _page = _form_after(ruang, {"number": into.number}, neighbour=False)

    assert made.into == into


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (f"{build.TELUK_KAPUAS}01", "sendiri. Tulis nomor KIM tujuannya."),
        ("", "Tulis nomor KIM tujuannya."),
        ("999", "Nomor ini tidak ada di kabupaten atau kota ini."),
    ],
)
def test_the_own_number_of_a_kim_is_called_so(ruang: Door, number: str, wanted: str) -> None:
    made, page = _form_after(ruang, {"into": "lain", "number": number}, neighbour=True)

    assert wanted in page
    assert made.into is None


def test_the_chair_finds_the_question_at_home_and_answers_it_in_the_workspace(ruang: Door) -> None:
    kim, chair = chaired("kim-kecil")
    into, other = chaired("kim-besar", NEIGHBOUR)
    asked = ask_for(kim, chair, ActKind.MERGER, into=into)
    door = ruang(other)
    url = f"/s/kim-besar/kim/bergabung/{asked.pk}/"

    for page in ("/s/kim-besar/", "/s/kim-besar/kim/"):
        assert url in door.get(page).content.decode()
    assert door.post(url, {"words": ""}).status_code == 422
    answer = door.post(url, {"answer": "yes", "words": "Sudah dibahas dalam rapat."}, follow=True)
    assert "Jawaban KIM kita: setuju" in " ".join(answer.content.decode().split())
    assert url not in door.get("/s/kim-besar/").content.decode()
    assert ruang(build.member(into, Role.EDITOR)).get(url).status_code == 404
    assert ruang(chair).get(f"/s/kim-kecil/kim/bergabung/{asked.pk}/").status_code == 404


def test_what_both_sides_wrote_stays_words_on_the_pages_of_chair_and_office(ruang: Door) -> None:
    kim, chair = chaired("kim-kecil")
    into, other = chaired("kim-besar", NEIGHBOUR)
    asked = answered(
        ask_for(kim, chair, ActKind.MERGER, into=into, why=f"{_PAYLOAD} mereka"),
        words=f"{_PAYLOAD} kami",
    )

    for who, url, words in (
        (other, f"/s/kim-besar/kim/bergabung/{asked.pk}/", ("mereka", "kami")),
        (build.officer("6112"), f"/s/kab-kubu-raya/permohonan/{asked.pk}/", ("mereka", "kami")),
    ):
        page = ruang(who).get(url).content.decode()
        assert _PAYLOAD not in page
        assert all(f"&lt;script&gt;alert(1)&lt;/script&gt; {each}" in page for each in words), url
