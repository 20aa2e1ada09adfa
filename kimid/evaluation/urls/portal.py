"""On the portal of a region."""

from django.urls import path

from kimid.evaluation.views import public

urlpatterns = [
    path("evaluasi/", public.results, name="results"),
    path("evaluasi/<int:level_id>/", public.result, name="result"),
]
