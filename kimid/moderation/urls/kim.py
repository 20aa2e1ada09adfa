"""On the site of a KIM: about one thing that it published. Portals only list; there things are reported where they stand."""

from django.urls import path

from kimid.moderation.views import public

urlpatterns = [path("lapor/<path:about>", public.report, name="report-page")]
