"""In the workspace, before signing in: for sellers who hold a link."""

from django.urls import path

from kimid.market.views import (
    leaving,
    link_qris,
    seller_form,
    seller_labels,
    seller_link,
    seller_offline,
    seller_photos,
    seller_steps,
)

_LINK = "jual/<str:token>/"
_GOODS = f"{_LINK}barang/<slug:number>/"
_SENT = f"{_LINK}kiriman/<slug:number>/"

urlpatterns = [
    path("jual/pelayan.js", seller_offline.worker, name="seller-worker"),
    path("jual/luring/", seller_offline.offline, name="seller-offline"),
    path(_LINK, seller_link.start, name="seller-link"),
    path(f"{_LINK}buka/", seller_link.take, name="seller-link-take"),
    path(f"{_LINK}tautan-baru/", seller_link.ask, name="seller-link-ask"),
    path(f"{_LINK}siapa/", seller_link.who, name="seller-link-who"),
    path(f"{_LINK}berhenti/", leaving.leave, name="seller-leave"),
    path(f"{_LINK}kembali/", leaving.come_back, name="seller-back"),
    path(f"{_LINK}qris/", link_qris.qris, name="seller-qris-own"),
    path(f"{_LINK}qris/turunkan/", link_qris.take_down, name="seller-qris-down"),
    path(f"{_LINK}baru/", seller_form.new, name="seller-new"),
    path(f"{_GOODS}ubah/", seller_form.change, name="seller-goods-change"),
    path(f"{_GOODS}stok/", seller_link.note_stock, name="seller-goods-stock"),
    path(f"{_GOODS}harga-sama/", seller_link.confirm_price, name="seller-goods-price"),
    path(f"{_GOODS}foto/<slug:name>/", seller_photos.choose_goods, name="seller-goods-photo"),
    path(f"{_GOODS}foto/<slug:name>/rapikan/", seller_photos.tidy_goods, name="seller-goods-tidy"),
    path(f"{_GOODS}label.pdf", seller_labels.label, name="seller-goods-label"),
    path(f"{_GOODS}langkah/", seller_steps.step, name="seller-goods-step"),
    path(_SENT, seller_form.sent, name="seller-sent"),
    path(f"{_SENT}ubah/", seller_form.change_sent, name="seller-sent-change"),
    path(f"{_SENT}tarik/", seller_form.take_back, name="seller-sent-take-back"),
    path(f"{_SENT}foto/<slug:name>/", seller_photos.choose, name="seller-sent-photo"),
    path(f"{_SENT}foto/<slug:name>/rapikan/", seller_photos.tidy, name="seller-sent-tidy"),
    path(f"{_LINK}foto/<slug:name>/potongan/", seller_link.photo_piece, name="seller-photo-piece"),
    path(
        f"{_LINK}foto/<slug:name>/<int:width>.<slug:kind>", seller_link.photo, name="seller-photo"
    ),
]
