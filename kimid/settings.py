"""Settings of one kimid install, from environment variables or from files.

`KIMID_PUBLIC_SCHEME=https` turns on secure cookies and HSTS. `KIMID_DEBUG` is only Django's debug
mode.
"""

from pathlib import Path

from django.utils.csp import CSP
from environs import FileAwareEnv

from kimid.lib.database_url import postgresql_parts
from kimid.ui.stylesheets import stylesheet_hash

# 1. Folders
env = FileAwareEnv(prefix="KIMID_")
ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", str(ROOT / "data")))
DEBUG = env.bool("DEBUG", False)

INSTANCE = env.str("INSTANCE", "")  # set by `kim up` for its children: who answers

# 2. Secrets
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])

# 3. Hosts
# the portal of the nation; all other public sites have a label before it
BASE_HOST = env.str("BASE_HOST", "kim.localhost")
RUANG_HOST = env.str("RUANG_HOST", "ruang.localhost")  # the workspace, the only host with sessions
MEDIA_HOST = env.str("MEDIA_HOST", "media.localhost")
PUBLIC_SCHEME = env.str("PUBLIC_SCHEME", "http")
PUBLIC_PORT = env.str("PUBLIC_PORT", "")  # empty for 80 and 443
_PORT = f":{PUBLIC_PORT}" if PUBLIC_PORT else ""
MEDIA_URL = f"{PUBLIC_SCHEME}://{MEDIA_HOST}{_PORT}/"
# Where a changed program has its source; empty: this install hands out its own.
SOURCE_URL = env.str("SOURCE_URL", "")
# Whom to tell of a weakness: mailto:, tel: or https:.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", f"mailto:security@{BASE_HOST}")
# IP addresses of this install, to which own names should point. Only shown to people.
POINTS_TO: list[str] = env.list("POINTS_TO", [])
# for the proofs of own names; those of the machine if empty
DNS_SERVERS: list[str] = env.list("DNS_SERVERS", [])
# `HostMiddleware` decides about hosts, and knows own names of sites, too. Only the CSRF check of
# the workspace asks this list.
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}", RUANG_HOST, MEDIA_HOST]

# 4. Apps, middleware, templates
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "kimid.events",
    "kimid.limits",
    "kimid.ui",
    "kimid.queue",
    "kimid.pagecache",
    "kimid.places",
    "kimid.people",
    "kimid.sites",
    "kimid.access",
    "kimid.links",
    "kimid.shared_pages",
    "kimid.wire",
    "kimid.moderation",
    "kimid.media",
    "kimid.notify",
    "kimid.registry",
    "kimid.ict",
    "kimid.offices",
    "kimid.lifecycle",
    "kimid.applications",
    "kimid.onboarding",
    "kimid.newsroom",
    "kimid.evaluation",
    "kimid.activity",
    "kimid.agenda",
    "kimid.ledger",
    "kimid.market",
    "kimid.profile",
    "kimid.showcase",
    "kimid.insights",
    "kimid.reports",
    "kimid.web",
    "allauth",  # after ours, so that our templates come first
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kimid.ui.style_policy.StylePolicyMiddleware",
    "kimid.sites.middleware.HostMiddleware",
    "kimid.sites.ruang.SessionMiddleware",
    "kimid.sites.ruang.CsrfViewMiddleware",
    "kimid.sites.ruang.AuthenticationMiddleware",
    "kimid.sites.ruang.MessageMiddleware",
    "kimid.people.browser_memory.BrowserMemoryMiddleware",
    "kimid.people.devices.DeviceSeenMiddleware",
    # only gives the request to the code of django-allauth
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "kimid.web.urls.kim"
WSGI_APPLICATION = "kimid.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["kimid.ui.template_loader.Loader"])
            ],
            "builtins": [
                "kimid.ui.templatetags.assets",
                "kimid.ui.templatetags.content",
                "kimid.ui.templatetags.ui",
                "kimid.access.templatetags.access",
                "kimid.shared_pages.templatetags.shared_pages",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "kimid.web.context_processors.page_messages",
                "kimid.web.context_processors.page_frame",
            ],
        },
    }
]

# 5. Database
DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'kimid.sqlite3'}")
DATABASES: dict[str, dict[str, object]]
if DATABASE_URL.startswith("sqlite:"):
    DATABASES = {
        "default": {
            "ENGINE": "kimid.sqlite",
            "NAME": DATABASE_URL.removeprefix("sqlite:///"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA trusted_schema=OFF;"
                ),
            },
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "kimid.postgres",
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            **postgresql_parts(DATABASE_URL),
        }
    }

# 6. People and sessions
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "kimid.people.backend.PersonBackend",
    "kimid.access.backend.GrantBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kimid.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}  # PersonBackend also accepts a phone or e-mail address
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False  # kimid.notify.account_notices tells of changes instead
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_RATE_LIMITS = False  # kimid.people.sign_in_limits counts instead
MFA_ADAPTER = "kimid.people.mfa_adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "kimid"
MFA_TOTP_TOLERANCE = 1  # periods: clocks of phones are off by half a minute

