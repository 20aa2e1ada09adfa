from django.apps import AppConfig


class ProfileConfig(AppConfig):
    name = "kimid.profile"
    label = "profile"

    def ready(self) -> None:
        # Models are ready only now. Panels and permissions register themselves.
        from kimid.events.action import on
        from kimid.media.retouched import OTHER_PICTURE
        from kimid.places.region_moves import register_mover
        from kimid.profile import (
            doubtful,
            notices,
            panels,
            queries,
            reactions,
            region_changes,
            rules,
        )
        from kimid.sites.doubts import register_held_counter, register_holder
        from kimid.wire.gone import register_withdrawn

        label = "bagian profil wilayah"
        tables = ("profile.ProfileBlock",)
        register_holder(doubtful.hold_blocks, {"profile_blocks": label}, tables=tables)
        register_held_counter(doubtful.held_count, label)
        register_withdrawn(queries.held_paths)
        register_mover(region_changes.mover())
        for event in OTHER_PICTURE:
            on(event, reactions.replace_retouched_photo)
        for event in notices.FOLLOWED:
            on(event, notices.follow_proposal)
