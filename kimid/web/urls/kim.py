"""The site of a KIM."""

from django.urls import include, path

from kimid.web.views import public

urlpatterns = [
    path("", public.kim_home, name="home"),
    path("profil/", public.profile, name="profile"),
    path("", include("kimid.newsroom.urls.public")),
]
