from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "kimid.onboarding"
    label = "onboarding"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on
        from kimid.onboarding import reactions

        on("import.started", reactions.enter_rows)
