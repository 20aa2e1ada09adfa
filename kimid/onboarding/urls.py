"""In the workspace of a region, below `/s/<label>/`."""

from django.urls import path

from kimid.onboarding import views

urlpatterns = [
    path("impor/", views.imports, name="ruang-imports"),
    path("impor/<int:number>/", views.rows, name="ruang-import"),
    path("impor/<int:number>/kolom/", views.columns, name="ruang-import-columns"),
    path("impor/<int:number>/mulai/", views.start, name="ruang-import-start"),
    path("impor/<int:number>/laporan.csv", views.report, name="ruang-import-report"),
]
