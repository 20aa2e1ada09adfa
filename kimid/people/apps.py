from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kimid.people"
    label = "people"

    def ready(self) -> None:
        # Needs all models.
        from django.contrib.auth.signals import user_logged_in

        # Registers the permissions and the schedule.
        from kimid.people import rules, schedule
        from kimid.people.browser_memory import remember_sign_in
        from kimid.people.devices import record_sign_in

        user_logged_in.connect(record_sign_in, dispatch_uid="device")
        user_logged_in.connect(remember_sign_in, dispatch_uid="browser")
