from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "kimid.sites"
    label = "sites"

    def ready(self) -> None:
        from kimid.sites import rules, upkeep  # noqa: F401, PLC0415  # register the permissions and the schedule
