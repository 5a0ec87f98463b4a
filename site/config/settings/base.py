"""What is true everywhere. The other settings files say only what differs."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environ import Env

ROOT = Path(__file__).resolve().parents[3]
env = Env()

# What the running site writes (database, uploads, collected files) lives in one folder to back up.
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))

INSTALLED_APPS = [
    "home",
    "directory",
    "events",
    "teams",
    "submissions",
    "content",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "recurrence",
    "post_office",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    # The inboxes of wagtail_modeladmin filter with it; its site is never mounted.
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "content.security.middleware.BodyLimitMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "content.caching.page_cache.PageCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "content.security.middleware.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "content.caching.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "content.caching.context.site_frame",
            ],
        },
    },
]

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR / 'db.sqlite3'}"
DATABASE = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} | env.db_url_config(DATABASE_URL)
# The folder of a socket is quoted: postgres://%2Fvar%2Frun%2Fpostgresql/planb
DATABASE["HOST"] = unquote(DATABASE.get("HOST", ""))
DATABASE_OPTIONS = {
    "django.db.backends.sqlite3": {
        # IMMEDIATE takes the write lock at BEGIN: two submitters wait in turn instead of one failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: a reference number that was shown is on the disk, whatever happens to the machine.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
    # For a disk without an arm. At the default of 4 it reads all entries for a word in a tenth of them.
    "django.db.backends.postgresql": {"options": "-c random_page_cost=1.1"},
}
DATABASES = {
    "default": DATABASE
    | {"OPTIONS": DATABASE_OPTIONS[DATABASE["ENGINE"]] | DATABASE.get("OPTIONS", {})}
}

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
# Behind the documented proxy the visitor's address comes from it; a forged header never counts.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)
AXES_CLIENT_IP_CALLABLE = "submissions.spam.rate_limits.login_address"

# Where this installation is. The parts of the town are rows (Stadtteile), their ground is a file.
TOWN = env.str("TOWN", default="Gelsenkirchen")
STATE = env.str("STATE", default="NW")  # ISO 3166-2, without DE-: whose holidays count
AREA_CODE = env.str("AREA_CODE", default="0209")
MAP_GROUND = Path(env.str("MAP_GROUND", default=str(ROOT / "directory/map/ground.geojson")))

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = "Europe/Berlin"
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
USE_TZ = True
# The admin's pickers write dates as the editors do, whichever language they work in.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Mail goes through a queue in the database, so that a broken mail server never loses one.
EMAIL_BACKEND = "submissions.mails.backend.QueueBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Plan B <planb@example.org>")
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    "MAX_RETRIES": 8,
    "RETRY_INTERVAL": timedelta(minutes=5),
    "MESSAGE_ID_ENABLED": True,
}

BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_SITE_NAME = "Plan B"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILAPI_BASE_URL = BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
# No request leaves for another host, not even from an editor's browser.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
# Wagtail writes to the group of editors (templates/wagtailadmin/notifications); a superuser who is
# none of them need not hear of every proposal.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True

# Wagtail's page editor sends one field per block; public forms may send far less.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
PUBLIC_BODY_LIMIT = 1024 * 1024
# Where pictures and documents are sent in; the proxies in deploy/ refuse more for every address.
LARGEST_BODY = 20 * 1024 * 1024
PATHS_OF_LARGE_BODIES = ("/admin/", "/einreichung/")

# Nobody reads and fills a form in two seconds; a program does.
FORM_FASTEST_SECONDS = env.int("FORM_FASTEST_SECONDS", default=2)
# To one address, in one hour: a stranger cannot flood somebody with our mails.
CONFIRMATIONS_PER_ADDRESS = env.int("CONFIRMATIONS_PER_ADDRESS", default=3)
# From one network in one hour; a neighbourhood shop where twenty people sit stays below. What comes
# from a busy network counts as a little suspicious, above the limit people are asked to call.
BUSY_NETWORK = env.int("BUSY_NETWORK", default=20)
FORMS_PER_ADDRESS = env.int("FORMS_PER_ADDRESS", default=100)
PICTURES_PER_ADDRESS = env.int("PICTURES_PER_ADDRESS", default=100)
HINTS_PER_ADDRESS = env.int("HINTS_PER_ADDRESS", default=1000)
# With one e-mail address in one day.
FORMS_PER_PERSON = env.int("FORMS_PER_PERSON", default=30)

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "home.operations.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
# The street map's pictures, fetched only after a click on a button that names the host; empty: no
# street map. Only pages with a map allow the host in their policy.
TILES_URL = env.str("TILES_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")
TILES_ATTRIBUTION = env.str("TILES_ATTRIBUTION", default="") or _("© OpenStreetMap-Mitwirkende")
TILES_ATTRIBUTION_URL = env.str(
    "TILES_ATTRIBUTION_URL", default="https://www.openstreetmap.org/copyright"
)
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "microphone", "payment", "usb", "accelerometer", "gyroscope")
} | {"geolocation": "self"}
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the admin's preview needs frames of the same origin
