"""In the workspace, below `/s/<portal label>/`. A code leads further down, as far as the region of
the office reaches.
"""

from django.urls import path

from kimid.insights.views import earlier_reports, kim_list, numbers

urlpatterns = [
    path("angka-lama/", earlier_reports.reports, name="ruang-old-reports"),
    path("angka-lama/baru/", earlier_reports.new_report, name="ruang-new-old-report"),
    path("angka-lama/<int:key>/", earlier_reports.report, name="ruang-old-report"),
    path(
        "angka-lama/<int:key>/keluarkan/",
        earlier_reports.remove_report,
        name="ruang-take-out-report",
    ),
    path("daftar-kim/", kim_list.kim_list, name="ruang-kim-list"),
    path("daftar-kim/unduh/", kim_list.kim_list_file, name="ruang-kim-list-file"),
    path("angka/", numbers.numbers, name="ruang-numbers"),
    path("angka.csv", numbers.numbers_csv, name="ruang-numbers-file"),
    path("angka.xlsx", numbers.numbers_xlsx, name="ruang-numbers-book"),
    path("angka.pdf", numbers.numbers_report, name="ruang-numbers-report"),
    path("angka.svg", numbers.numbers_map, name="ruang-numbers-map"),
    path("angka/<slug:code>/", numbers.numbers, name="ruang-numbers-below"),
    path("angka/<slug:code>.csv", numbers.numbers_csv, name="ruang-numbers-file-below"),
    path("angka/<slug:code>.xlsx", numbers.numbers_xlsx, name="ruang-numbers-book-below"),
    path("angka/<slug:code>.svg", numbers.numbers_map, name="ruang-numbers-map-below"),
    path("angka/<slug:code>.pdf", numbers.numbers_report, name="ruang-numbers-report-below"),
]
