"""In the workspace of a region, below `/s/<label>/`."""

from django.urls import path

from kimid.onboarding.views import comparing, import_rows, importing, papers

urlpatterns = [
    path("impor/", importing.imports, name="ruang-imports"),
    path("impor/<int:number>/", importing.rows, name="ruang-import"),
    path("impor/<int:number>/kolom/", importing.columns, name="ruang-import-columns"),
    path("impor/<int:number>/baris/<int:row>/", import_rows.row, name="ruang-import-row"),
    path("impor/<int:number>/mulai/", importing.start, name="ruang-import-start"),
    path("impor/<int:number>/laporan.csv", importing.report, name="ruang-import-report"),
    path("cocokkan/", comparing.desk, name="ruang-compare"),
    path("cocokkan/ketua/", comparing.unopened, name="ruang-unopened"),
    path("cocokkan/surat/<str:paper>/", papers.paper, name="ruang-compare-paper"),
    path(
        "cocokkan/surat/<str:paper>/<int:number>/",
        papers.paper_page,
        name="ruang-compare-page",
    ),
    path("cocokkan/<str:number>/<int:decree>/", comparing.decree, name="ruang-compare-decree"),
]
