"""Goods and sellers on the site of a KIM."""

from django.urls import path

from kimid.market.views import orders, public
from kimid.market.views import public_sellers as sellers

urlpatterns = [
    path("lapak/penjual/<slug:slug>/", sellers.seller, name="seller"),
    path("lapak/penjual/<slug:slug>/qris/", sellers.seller_qris, name="seller-qris"),
    path("lapak/<slug:slug>/", public.product, name="product"),
    path("lapak/<slug:slug>/pesan/", orders.order, name="order"),
    path("lapak/<slug:slug>/nomor/", orders.number, name="seller-number"),
]
