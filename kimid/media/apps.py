from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "kimid.media"
    label = "media"

    def ready(self) -> None:
        from kimid.events.action import on  # noqa: PLC0415  # models are ready only now
        from kimid.media import reactions, rules  # noqa: F401, PLC0415  # register the schedule and the permissions

        for gone in ("photo.discarded", "photo.retouched", "attachment.discarded"):
            on(gone, reactions.remove_files)
