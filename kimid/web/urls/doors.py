"""How people come into the workspace beside their password, and how they look after that."""

from django.urls import path

from kimid.web.views import door_code, passkey_door, safety, second

patterns = [
    path("masuk/pasti/", second.at_sign_in, name="mfa_authenticate"),  # django-allauth leads here by this name
    path("masuk/sidik-jari/", passkey_door.passkey_door, name="passkey-door"),
    path("masuk/kode/", door_code.door_code, name="door-code"),
    path("keamanan/", safety.safety, name="safety"),
    path("keamanan/pastikan/", second.confirm, name="confirm"),
    path("keamanan/lanjut/", second.go_on, name="go-on"),
    path("keamanan/pasang/", second.set_up, name="set-up"),
    path("keamanan/kode-cadangan/", second.spare_codes, name="spare-codes"),
    path("keamanan/cabut/<int:factor>/", safety.remove, name="remove-factor"),
    path("keamanan/keluarkan/", safety.let_go, name="let-all-go"),
    path("keamanan/keluarkan/<int:device>/", safety.let_go, name="let-go"),
]
