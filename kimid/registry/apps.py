from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "kimid.registry"
    label = "registry"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.access.invitations import register_maker_check
        from kimid.access.role_steps import register_role_step
        from kimid.events.action import on

        # Register panels, permissions and schedule.
        from kimid.registry import (
            decree_notices,
            panels,
            reactions,
            rules,
            schedule,
            site_notices,
        )
        from kimid.registry.actions.chairs import may_invite_chair
        from kimid.registry.actions.site_images import undo_site_images
        from kimid.registry.opening import open_for_chair
        from kimid.sites.doubts import register_holder

        on("member.joined", reactions.on_member_joined)
        on("member.left", reactions.on_member_left)
        site_notices.connect()
        decree_notices.connect()
        register_maker_check(may_invite_chair)
        register_role_step(open_for_chair)
        register_holder(undo_site_images, {"pictures": "gambar situs"}, tables=("sites.Site",))
