"""An office brings its own list of KIM: the file, its columns, every row with what it means, and then into the register."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.lib.semicolons import plain, semicolon_table
from kimid.registry import actions
from kimid.registry.forms.importing import ColumnsForm, ListForm, PlacesForm
from kimid.registry.imports import (
    REPORT_HEADINGS,
    counts_of,
    first_rows,
    list_of,
    lists_of,
    part_of,
    report_of,
    rows_of,
    to_decide,
)
from kimid.registry.lists import read_sheet
from kimid.registry.matching import Matcher
from kimid.registry.models.importing import ImportList, RowState
from kimid.registry.rules import Can

_ON_ITS_WAY = "Daftar ini sudah mulai dimasukkan. Kolomnya tidak diubah lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def imports(request: RuangRequest) -> HttpResponse:
    """Lists brought in before, and a form for another."""
    region = request.site.region
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "lists": lists_of(region), **way_back(request, "ruang-applications", "Permohonan KIM")}
        return render(request, "registry/import/lists.html", shown, status=422 if form.is_bound else 200)
    sheet = read_sheet(form.table)
    matcher = Matcher(region, sheet.columns)
    verdicts = [matcher.look(number, cells) for number, cells in enumerate(sheet.rows, sheet.first)]
    name = str(form.cleaned_data["file"].name)
    made = actions.begin_import(region, file_name=name, sheet=sheet, verdicts=verdicts, by=request.person, at=timezone.now())
    return redirect("ruang-import-columns", site_label=request.site.ruang_label, number=made.pk)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def columns(request: RuangRequest, number: int) -> HttpResponse:
    """Which column holds what, as guessed; it can be changed until the rows are on their way."""
    found = _list_or_404(request, number)
    way = redirect("ruang-import", site_label=request.site.ruang_label, number=number)
    if found.started_at is not None:
        messages.warning(request, _ON_ITS_WAY)
        return way
    form = ColumnsForm(request.POST if request.method == "POST" else None, of=found)
    if not form.is_bound or not form.is_valid():
        rows = [row.cells for row in first_rows(found)]
        shown = {"form": form, "found": found, "rows": rows, **way_back(request, "ruang-imports", "Daftar dari kantor")}
        return render(request, "registry/import/columns.html", shown, status=422 if form.is_bound else 200)
    matcher = Matcher(found.region, form.columns())
    verdicts = {row.number: matcher.look(row.number, row.cells) for row in rows_of(found)}
    actions.choose_columns(found, columns=form.columns(), verdicts=verdicts, by=request.person, at=timezone.now())
    return way


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def rows(request: RuangRequest, number: int) -> HttpResponse:
    """Every row with what it means, page by page; rows that may mean several villages are decided here."""
    found = _list_or_404(request, number)
    waiting, places = to_decide(found)
    form = PlacesForm(request.POST if request.method == "POST" else None, rows=waiting, places=places)
    if form.is_bound and form.is_valid():
        for row, code in form.chosen():
            actions.choose_place(row, place=places[code], by=request.person, at=timezone.now())
        return redirect("ruang-import", site_label=request.site.ruang_label, number=number)
    counts = counts_of(found)
    shown = {
        "form": form if waiting else None,
        "found": found,
        "counts": [(state, many) for state, many in counts.items() if state != RowState.DECIDE],
        "all_rows": sum(counts.values()),
        "part": part_of(found, counts, request.GET.get("bagian", ""), _page_number(request)),
        "new": counts.get(RowState.NEW, 0),
        "undecided": counts.get(RowState.DECIDE, 0),
        **way_back(request, "ruang-imports", "Daftar dari kantor"),
    }
    return render(request, "registry/import/rows.html", shown, status=422 if form.is_bound else 200)


@require_POST
@page(Audience.PORTAL, Can.REGISTER)
def start(request: RuangRequest, number: int) -> HttpResponse:
    """Let all new rows go into the register."""
    found = _list_or_404(request, number)
    actions.start_import(found, by=request.person, at=timezone.now())
    messages.success(request, "Sedang dimasukkan. Muat ulang halaman ini untuk melihat hasilnya.")
    return redirect("ruang-import", site_label=request.site.ruang_label, number=number)


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def report(request: RuangRequest, number: int) -> HttpResponse:
    """Every row and what became of it, as a table for spreadsheets."""
    found = _list_or_404(request, number)
    rows = ([plain(cell) for cell in row] for row in report_of(rows_of(found)))
    answer = HttpResponse(semicolon_table(REPORT_HEADINGS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="laporan-impor-{found.pk}.csv"'
    return answer


def _page_number(request: RuangRequest) -> int:
    """The page asked for, from 1; what is no number is the first."""
    text = request.GET.get("hal", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= len("999") else 1


def _list_or_404(request: RuangRequest, number: int) -> ImportList:
    found = list_of(request.site.region, number)
    if found is None:
        raise Http404
    return found
