from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "kimid.onboarding"
    label = "onboarding"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on
        from kimid.onboarding import notices, reactions

        for react in (reactions.enter_rows, notices.tell_of_list):
            on("import.started", react)
