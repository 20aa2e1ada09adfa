from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimid.web"
    label = "web"

    def ready(self) -> None:
        # Models are loaded only now.
        from kimid.registry.release_holds import register_holder
        from kimid.web.doubtful_accounts import hold_on_site
        from kimid.web.measures import register_activities

        register_activities()
        register_holder(hold_on_site)
