"""The site of a KIM."""

from django.conf import settings
from django.urls import include, path

from kimid.web.views import public
from kimid.wire.reading import read

urlpatterns = [
    path("", public.kim_home, name="home"),
    path("profil/", public.profile, name="profile"),
    path(f"{settings.COUNTED_PATH.removeprefix('/')}<int:item>.gif", read, name="read"),
    path("", include("kimid.newsroom.urls.public")),
]
