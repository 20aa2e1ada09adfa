from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "kimid.sites"
    label = "sites"
