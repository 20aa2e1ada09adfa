"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.profile.views import blocks, proposals

_BLOCK = "wilayah/<slug:word>/"

urlpatterns = [
    path("wilayah/", blocks.profile, name="ruang-village"),
    path("wilayah/usulan/<int:number>/", proposals.proposal, name="ruang-village-proposal"),
    path(_BLOCK, blocks.block, name="ruang-village-block"),
    path(f"{_BLOCK}langkah/", blocks.step, name="ruang-village-step"),
]
