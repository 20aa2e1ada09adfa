"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from tests.example_subject.lending.views import ruang

urlpatterns = [
    path("alat/", ruang.tools, name="ruang-tools"),
    path("alat/tawarkan/", ruang.offer, name="ruang-offer-tool"),
    path("alat/<slug:public_id>/pinjam/", ruang.lend, name="ruang-lend-tool"),
    path(
        "alat/<slug:public_id>/tanda-terima/", ruang.receive_receipt, name="ruang-receive-receipt"
    ),
    path("alat/tanda-terima/<slug:name>.webp", ruang.receipt, name="ruang-receipt"),
    path("alat/<slug:public_id>/tarik/", ruang.withdraw, name="ruang-withdraw-tool"),
]
