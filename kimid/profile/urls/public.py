"""On the site of a KIM."""

from django.urls import path

from kimid.profile.views import public

urlpatterns = [
    path("wilayah/", public.village, name="village"),
    path("darurat/", public.emergency, name="emergency"),
]
