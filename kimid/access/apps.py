from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        # Registers the permissions, the schedule, and what follows when an account is locked: the
        # links that it gave out are closed, and what it did lately is held.
        from kimid.access import freezing, rules, schedule
        from kimid.people.locks import register_closer

        register_closer(freezing.close_links_of)
        register_closer(freezing.hold_lately, holds=True)
