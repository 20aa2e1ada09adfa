from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "kimid.agenda"
    label = "agenda"

    def ready(self) -> None:
        # Models are ready only now. Panels, permissions and scheduled tasks register themselves.
        from kimid.agenda import doubtful, panels, queries, rules, schedule
        from kimid.sites.doubts import register_held_counter, register_holder
        from kimid.wire.gone import register_withdrawn

        tables = ("agenda.AgendaEvent", "agenda.OccurrenceChange")
        register_holder(doubtful.hold_events, {"agenda": "acara"}, tables=tables)
        register_held_counter(doubtful.held_count, "acara")
        register_withdrawn(queries.withdrawn_events)
