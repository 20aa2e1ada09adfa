"""Addresses of cloth: signs of a site for browsers on every public host, files on the
media host.
"""

from django.urls import path, re_path

from kimid.web.views import cloth

site_patterns = [
    path("favicon.svg", cloth.favicon, name="favicon"),
    path("ikon-<int:size>.png", cloth.icon, name="icon"),
    path("manifest.webmanifest", cloth.manifest, name="manifest"),
    path("kartu.jpg", cloth.share_card, name="share-card"),
]
ruang_patterns = [
    path("favicon.svg", cloth.ruang_favicon, name="favicon"),
    path("ikon-<int:size>.png", cloth.ruang_icon, name="icon"),
]
media_patterns = [
    re_path(
        r"^kain/(?P<code>[0-9]{2,10})-(?P<shape>tile|card|strip)"
        r"\.(?P<dye>[a-z]+)-(?P<accent>[a-z]+)\.svg$",
        cloth.cloth,
        name="cloth",
    ),
]
