"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.market.urls import papers
from kimid.market.views import (
    given_links,
    group,
    leaving,
    prints,
    products,
    proposals,
    sellers,
    tidy_photos,
)

_PRODUCT = "lapak/barang/<slug:number>/"
_SELLER = "lapak/penjual/<slug:number>/"
_SENT = "lapak/kiriman/<slug:number>/"

urlpatterns = [
    path("lapak/", group.market, name="ruang-market"),
    path("lapak/cetak/", prints.prints, name="ruang-goods-prints"),
    path("lapak/cetak/label.pdf", prints.label_sheet, name="ruang-goods-labels"),
    path(f"{_PRODUCT}selebaran.pdf", prints.flyer, name="ruang-goods-flyer"),
    path("lapak/penjual/baru/", sellers.new, name="ruang-seller-new"),
    path("lapak/penjual/<slug:number>/", sellers.change, name="ruang-seller"),
    path(f"{_SELLER}toko/", sellers.see_shop, name="ruang-seller-shop"),
    path(f"{_SELLER}berhenti/", leaving.let_leave, name="ruang-seller-leave"),
    path(f"{_SELLER}kembali/", leaving.take_back_in, name="ruang-seller-back"),
    path(f"{_SELLER}tautan/", given_links.link, name="ruang-seller-link"),
    path(f"{_SELLER}tautan/tutup/", given_links.end, name="ruang-seller-link-end"),
    path(_SENT, proposals.proposal, name="ruang-proposal"),
    path(f"{_SENT}tampilkan/", proposals.approve, name="ruang-proposal-approve"),
    path(f"{_SENT}tanya/", proposals.ask_back, name="ruang-proposal-ask"),
    path(f"{_SENT}tolak/", proposals.refuse, name="ruang-proposal-refuse"),
    path("lapak/barang/baru/", products.new, name="ruang-product-new"),
    path(_PRODUCT, products.product, name="ruang-product"),
    path(f"{_PRODUCT}ubah/", products.change, name="ruang-product-change"),
    path(f"{_PRODUCT}tampilkan/", group.publish, name="ruang-product-publish"),
    path(f"{_PRODUCT}tarik/", products.withdraw, name="ruang-product-withdraw"),
    path(f"{_PRODUCT}stok/", group.note_stock, name="ruang-product-stock"),
    path(f"{_PRODUCT}harga-sama/", group.confirm_price, name="ruang-product-price"),
    path(f"{_PRODUCT}lihat-lagi/", group.show_again, name="ruang-product-look"),
    path(f"{_PRODUCT}foto/<slug:name>/", tidy_photos.choose, name="ruang-product-photo"),
    path(f"{_PRODUCT}foto/<slug:name>/rapikan/", tidy_photos.tidy, name="ruang-product-tidy"),
    *papers.urlpatterns,
]
