"""How people come into the workspace beside their password, and how they look after that."""

from django.urls import path

from kimid.web.views import (
    account_security,
    hijacked,
    own_code,
    passkey_sign_in,
    publishing_guard,
    second_factor,
    sign_in_by_code,
)

patterns = [
    path(
        "masuk/pasti/", second_factor.at_sign_in, name="mfa_authenticate"
    ),  # django-allauth leads here by this name
    path("masuk/sidik-jari/", passkey_sign_in.passkey_sign_in, name="passkey-door"),
    path("masuk/kode/", sign_in_by_code.sign_in_by_code, name="door-code"),
    path("kode-saya/", own_code.own_code, name="own-code"),
    path("kode-saya/batal/", own_code.cancel, name="cancel-own-code"),
    path("akun-dibajak/", hijacked.hijacked, name="hijacked"),
    path("akun-dibajak/terkunci/", hijacked.locked, name="account-locked"),
    path("akun-dibajak/terkunci/<str:token>/", hijacked.locked, name="account-locked-now"),
    path("keamanan/kartu/", hijacked.lock_card, name="lock-card"),
    path("keamanan/", account_security.account_security, name="safety"),
    path("keamanan/pastikan/", second_factor.confirm, name="confirm"),
    path("keamanan/menerbitkan/", publishing_guard.publishing_guard, name="publishing-guard"),
    path("keamanan/lanjut/", second_factor.resume_post, name="go-on"),
    path("keamanan/pasang/", second_factor.set_up, name="set-up"),
    path("keamanan/kode-cadangan/", second_factor.spare_codes, name="spare-codes"),
    path("keamanan/cabut/<int:factor>/", account_security.remove_factor, name="remove-factor"),
    path("keamanan/keluarkan/", account_security.sign_out_devices, name="let-all-go"),
    path("keamanan/keluarkan/<int:device>/", account_security.sign_out_devices, name="let-go"),
]
