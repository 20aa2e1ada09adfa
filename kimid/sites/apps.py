from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "kimid.sites"
    label = "sites"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.sites import rules, schedule
