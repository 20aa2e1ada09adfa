"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from tests.example_subject.lending.views import ruang

urlpatterns = [
    path("alat/", ruang.tools, name="ruang-tools"),
    path("alat/tawarkan/", ruang.offer, name="ruang-offer-tool"),
    path("alat/<slug:public_id>/pinjam/", ruang.lend, name="ruang-lend-tool"),
    path("alat/<slug:public_id>/tarik/", ruang.withdraw, name="ruang-withdraw-tool"),
]
