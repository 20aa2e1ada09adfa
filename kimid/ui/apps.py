"""The ui app: templates, tags and stylesheets; no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kimid.ui"
