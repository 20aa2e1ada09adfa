"""On the site of a KIM: reports about one of its items.

A portal has none: a report belongs to the site of the item.
"""

from django.urls import path

from kimid.moderation.views import public

urlpatterns = [path("lapor/<path:about>", public.report, name="report-page")]
