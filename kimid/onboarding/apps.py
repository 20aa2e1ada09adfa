from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "kimid.onboarding"
    label = "onboarding"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on

        # Register panels and schedule.
        from kimid.onboarding import notices, panels, reactions, schedule

        for react in (reactions.enter_rows, notices.tell_of_list):
            on("import.started", react)
        on("decree.paper_added", reactions.read_decree_paper)
        for kind in ("decree.paper_dropped", "kim.decree_refused"):
            on(kind, reactions.remove_decree_pages)
