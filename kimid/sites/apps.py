from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "kimid.sites"
    label = "sites"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.sites import rules, schedule
        from kimid.sites.doubts import register_holder
        from kimid.sites.undoing import undo_site_changes

        labels = {"texts": "tulisan situs", "addresses": "alamat situs"}
        register_holder(undo_site_changes, labels, tables=("sites.Site", "sites.OwnName"))
