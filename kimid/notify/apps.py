from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "kimid.notify"
    label = "notify"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on

        # Register the permissions and the schedule.
        from kimid.notify import (
            account_notices,
            acting_notices,
            address_notices,
            doubtful,
            group_notices,
            reactions,
            region_changes,
            rules,
            schedule,
        )
        from kimid.people.locks import register_closer
        from kimid.places.region_moves import register_mover

        on("code.handed", reactions.on_code_handed)
        for answered in ("code.agreed", "code.cancelled"):
            on(answered, reactions.on_code_answered)
        on("code.opened", reactions.on_codes_opened)
        on("account.decided", reactions.on_account_decided)
        account_notices.connect()
        group_notices.connect()
        address_notices.connect()
        acting_notices.connect()
        register_closer(doubtful.stop_new_address)
        for mover in region_changes.movers():
            register_mover(mover)
