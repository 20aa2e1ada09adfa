"""What an office does with an application it has checked: save, ask, refuse or verify."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.applications.actions import checking
from kimid.applications.forms.checking import ApplicationCheckForm
from kimid.applications.models import Application


def save_findings(
    request: RuangRequest, application: Application, form: ApplicationCheckForm
) -> str:
    """Save what fits and what does not, without a decision. Returns what the office reads."""
    checking.save_findings(
        application, findings=form.findings(), by=request.person, at=timezone.now()
    )
    return "Hasil pencocokan tersimpan."


def _ask(request: RuangRequest, application: Application, form: ApplicationCheckForm) -> str:
    marks = form.findings()
    words = form.cleaned_data["words"]
    if all(mark["mark"] == "fits" for mark in marks.values()) and form.is_missing_words(
        "Tulis apa yang ditanyakan."
    ):
        return ""
    checking.ask_applicant(
        application, findings=marks, question=words, by=request.person, at=timezone.now()
    )
    return "Pertanyaan sudah dikirim. Permohonan kembali ke sini begitu dijawab."


def _refuse(request: RuangRequest, application: Application, form: ApplicationCheckForm) -> str:
    if form.is_missing_words("Tulis alasannya. Pemohon membacanya."):
        return ""
    checking.refuse_application(
        application, reason=form.cleaned_data["words"], by=request.person, at=timezone.now()
    )
    return "Permohonan ditolak. Alasannya terbaca pemohon."


def _verify(request: RuangRequest, application: Application, form: ApplicationCheckForm) -> str:
    done = checking.verify_application(
        application, findings=form.findings(), by=request.person, at=timezone.now()
    )
    number = done.kim.number if done.kim else ""
    if done.is_act:
        return f"{done.asks_for} sah, dan sudah berlaku. Semuanya tercatat di lembar KIM."
    if done.is_renewal:
        return f"SK baru tercatat untuk KIM nomor {number}."
    return f"Sah. Nomor KIM {number}. Situsnya sudah terbuka."


DECISIONS: Final[dict[str, Callable[[RuangRequest, Application, ApplicationCheckForm], str]]] = {
    "tanya": _ask,
    "tolak": _refuse,
    "sah": _verify,
}
