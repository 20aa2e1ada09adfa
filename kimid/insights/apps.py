from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "kimid.insights"
    label = "insights"
