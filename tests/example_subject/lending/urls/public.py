"""On the site of a KIM."""

from django.urls import path

from tests.example_subject.lending.views import public

urlpatterns = [path("alat/<slug:public_id>/", public.tool, name="tool")]
