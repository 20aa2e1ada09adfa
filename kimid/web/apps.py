from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimid.web"
    label = "web"

    def ready(self) -> None:
        # Models are loaded only now.
        from kimid.web.measures import register_activities

        register_activities()
