"""In the workspace, below `/s/<portal label>/`. A code leads further down, as far as the region of the office reaches."""

from django.urls import path

from kimid.insights import views

urlpatterns = [
    path("angka/", views.numbers, name="ruang-numbers"),
    path("angka.csv", views.numbers_file, name="ruang-numbers-file"),
    path("angka.xlsx", views.numbers_book, name="ruang-numbers-book"),
    path("angka.pdf", views.numbers_report, name="ruang-numbers-report"),
    path("angka/<slug:code>/", views.numbers, name="ruang-numbers-below"),
    path("angka/<slug:code>.csv", views.numbers_file, name="ruang-numbers-file-below"),
    path("angka/<slug:code>.xlsx", views.numbers_book, name="ruang-numbers-book-below"),
    path("angka/<slug:code>.pdf", views.numbers_report, name="ruang-numbers-report-below"),
]
