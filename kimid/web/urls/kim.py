"""The site of a KIM."""

from django.conf import settings
from django.urls import include, path

from kimid.applications.views import proof
from kimid.registry.views import profile
from kimid.web.urls import cloth, public_pages, search_and_feeds
from kimid.web.views import weekly
from kimid.web.views.public import homes, poster
from kimid.wire.read_views import count_read, count_share

handler404 = "kimid.web.views.missing_page.answer_missing"
handler500 = "kimid.web.views.trouble.answer_error"
urlpatterns = [
    path("", homes.kim_home, name="home"),
    path("profil/", profile.profile, name="profile"),
    path("mingguan/", weekly.weekly, name="weekly"),
    path("sk/", proof.proof, name="proof"),
    path("kirim-kabar/poster/", poster.poster, name="poster"),
    path("", include("kimid.showcase.urls.lists")),
    *search_and_feeds.kim_patterns,
    *public_pages.site_patterns,
    *cloth.site_patterns,
    path(f"{settings.COUNTED_PATH.removeprefix('/')}<int:item>.gif", count_read, name="read"),
    path("dibagikan/<int:item>/", count_share, name="shared"),
    path("", include("kimid.newsroom.urls.public")),
    path("", include("kimid.activity.urls.public")),
    path("", include("kimid.agenda.urls.public")),
    path("", include("kimid.ledger.urls.public")),
    path("", include("kimid.market.urls.public")),
    path("", include("kimid.profile.urls.public")),
    path("", include("kimid.showcase.urls.public")),
    path("", include("kimid.moderation.urls.public")),
    path("", include("kimid.moderation.urls.kim")),
]
