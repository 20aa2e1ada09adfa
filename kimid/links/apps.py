from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "kimid.links"
    label = "links"
