"""Goods and sellers on the site of a KIM."""

from django.urls import path

from kimid.market.views import orders, public

urlpatterns = [
    path("lapak/penjual/<slug:slug>/", public.seller, name="seller"),
    path("lapak/<slug:slug>/", public.product, name="product"),
    path("lapak/<slug:slug>/pesan/", orders.order, name="order"),
    path("lapak/<slug:slug>/nomor/", orders.number, name="seller-number"),
]
