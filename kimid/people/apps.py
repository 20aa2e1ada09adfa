from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kimid.people"
    label = "people"
