from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimid.web"
    label = "web"

    def ready(self) -> None:
        from kimid.web.measures import register_activities  # noqa: PLC0415  # models are loaded only now

        register_activities()
