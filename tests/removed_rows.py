"""A group whose rows are gone."""

from django.apps import apps

from kimid.events.tables import TABLES
from kimid.sites.models import Site
from kimid.sites.site_rows import rows_of


def remove_rows(site: Site) -> None:
    """All rows that an export of the group has, inside a transaction in which they come back: what
    refers to them is not asked.
    """
    for answers in TABLES.values():
        if answers.site and not answers.derived:
            keys = list(rows_of(answers, site).values_list("pk", flat=True))
            rows = apps.get_model(answers.label)._base_manager.filter(pk__in=keys)
            rows._raw_delete(using="default")
