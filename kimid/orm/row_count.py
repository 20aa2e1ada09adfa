"""How many rows a query has, inside of another query: several counts cost one query."""

from django.db.models import F, Func, IntegerField, Model, QuerySet, Subquery


def row_count(rows: QuerySet[Model]) -> Subquery:
    """The number of these rows as a value."""
    counted = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().values(many=counted))
