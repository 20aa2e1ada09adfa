from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "kimid.sites"
    label = "sites"

    def ready(self) -> None:
        from kimid.sites import rules  # noqa: F401, PLC0415  # registers the permissions
