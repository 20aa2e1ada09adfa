from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kimid.people"
    label = "people"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415  # only when all models are there

        from kimid.people import rules  # noqa: F401, PLC0415  # registers the permissions
        from kimid.people.devices import note_device  # noqa: PLC0415  # the same

        user_logged_in.connect(note_device, dispatch_uid="device")
