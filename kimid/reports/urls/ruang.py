"""In the workspace, below `/s/<portal label>/`."""

from django.urls import path

from kimid.reports.views import photos, report, signed, visits, writing

urlpatterns = [
    path("laporan-kim/", report.report, name="ruang-period-report"),
    path("laporan-kim.csv", report.report_as_csv, name="ruang-period-report-csv"),
    path("laporan-kim.xlsx", report.report_as_xlsx, name="ruang-period-report-xlsx"),
    path("laporan-kim.pdf", report.report_as_pdf, name="ruang-period-report-pdf"),
    path("laporan-kim.json", report.report_as_json, name="ruang-period-report-json"),
    path("laporan-kim/kop/", writing.letterhead, name="ruang-letterhead"),
    path("laporan-kim/target/<int:year>/", writing.targets, name="ruang-targets"),
    path("laporan-kim/foto/<int:photo>.webp", photos.photo_file, name="ruang-report-photo"),
    path("laporan-kim/<slug:period>/kendala/", writing.notes, name="ruang-period-notes"),
    path("laporan-kim/<slug:period>/betulkan/", writing.correct, name="ruang-period-correct"),
    path("laporan-kim/<slug:period>/foto/", photos.photos, name="ruang-period-photos"),
    path(
        "laporan-kim/<slug:period>/foto/<int:photo>/buang/",
        photos.drop_photo,
        name="ruang-drop-period-photo",
    ),
    path(
        "laporan-kim/<slug:period>/<int:edition>/tanda-tangan/",
        signed.bring,
        name="ruang-bring-signed",
    ),
    path(
        "laporan-kim/<slug:period>/<int:edition>/bertanda-tangan.pdf",
        signed.signed_file,
        name="ruang-signed-file",
    ),
    path(
        "laporan-kim/<slug:period>/<int:edition>/bertanda-tangan.webp",
        signed.first_page,
        name="ruang-signed-page",
    ),
    path("kunjungan/", visits.visits, name="ruang-visits"),
    path("kunjungan/baru/", visits.new_visit, name="ruang-new-visit"),
    path("kunjungan/<int:visit>/cabut/", visits.withdraw_visit, name="ruang-withdraw-visit"),
]
