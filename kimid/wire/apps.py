from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "kimid.wire"
    label = "wire"

    def ready(self) -> None:
        # Register panels, permissions and schedule.
        from kimid.wire import cards, panels, reactions, reads, reindexing, rules

        reactions.connect()
