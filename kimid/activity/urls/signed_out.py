"""In the workspace, before signing in: for the head of a village who holds a one-use link."""

from django.urls import path

from kimid.activity.views import head

urlpatterns = [path("rencana/<str:token>/", head.answer, name="plan-answer")]
