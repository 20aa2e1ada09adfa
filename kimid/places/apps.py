from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "kimid.places"
    label = "places"
