"""In the workspace, below `/s/<portal label>/`."""

from django.urls import path

from kimid.wire import views

urlpatterns = [
    path("meja/", views.desk, name="ruang-desk"),
    path("meja/mendesak/<int:item>/teruskan/", views.send_on, name="ruang-send-on"),
    path("meja/<int:placement>/sembunyikan/", views.hide, name="ruang-hide"),
    path("meja/<int:placement>/<slug:verb>/", views.arrange, name="ruang-arrange"),
]
