from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimid.web"
    label = "web"

    def ready(self) -> None:
        # Register panels: models are loaded only now.
        from kimid.web import panels, weekly_notices
        from kimid.web.guessed_words import register_words

        register_words()
