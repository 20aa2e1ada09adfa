from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kimid.moderation"
    label = "moderation"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on

        # Register panels, permissions and schedule.
        from kimid.moderation import notices, panels, queries, rules, schedule
        from kimid.moderation.report_sequels import report_sequels
        from kimid.moderation.tickets import register_tickets
        from kimid.shared_pages.sequels import register_sequels

        register_sequels(report_sequels)
        register_tickets(queries.path_of_report)
        on("report.made", notices.follow_report)
        on("report.answered", notices.follow_report)
