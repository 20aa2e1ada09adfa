from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "kimid.limits"
    label = "limits"
