from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimid.web"
    label = "web"
