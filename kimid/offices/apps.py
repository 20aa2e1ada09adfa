from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "kimid.offices"
    label = "offices"

    def ready(self) -> None:
        # Registers permissions, panels, notices and the schedule.
        from kimid.access.invitations import register_maker_check
        from kimid.offices import notices, orders, panels, region_changes, rules, schedule
        from kimid.people.locks import register_closer
        from kimid.places.region_moves import register_mover

        register_maker_check(rules.may_still_invite)
        register_mover(region_changes.mover())
        register_closer(orders.close_orders_of)
        notices.connect()
