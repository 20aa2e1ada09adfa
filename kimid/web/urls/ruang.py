"""The workspace."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.access.urls import door as invitation_door
from kimid.access.urls import handover_door
from kimid.registry.actions import Wall
from kimid.ui.views import gallery, script, sheet
from kimid.web.urls import cloth, doors
from kimid.web.views import address, certificates, group, health, pocket, ruang, sign_in, sitemap

_site: list[URLPattern | URLResolver] = [
    path("", ruang.site, name="ruang-site"),
    path("", include("kimid.newsroom.urls.ruang")),
    path("", include("kimid.media.urls.ruang")),
    path("kotak-keluar/", pocket.outbox, name="ruang-outbox"),
    path("kim/", group.group, name="ruang-group"),
    path("kim/siapa-kami/", group.introduction, name="ruang-introduction"),
    path("kim/warna/", group.look, name="ruang-look"),
    path("kim/logo/", group.pictures, {"wall": Wall.LOGO}, name="ruang-logo"),
    path("kim/sampul/", group.pictures, {"wall": Wall.COVER}, name="ruang-cover"),
    path("kim/aturan/", group.rules, name="ruang-rules"),
    path("kim/aturan/advertorial/", group.adverts, name="ruang-adverts"),
    path("kim/alamat/", address.addresses, name="ruang-addresses"),
    path("kim/alamat/bawaan/", address.lead_to_label, name="ruang-label-address"),
    path("kim/alamat/<int:own>/", address.address, name="ruang-address"),
    path("kim/alamat/<int:own>/periksa/", address.look, name="ruang-check-address"),
    path("kim/alamat/<int:own>/utama/", address.lead_here, name="ruang-lead-address"),
    path("kim/alamat/<int:own>/lepas/", address.give_back, name="ruang-give-back-address"),
    path("kim/menu/", group.menu, name="ruang-menu"),
    path("kim/menu/<slug:section>/naik/", group.move_up, name="ruang-move-up"),
    path("", include("kimid.moderation.urls.ruang")),
    path("", include("kimid.access.urls")),
    path("", include("kimid.wire.urls")),
    path("", include("kimid.activity.urls.ruang")),
    path("", include("kimid.insights.urls")),
    path("", include("kimid.registry.urls.ruang")),
    path("", include("kimid.evaluation.urls.ruang")),
]

urlpatterns = [
    path("", ruang.start, name="ruang-start"),
    path("tempat/", ruang.switch, name="ruang-switch"),
    path("masuk/", sign_in.sign_in, name="account_login"),
    path("keluar/", sign_in.sign_out, name="account_logout"),
    *doors.patterns,
    path("saya/", pocket.who, name="ruang-who"),
    path("bagikan/", pocket.share, name="ruang-share"),
    path("sw.js", pocket.worker, name="worker"),
    path("manifest.webmanifest", pocket.manifest, name="manifest"),
    path("s/<slug:site_label>/", include(_site)),
    invitation_door,
    handover_door,
    path("", include("kimid.registry.urls.doors")),
    path("", include("kimid.evaluation.urls.jury")),
    path("gaya/<slug:name>.<slug:digest>.css", page(Audience.VISITOR)(require_safe(sheet)), name="sheet"),
    path("skrip/<slug:name>.<slug:digest>.js", page(Audience.VISITOR)(require_safe(script)), name="script"),
    path("ui/", require_safe(page(Audience.SIGNED_IN)(gallery)), name="gallery"),
    path("ui/<slug:room>/", require_safe(page(Audience.SIGNED_IN)(gallery)), name="gallery"),
    *cloth.of_ruang,
    path("robots.txt", sitemap.no_robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("sertifikat", certificates.certificate, name="certificate"),
]
