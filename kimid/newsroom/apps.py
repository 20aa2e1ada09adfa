from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "kimid.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        from kimid.newsroom import rules  # noqa: F401, PLC0415  # registers the permissions
