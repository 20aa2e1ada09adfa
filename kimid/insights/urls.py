"""In the workspace, below `/s/<portal label>/`."""

from django.urls import path

from kimid.insights import views

urlpatterns = [path("angka/", views.numbers, name="ruang-numbers")]
