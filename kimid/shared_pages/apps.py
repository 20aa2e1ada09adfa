from django.apps import AppConfig


class SharedPagesConfig(AppConfig):
    name = "kimid.shared_pages"
    label = "shared_pages"
