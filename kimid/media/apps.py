from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "kimid.media"
    label = "media"

    def ready(self) -> None:
        # Models are not ready at import.
        from kimid.events.action import on

        # Register panels, the schedule and the permissions.
        from kimid.media import panels, reactions, rules
        from kimid.media.doubtful import change_media
        from kimid.sites.doubts import register_holder

        uses = ("media.PhotoUse", "media.AttachmentUse")
        register_holder(change_media, {}, tables=uses, is_last=True)

        for kind in ("photo.discarded", "attachment.discarded"):
            on(kind, reactions.remove_files)
        on("photo.retouched", reactions.remove_retouched)
