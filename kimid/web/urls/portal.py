"""The portal of a region."""

from django.urls import path

from kimid.web.views import public

urlpatterns = [
    path("", public.portal_home, name="home"),
    path("kim/", public.directory, name="directory"),
]
