"""On the site of a KIM."""

from django.urls import path

from kimid.activity.views import head

urlpatterns = [path("rencana/<slug:token>/", head.moved_answer, name="moved-rencana")]
