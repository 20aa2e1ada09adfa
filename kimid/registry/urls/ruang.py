"""In the workspace, below `/s/<portal label>/`."""

from django.urls import path

from kimid.registry.views import ruang

urlpatterns = [
    path("aturan-kim/", ruang.policy, name="ruang-policy"),
    path("aturan-kim/<slug:rule>/", ruang.ruling, name="ruang-ruling"),
]
