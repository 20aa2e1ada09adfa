"""In the workspace, below `/s/<portal label>/`."""

from django.urls import path

from kimid.wire import views, word_views

urlpatterns = [
    path("meja/", views.desk, name="ruang-desk"),
    path("meja/mendesak/<int:item>/teruskan/", views.send_on, name="ruang-send-on"),
    path("meja/kata/", word_views.search_words, name="ruang-search-words"),
    path("meja/kata/tambah/", word_views.add, name="ruang-add-words"),
    path("meja/kata/<int:group>/hapus/", word_views.remove, name="ruang-remove-words"),
    path("meja/<int:placement>/sembunyikan/", views.hide, name="ruang-hide"),
    path("meja/<int:placement>/<slug:verb>/", views.arrange, name="ruang-arrange"),
]
