"""On the portal of a region."""

from django.urls import path

from kimid.registry.views import public

urlpatterns = [path("syarat/", public.terms, name="terms")]
