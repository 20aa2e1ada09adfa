from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "kimid.wire"
    label = "wire"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.places.region_moves import register_mover

        # Register panels, permissions and schedule.
        from kimid.wire import cards, panels, reactions, reads, region_changes, reindexing, rules

        reactions.connect()
        register_mover(region_changes.mover())
