"""The media host; files come with the photo work. Nothing else is ever served here."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
