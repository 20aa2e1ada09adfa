from django.apps import AppConfig


class OutsideConfig(AppConfig):
    """Adds the addresses, which a subject in `kimid/` adds by a line in each file."""

    name = "tests.example_subject.outside"
    label = "outside"

    def ready(self) -> None:
        from tests.example_subject.outside import urls_kim, urls_ruang

        urls_kim.add()
        urls_ruang.add()
