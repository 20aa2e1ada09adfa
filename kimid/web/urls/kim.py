"""The site of a KIM."""

from django.conf import settings
from django.urls import include, path

from kimid.web.urls import cloth, machines, paper
from kimid.web.views.public import homes, poster, profile
from kimid.wire.reading import read, shared

urlpatterns = [
    path("", homes.kim_home, name="home"),
    path("profil/", profile.profile, name="profile"),
    path("sk/", profile.proof, name="proof"),
    path("kirim-kabar/poster/", poster.poster, name="poster"),
    *machines.of_kim,
    *paper.of_site,
    *cloth.of_site,
    path(f"{settings.COUNTED_PATH.removeprefix('/')}<int:item>.gif", read, name="read"),
    path("dibagikan/<int:item>/", shared, name="shared"),
    path("", include("kimid.newsroom.urls.public")),
    path("", include("kimid.activity.urls.public")),
    path("", include("kimid.moderation.urls.public")),
    path("", include("kimid.moderation.urls.kim")),
]
