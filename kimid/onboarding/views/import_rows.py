"""What an office says about one row of its list: which village it means, what stands in a cell, or
that it is left out.
"""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.onboarding.actions import importing
from kimid.onboarding.forms.importing import RowForm
from kimid.onboarding.models import ImportRow, RowAnswer, RowState
from kimid.onboarding.queries import import_list_of, row_of
from kimid.registry.rules import RegistryPermission

_ANSWERS: Final = {
    "lain": RowAnswer.ANOTHER,
    "lewati": RowAnswer.SKIP,
    "kembali": RowAnswer.NONE,
}
_SECTIONS: Final = {"desa": "pilih", "sel": "betulkan"}
_OUTCOMES: Final = {
    RowState.NEW: "siap masuk",
    RowState.DECIDE: "desanya masih perlu dipilih",
    RowState.WRONG: "masih ada yang perlu dibetulkan",
    RowState.ASK: "di desa itu sudah ada KIM lain dari daftar ini. Satu atau dua KIM?",
    RowState.ALREADY_THERE: "ternyata sudah ada",
    RowState.SKIPPED: "dilewati",
}

type _Verb = Callable[[RuangRequest, ImportRow, RowForm], object]


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def row(request: RuangRequest, number: int, row: int) -> HttpResponse:
    """Choose a village, mend cells, or leave the row out; then back to the list."""
    there = _row_or_404(request, number, row)
    form = RowForm(request.POST)
    if not form.is_valid():
        messages.warning(request, f"Baris {row} belum tersimpan. {form.refusal}")
        return _back(request, number, form)
    try:
        _verb_of(form)(request, there, form)
    except importing.PlaceNotOffered:
        messages.warning(request, f"Baris {row}: pilih dulu salah satu desanya.")
    except importing.RowGone:
        messages.warning(request, f"Baris {row} sudah masuk register.")
    else:
        there.refresh_from_db()
        tell = messages.success if there.state == RowState.NEW else messages.info
        tell(request, f"Baris {row}: {_OUTCOMES.get(RowState(there.state), 'tersimpan')}.")
    return _back(request, number, form)


def _verb_of(form: RowForm) -> _Verb:
    return {"desa": _choose, "sel": _mend}.get(form.cleaned_data["putusan"], _answer)


def _choose(request: RuangRequest, row: ImportRow, form: RowForm) -> None:
    importing.choose_place(
        row.import_list,
        number=row.number,
        place=form.cleaned_data["pilihan"],
        by=request.person,
        at=timezone.now(),
    )


def _mend(request: RuangRequest, row: ImportRow, form: RowForm) -> None:
    importing.mend_row(
        row.import_list,
        number=row.number,
        cells=form.cells,
        by=request.person,
        at=timezone.now(),
    )


def _answer(request: RuangRequest, row: ImportRow, form: RowForm) -> None:
    importing.answer_rows(
        row.import_list,
        numbers=[row.number],
        answer=_ANSWERS[form.cleaned_data["putusan"]],
        by=request.person,
        at=timezone.now(),
    )


def _row_or_404(request: RuangRequest, number: int, row: int) -> ImportRow:
    import_list = import_list_of(request.site.region, number)
    there = row_of(import_list, row) if import_list else None
    if there is None:
        raise Http404
    return there


def _back(request: RuangRequest, number: int, form: RowForm) -> HttpResponse:
    section = _SECTIONS.get(form.data.get("putusan", ""), "betulkan")
    address = reverse("ruang-import", args=[request.site.ruang_label, number])
    return HttpResponseRedirect(f"{address}#{section}")
