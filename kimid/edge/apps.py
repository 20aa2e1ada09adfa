from django.apps import AppConfig


class EdgeConfig(AppConfig):
    name = "kimid.edge"
    label = "edge"
