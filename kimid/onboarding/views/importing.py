"""An office brings its own list of KIM: the file, its columns, every row with what it means, and
then into the register.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.csv_export import csv_text, without_formula
from kimid.onboarding.actions import importing
from kimid.onboarding.forms.importing import (
    ImportColumnsForm,
    ImportFileForm,
    has_needed_columns,
)
from kimid.onboarding.list_screen import list_screen
from kimid.onboarding.models import ImportList, RowAnswer, RowState
from kimid.onboarding.queries import (
    REPORT_HEADINGS,
    counts_of,
    import_list_of,
    import_lists_of,
    report_of,
    row_page_of,
    rows_of,
)
from kimid.onboarding.row_warnings import warnings_of
from kimid.onboarding.worksheet import read_worksheet
from kimid.registry.rules import RegistryPermission

_SAMPLE: Final = 3  # rows that are shown beside the columns
_ALREADY_STARTED: Final = "Daftar ini sudah mulai dimasukkan. Kolomnya tidak diubah lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def imports(request: RuangRequest) -> HttpResponse:
    """Lists brought in before, and a form for another."""
    form = (
        ImportFileForm(request.POST, request.FILES)
        if request.method == "POST"
        else ImportFileForm()
    )
    if not form.is_bound or not form.is_valid():
        shown = {
            "form": form,
            "lists": import_lists_of(request.site.region),
            **back_link(request, "ruang-applications", "Permohonan KIM"),
        }
        return render(request, "onboarding/lists.html", shown, status=422 if form.is_bound else 200)
    made = _begin_import(request, form)
    name = "ruang-import" if has_needed_columns(made) else "ruang-import-columns"
    return redirect(name, site_label=request.site.ruang_label, number=made.pk)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def columns(request: RuangRequest, number: int) -> HttpResponse:
    """What each column holds, as guessed; it can be changed until the rows are on their way."""
    import_list = _list_or_404(request, number)
    response = redirect("ruang-import", site_label=request.site.ruang_label, number=number)
    if import_list.started_at is not None:
        messages.warning(request, _ALREADY_STARTED)
        return response
    form = ImportColumnsForm(
        request.POST if request.method == "POST" else None, import_list=import_list
    )
    if form.is_bound and form.is_valid():
        importing.choose_columns(
            import_list, columns=form.columns(), by=request.person, at=timezone.now()
        )
        return response
    shown = {
        "form": form,
        "import_list": import_list,
        "rows": [row.cells for row in rows_of(import_list, limit=_SAMPLE)],
        **back_link(request, "ruang-imports", "Daftar dari kantor"),
    }
    return render(request, "onboarding/columns.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def rows(request: RuangRequest, number: int) -> HttpResponse:
    """What waits for somebody in this list, and what is ready. A post says that all rows in
    question are KIM of their own.
    """
    import_list = _list_or_404(request, number)
    if request.method == "POST":
        return _answer_all(request, import_list)
    counts = counts_of(import_list)
    screen = list_screen(import_list, counts, _today(request))
    shown = {
        "import_list": import_list,
        "screen": screen,
        "columns": ImportColumnsForm(import_list=import_list),
        **_part_context(request, import_list, counts),
        **back_link(request, "ruang-imports", "Daftar dari kantor"),
    }
    return render(request, "onboarding/rows.html", shown)


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def start(request: RuangRequest, number: int) -> HttpResponse:
    """Let all new rows go into the register."""
    import_list = _list_or_404(request, number)
    importing.start_import(import_list, by=request.person, at=timezone.now())
    messages.success(request, "Sedang dimasukkan. Muat ulang halaman ini untuk melihat hasilnya.")
    return redirect("ruang-import", site_label=request.site.ruang_label, number=number)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def report(request: RuangRequest, number: int) -> HttpResponse:
    """Every row and what became of it, as a table for spreadsheets."""
    import_list = _list_or_404(request, number)
    rows = (
        [without_formula(cell) for cell in row]
        for row in report_of(rows_of(import_list), _today(request))
    )
    answer = HttpResponse(csv_text(REPORT_HEADINGS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="laporan-impor-{import_list.pk}.csv"'
    return answer


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _page_number(request: RuangRequest) -> int:
    """The page asked for, from 1; what is no number is the first."""
    text = request.GET.get("hal", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= len("999") else 1


def _list_or_404(request: RuangRequest, number: int) -> ImportList:
    import_list = import_list_of(request.site.region, number)
    if import_list is None:
        raise Http404
    return import_list


def _begin_import(request: RuangRequest, form: ImportFileForm) -> ImportList:
    """Store the list of the file, every row with what it means."""
    return importing.begin_import(
        request.site.region,
        file_name=str(form.cleaned_data["file"].name),
        worksheet=read_worksheet(form.table),
        by=request.person,
        at=timezone.now(),
    )


def _answer_all(request: RuangRequest, import_list: ImportList) -> HttpResponse:
    waiting = import_list.rows.filter(state=RowState.ASK)
    numbers = list(waiting.values_list("number", flat=True))
    importing.answer_rows(
        import_list,
        numbers=numbers,
        answer=RowAnswer.ANOTHER,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, f"{len(numbers)} baris dicatat sebagai KIM yang berbeda.")
    return redirect("ruang-import", request.site.ruang_label, import_list.pk)


def _part_context(
    request: RuangRequest, import_list: ImportList, counts: Mapping[RowState, int]
) -> dict[str, object]:
    """One page of the rows of the state that was asked for, with what the rules say against each;
    nothing without a question for one.
    """
    wanted = request.GET.get("bagian", "")
    state = next((each for each in counts if each == wanted), None)
    if state is None:
        return {"counts": counts.items()}
    part = row_page_of(import_list, state, _page_number(request))
    warnings = warnings_of(part.rows, _today(request))
    return {
        "counts": counts.items(),
        "part": part,
        "rows": [(row, " ".join(warnings.get(row.number, ()))) for row in part.rows],
    }
