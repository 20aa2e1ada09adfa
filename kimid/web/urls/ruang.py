"""The workspace."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.access.urls import handover_path, own_posts_path
from kimid.access.urls import invitation_path as invitation_door
from kimid.lifecycle.views import frozen
from kimid.newsroom.views.ruang import share
from kimid.notify import urls as notify
from kimid.offices.urls import own_changes_path
from kimid.registry.actions.site_images import SiteImage
from kimid.registry.views import main_address, site_images
from kimid.ui.views import gallery, script, stylesheet
from kimid.web.urls import account_security, cloth
from kimid.web.views import (
    address,
    certificates,
    group,
    health,
    pwa,
    ruang,
    sign_in,
    sitemap,
    weekly,
)
from kimid.web.views.security_contact import security_contact

_site: list[URLPattern | URLResolver] = [
    path("", ruang.site, name="ruang-site"),
    path("", include("kimid.newsroom.urls.ruang")),
    path("", include("kimid.media.urls.ruang")),
    path("kotak-keluar/", pwa.outbox, name="ruang-outbox"),
    path("mingguan/", weekly.hand_on, name="ruang-weekly"),
    path("kim/", group.group, name="ruang-group"),
    path("kim/siapa-kami/", group.introduction, name="ruang-introduction"),
    path("kim/warna/", group.look, name="ruang-look"),
    path("kim/logo/", site_images.site_image, {"slot": SiteImage.LOGO}, name="ruang-logo"),
    path("kim/sampul/", site_images.site_image, {"slot": SiteImage.COVER}, name="ruang-cover"),
    path("kim/aturan/", group.rules, name="ruang-rules"),
    path("kim/aturan/advertorial/", group.adverts, name="ruang-adverts"),
    path("kim/alamat/", address.addresses, name="ruang-addresses"),
    path("kim/alamat/bawaan/", address.make_label_main, name="ruang-label-address"),
    path("kim/alamat/<int:own>/", address.address, name="ruang-address"),
    path("kim/alamat/<int:own>/periksa/", address.check_now, name="ruang-check-address"),
    path("kim/alamat/<int:own>/utama/", address.make_main, name="ruang-lead-address"),
    path("kim/alamat/<int:own>/lepas/", address.release_name, name="ruang-give-back-address"),
    path("kim/alamat-baru/", main_address.new_address, name="ruang-new-address"),
    path("kim/alamat-baru/<int:own>/setuju/", main_address.agree, name="ruang-agree-new-address"),
    path("kim/alamat-baru/<int:own>/batal/", main_address.cancel, name="ruang-cancel-new-address"),
    path("kim/menu/", group.menu, name="ruang-menu"),
    path("kim/menu/<slug:section>/naik/", group.move_up, name="ruang-move-up"),
    path("", include("kimid.moderation.urls.ruang")),
    path("", include("kimid.access.urls")),
    path("", include("kimid.wire.urls")),
    path("", include("kimid.activity.urls.ruang")),
    path("", include("kimid.agenda.urls.ruang")),
    path("", include("kimid.ledger.urls.ruang")),
    path("", include("kimid.market.urls.ruang")),
    path("", include("kimid.profile.urls.ruang")),
    path("", include("kimid.showcase.urls.ruang")),
    path("", include("kimid.insights.urls")),
    path("", include("kimid.reports.urls.ruang")),
    path("", include("kimid.registry.urls.ruang")),
    path("", include("kimid.ict.urls")),
    path("", include("kimid.offices.urls")),
    path("", include("kimid.lifecycle.urls")),
    path("", include("kimid.applications.urls.ruang")),
    path("", include("kimid.onboarding.urls")),
    *notify.office_patterns,
    path("", include("kimid.evaluation.urls.ruang")),
]

handler500 = "kimid.web.views.trouble.answer_error"
urlpatterns = [
    path("", ruang.start, name="ruang-start"),
    path("tempat/", ruang.switch, name="ruang-switch"),
    path("masuk/", sign_in.sign_in, name="account_login"),
    path("keluar/", sign_in.sign_out, name="account_logout"),
    own_posts_path,
    own_changes_path,
    *account_security.patterns,
    *notify.patterns,
    path("saya/", pwa.session_state, name="ruang-who"),
    path("bagikan/", share.share, name="ruang-share"),
    path("sw.js", pwa.worker, name="worker"),
    path("kotak-keluar/", pwa.own_outbox, name="ruang-own-outbox"),
    path("luring/", pwa.offline, name="offline"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("beku/<slug:site_label>/", frozen.frozen, name="frozen"),
    path("s/<slug:site_label>/", include(_site)),
    invitation_door,
    handover_path,
    path("", include("kimid.newsroom.urls.signed_out")),
    path("", include("kimid.applications.urls.signed_out")),
    path("", include("kimid.activity.urls.signed_out")),
    path("", include("kimid.ledger.urls.signed_out")),
    path("", include("kimid.market.urls.official_links")),
    path("", include("kimid.market.urls.signed_out")),
    path("", include("kimid.showcase.urls.signed_out")),
    path("", include("kimid.evaluation.urls.jury")),
    path(
        "gaya/<slug:name>.<slug:digest>.css",
        page(Audience.VISITOR)(require_safe(stylesheet)),
        name="sheet",
    ),
    path(
        "skrip/<slug:name>.<slug:digest>.js",
        page(Audience.VISITOR)(require_safe(script)),
        name="script",
    ),
    path("ui/", require_safe(page(Audience.SIGNED_IN)(gallery)), name="gallery"),
    path("ui/<slug:room>/", require_safe(page(Audience.SIGNED_IN)(gallery)), name="gallery"),
    *cloth.ruang_patterns,
    path("robots.txt", sitemap.no_robots, name="robots"),
    path(
        ".well-known/security.txt",
        page(Audience.VISITOR)(require_safe(security_contact)),
        name="security-contact",
    ),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("sertifikat", certificates.certificate, name="certificate"),
]