SECURE_COOKIES = PUBLIC_SCHEME == "https"
COOKIE_PREFIX = "__Host-" if SECURE_COOKIES else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
BROWSER_COOKIE_NAME = f"{COOKIE_PREFIX}known"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Nothing of kimid uses it: it would differ between processes, or forget.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# 7. Headers
SECURE_CSP = {
    "default-src": [CSP.NONE],  # so fonts, frames and objects, too
    "script-src": [CSP.SELF],
    # stylesheets that stand inside pages and drawings: an answer names those that it carries
    "style-src": [
        CSP.SELF,
        *map(
            stylesheet_hash,
            (
                "ground",
                "public",
                "story",
                "home",
                "portal",
                "nation",
                "few",
                "market",
                "achievements",
                "money",
                "data",
                "register",
                "asking",
                "showcase",
                "door",
                "map",
                "screen",
            ),
        ),
    ],
    "img-src": [CSP.SELF, MEDIA_URL, "data:"],
    "media-src": [CSP.SELF, MEDIA_URL],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # kimid.sites.ruang.CsrfViewMiddleware does it, on the only host with sessions
    "security.W005",  # the domain of a village may have other http hosts below it
    "security.W008",  # the front server redirects http to https
    "security.W021",  # as W005
]

# 8. Uploads and media folders
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # a larger file is written to the disk
FILE_UPLOAD_HANDLERS = [
    "kimid.media.uploads.UploadLimiter",  # drops the rest of a file that is too large
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MEDIA_DIR = Path(env.str("MEDIA_DIR", str(DATA_DIR / "media")))
STORAGES = {"default": {"BACKEND": "kimid.media.disk_storage.DiskStorage"}}  # in MEDIA_DIR
# photos that phones upload in chunks
SPOOL_DIR = Path(env.str("SPOOL_DIR", str(DATA_DIR / "on-the-way")))
# photos, documents and voice notes of one site; about 5,000 photos
MEDIA_SITE_BYTES = env.int("MEDIA_SITE_BYTES", 2 * 1024**3)
# tips with a photo that wait for one group; each photo takes about 400 KB of its room
TIP_PHOTOS = env.int("TIP_PHOTOS", 200)

# 9. Backups: where ./kim backup writes, and who can open the secret key in them (age)
BACKUP_DIR = env.str("BACKUP_DIR", "")
BACKUP_RECIPIENT: list[str] = env.list("BACKUP_RECIPIENT", [])

# 10. Publications a day, before more must wait for the next: 0 is no limit
DAILY_PER_PERSON = env.int("DAILY_PER_PERSON", 10)
DAILY_PER_KIM = env.int("DAILY_PER_KIM", 15)
DAILY_URGENT_PER_PERSON = env.int("DAILY_URGENT_PER_PERSON", 2)
DAILY_URGENT_PER_KIM = env.int("DAILY_URGENT_PER_KIM", 3)
# seconds between the press and the publication, in which it can be taken back
PUBLISH_WAIT = env.int("PUBLISH_WAIT", 10)

# 11. E-mail: without a server, notices stand in the workspace only
MAIL_HOST = env.str("MAIL_HOST", "")
MAIL_FROM = env.str("MAIL_FROM", f"Ruang kerja KIM <kabar@{BASE_HOST}>")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": MAIL_HOST or "localhost",
            "port": env.int("MAIL_PORT", 587),
            "username": env.str("MAIL_USER", ""),
            "password": env.str("MAIL_PASSWORD", ""),
            "use_tls": env.bool("MAIL_STARTTLS", True),
            "timeout": 20,
        },
    }
}

# 12. Page cache
STORE_DIR = Path(env.str("STORE_DIR", str(DATA_DIR / "pages")))
STORE_BYTES = env.int("STORE_BYTES", 24 * 1024 * 1024)  # memory for stored pages, per process
STORE_FILES = env.bool("STORE_FILES", True)
STORE_PAGES = env.int("STORE_PAGES", 50_000)  # that are files at most; each takes some 0.1 MB
# machines with web servers on this database; more than one: another can withdraw what stands here
NODES = env.int("NODES", 1)
STORE_QUERY = ("hal",)  # the only query parameter a public page may depend on
# the only page that may also depend on typed text; its answers are not stored
SEARCH_PATH = "/cari/"
SEARCH_QUERY = ("q", "di", "jenis", "sejak", "urut")
# Public addresses below this one see who asks, to count readers. Their answers never depend on it.
COUNTED_PATH = "/dibaca/"
# whether a front server always writes X-Forwarded-For, so that it can be trusted
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)

# 13. Language and time
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# 14. Tasks, log
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "kimid.lib.log_redaction.SecretsFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
