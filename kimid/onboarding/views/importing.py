"""An office brings its own list of KIM: the file, its columns, every row with what it means, and
then into the register.
"""

from datetime import date

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
from kimid.onboarding.forms.importing import ImportColumnsForm, ImportFileForm, ImportPlacesForm
from kimid.onboarding.matching import RowMatcher
from kimid.onboarding.models import ImportList, RowState
from kimid.onboarding.queries import (
    REPORT_HEADINGS,
    counts_of,
    first_rows,
    import_list_of,
    import_lists_of,
    report_of,
    row_page_of,
    rows_of,
    rows_to_decide,
)
from kimid.onboarding.row_warnings import warnings_of
from kimid.onboarding.worksheet import read_worksheet
from kimid.registry.rules import RegistryPermission

_ALREADY_STARTED = "Daftar ini sudah mulai dimasukkan. Kolomnya tidak diubah lagi."


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
    return redirect("ruang-import-columns", site_label=request.site.ruang_label, number=made.pk)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def columns(request: RuangRequest, number: int) -> HttpResponse:
    """Which column holds what, as guessed; it can be changed until the rows are on their way."""
    import_list = _list_or_404(request, number)
    response = redirect("ruang-import", site_label=request.site.ruang_label, number=number)
    if import_list.started_at is not None:
        messages.warning(request, _ALREADY_STARTED)
        return response
    form = ImportColumnsForm(
        request.POST if request.method == "POST" else None, import_list=import_list
    )
    if not form.is_bound or not form.is_valid():
        rows = [row.cells for row in first_rows(import_list)]
        shown = {
            "form": form,
            "import_list": import_list,
            "rows": rows,
            **back_link(request, "ruang-imports", "Daftar dari kantor"),
        }
        return render(
            request, "onboarding/columns.html", shown, status=422 if form.is_bound else 200
        )
    _choose_columns(request, import_list, form)
    return response


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def rows(request: RuangRequest, number: int) -> HttpResponse:
    """Every row with what it means, page by page; rows that may mean several villages are decided
    here.
    """
    import_list = _list_or_404(request, number)
    waiting, places = rows_to_decide(import_list)
    form = ImportPlacesForm(
        request.POST if request.method == "POST" else None, rows=waiting, places=places
    )
    if form.is_bound and form.is_valid():
        for row, code in form.chosen():
            importing.choose_place(row, place=places[code], by=request.person, at=timezone.now())
        return redirect("ruang-import", site_label=request.site.ruang_label, number=number)
    shown = {
        "form": form if waiting else None,
        "import_list": import_list,
        **_rows_context(request, import_list),
        **back_link(request, "ruang-imports", "Daftar dari kantor"),
    }
    return render(request, "onboarding/rows.html", shown, status=422 if form.is_bound else 200)


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
    region = request.site.region
    worksheet = read_worksheet(form.table)
    matcher = RowMatcher(region, worksheet.columns)
    verdicts = [
        matcher.judge(number, cells)
        for number, cells in enumerate(worksheet.rows, worksheet.first_row_number)
    ]
    name = str(form.cleaned_data["file"].name)
    return importing.begin_import(
        region,
        file_name=name,
        worksheet=worksheet,
        verdicts=verdicts,
        by=request.person,
        at=timezone.now(),
    )


def _choose_columns(
    request: RuangRequest, import_list: ImportList, form: ImportColumnsForm
) -> None:
    """Store the columns that were chosen, and what every row means by them."""
    matcher = RowMatcher(import_list.region, form.columns())
    verdicts = {row.number: matcher.judge(row.number, row.cells) for row in rows_of(import_list)}
    importing.choose_columns(
        import_list, columns=form.columns(), verdicts=verdicts, by=request.person, at=timezone.now()
    )


def _rows_context(request: RuangRequest, import_list: ImportList) -> dict[str, object]:
    """One page of the rows with what the rules say against each, and how many there are of each
    state.
    """
    counts = counts_of(import_list)
    wanted = (request.GET.get("bagian", ""), _page_number(request))
    part = row_page_of(import_list, counts, *wanted)
    warnings = warnings_of(part.rows, _today(request))
    return {
        "counts": [(state, many) for state, many in counts.items() if state != RowState.DECIDE],
        "all_rows": sum(counts.values()),
        "part": part,
        "rows": [(row, " ".join(warnings.get(row.number, ()))) for row in part.rows],
        "new": counts.get(RowState.NEW, 0),
        "undecided": counts.get(RowState.DECIDE, 0),
    }
