from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SILENCE = ("active", "quiet", "dormant", "frozen", "archived")


def tell_lists_apart(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Decrees from the list of an office were seen by nobody; a site that such a list made and to
    which nobody has come is not open. The record says which these are.
    """
    events = apps.get_model("events", "Event")
    decrees = apps.get_model("registry", "Decree")
    kims = apps.get_model("registry", "Kim")
    sites = apps.get_model("sites", "Site")
    come = set(
        apps.get_model("access", "Grant")
        .objects.filter(site__isnull=False)
        .values_list("site_id", flat=True)
    )
    published = apps.get_model("wire", "Item").objects.order_by().values("site").distinct()
    come.update(published.values_list("site_id", flat=True))
    rows = events.objects.filter(subject="registry.Kim")
    for event in rows.filter(kind="kim.decree_recorded").iterator():
        if event.data.get("import_list"):
            of_kim = decrees.objects.filter(kim_id=int(event.subject_id))
            of_kim.filter(number=event.data["decree"]).update(is_listed=True)
    for event in rows.filter(kind="kim.registered").iterator():
        if not event.data.get("import_list"):
            continue
        for kim in kims.objects.filter(pk=int(event.subject_id), ended_on=None):
            if kim.site_id not in come:
                kims.objects.filter(pk=kim.pk).update(silence_stage="unopened")
                open_site = sites.objects.filter(pk=kim.site_id, stage__in=_SILENCE)
                open_site.update(stage="unopened")


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_listed_and_unopened"),
        ("sites", "0004_unopened"),
        ("events", "0002_signs_of_life"),
        ("access", "0006_appointments"),
        ("wire", "0010_alike_words"),
    ]

    operations = [migrations.RunPython(tell_lists_apart, migrations.RunPython.noop)]
