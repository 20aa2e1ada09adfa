from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "kimid.pagecache"
    label = "pagecache"

    def ready(self) -> None:
        # Registers its schedule.
        from kimid.pagecache import cleanup
