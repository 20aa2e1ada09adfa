from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        # Registers the permissions and the schedule.
        from kimid.access import freezing, rules, schedule
        from kimid.people.locks import register_closer

        register_closer(freezing.close_links_of)
