"""The workspace."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ui.views import gallery, script, sheet
from kimid.web.views import health, ruang, sign_in

_site: list[URLPattern | URLResolver] = [
    path("", ruang.site, name="ruang-site"),
    path("", include("kimid.newsroom.urls.ruang")),
    path("", include("kimid.wire.urls")),
    path("", include("kimid.insights.urls")),
]

urlpatterns = [
    path("", ruang.start, name="ruang-start"),
    path("tempat/", ruang.switch, name="ruang-switch"),
    path("masuk/", sign_in.sign_in, name="account_login"),
    path("keluar/", sign_in.sign_out, name="account_logout"),
    path("s/<slug:site_label>/", include(_site)),
    path("gaya/<slug:name>.<slug:digest>.css", page(Audience.VISITOR)(require_safe(sheet)), name="sheet"),
    path("skrip/<slug:name>.<slug:digest>.js", page(Audience.VISITOR)(require_safe(script)), name="script"),
    path("ui/", page(Audience.SIGNED_IN)(require_safe(gallery)), name="gallery"),
    path("ui/<slug:room>/", page(Audience.SIGNED_IN)(require_safe(gallery)), name="gallery"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
