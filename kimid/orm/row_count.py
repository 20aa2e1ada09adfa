"""How many rows a query has, inside of another query: several counts cost one query."""

from django.db.models import F, Func, Model, QuerySet, Subquery


def row_count(rows: QuerySet[Model]) -> Subquery:
    """The number of these rows as a value."""
    return Subquery(rows.order_by().values(many=Func(F("pk"), function="COUNT")))
