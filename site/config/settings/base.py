"""What is true everywhere. The other settings files say only what differs."""

from pathlib import Path
from urllib.parse import unquote

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environ import Env

from accounts.second_factor import passkeys
from config import environment, supervision

ROOT = environment.ROOT
env = Env()

# What the running site writes (database, uploads, collected files) lives in one folder to back up.
VAR = environment.folder()
# serve.py writes there when it had to start a process again.
RESTARTS_FILE = VAR / supervision.RESTARTS

VERSION = environment.version()
# Backups; how many of them stay: the newest of each of so many days, and of so many weeks.
BACKUP_DIR = environment.backup_folder()
BACKUPS_DAILY = environment.whole_number("BACKUPS_DAILY", 7, lowest=1, highest=400)
BACKUPS_WEEKLY = environment.whole_number("BACKUPS_WEEKLY", 4, highest=53)
# Hashes of what was erased. It is in no backup, and should lie where the database does not.
ERASURE_LIST = environment.erasure_list()

INSTALLED_APPS = [
    "home",
    "outreach",
    "directory",
    "events",
    "teams",
    "teams.networks",
    "submissions",
    "evidence",
    "accounts",
    "content",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.admin.apps.UsersConfig",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
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
    "home.operations.probes.LocalProbesMiddleware",
    # Before everything that answers, so that no page is answered without TLS where TLS is asked for.
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "content.security.middleware.BodyLimitMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "content.caching.page_cache.PageCacheMiddleware",
    "content.security.write_lock.WriteLockMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "content.caching.page_cache.tag_content",
    "content.security.missing_pictures.keep_incomplete_out_of_caches",
    "content.security.middleware.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "content.caching.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "submissions.spam.middleware.PostLimitMiddleware",
    "content.listing.redirects.RedirectMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.DutyMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # allauth looks for its pages by names of its own.
        "DIRS": [ROOT / "templates", ROOT / "templates" / "allauth"],
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

DATABASE = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} | env.db_url_config(
    environment.database_url()
)
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
    "django.db.backends.postgresql": {
        # For a disk without an arm. At the default of 4 it reads all entries for a word in a tenth.
        "options": "-c random_page_cost=1.1",
        # In seconds: for a server that is away the network alone would wait two minutes.
        "connect_timeout": 5,
    },
}
DATABASES = {
    "default": DATABASE
    | {"OPTIONS": DATABASE_OPTIONS[DATABASE["ENGINE"]] | DATABASE.get("OPTIONS", {})}
}

REDIS_URL = environment.redis_url()
CACHES = {
    "default": {"BACKEND": "content.caching.fallback.RedisOrOwnCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTHENTICATION_BACKENDS = ["accounts.sign_in.backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# Failures at one account before it is locked, and from one network in an hour
# (`accounts.sign_in.limits`); allauth's own limits count in the cache, which is each process's own.
SIGN_IN_FAILURES = environment.whole_number("SIGN_IN_FAILURES", 5, 1)
SIGN_IN_FAILURES_PER_NETWORK = environment.whole_number("SIGN_IN_FAILURES_PER_NETWORK", 50, 1)
ACCOUNT_RATE_LIMITS = dict.fromkeys(
    ("change_password", "login", "login_failed", "reauthenticate", "reset_password_from_key")
)
SESSION_COOKIE_AGE = 8 * 3600  # without a click; see `accounts.sessions`
USERSESSIONS_TRACK_ACTIVITY = False  # `accounts.sessions` does it, without a write for each click
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-team"  # of whoever has no admin to go to
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/konto/anmelden/"
# Name, password and address are changed at /konto/ only, by one rule.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # people are invited (`accounts.invitations`)
ACCOUNT_ADAPTER = "accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "add_email": "accounts.sign_in.forms.AddressForm",
    "change_password": "accounts.sign_in.forms.ChangePasswordForm",
    "confirm_login_code": "accounts.sign_in.forms.ConfirmCodeForm",
    "login": "accounts.sign_in.forms.LoginForm",
    "reauthenticate": "accounts.sign_in.forms.ReauthenticateForm",
    "reset_password_from_key": "accounts.sign_in.forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # a mail may be some minutes on its way
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited proves the address by opening the link
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
# Asked of whoever may decide or see contact data, where BASE_URL is https; off takes it away.
SECOND_FACTOR = environment.is_on("SECOND_FACTOR")
MFA_ADAPTER = "accounts.second_factor.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.second_factor.forms.ActivateTOTPForm",
    "add_webauthn": "accounts.second_factor.forms.AddPasskeyForm",
    "authenticate": "accounts.second_factor.forms.AuthenticateForm",
    "deactivate_totp": "accounts.second_factor.forms.DeactivateTOTPForm",
    "generate_recovery_codes": "accounts.second_factor.forms.GenerateRecoveryCodesForm",
    "reauthenticate": "accounts.second_factor.forms.ReauthenticateForm",
}
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody makes an account here for somebody else's address
# Behind the documented proxy the visitor's address comes from it; a forged header never counts.
PROXY_COUNT = environment.proxy_count()

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
# Pictures are handed out by the site, never by another user's program from the folder.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STORAGES = {
    "default": {"BACKEND": "content.security.storage.UnguessableStorage"},
    "staticfiles": {"BACKEND": "content.caching.joined_styles.JoiningStorage"},
}

# So long the worker waits until it looks again for tasks, mails and what is due.
WORKER_PAUSE_MILLISECONDS = environment.whole_number("WORKER_PAUSE_MILLISECONDS", 2000, lowest=100)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Mail goes through a queue in the database, so that a broken mail server never loses one.
EMAIL_BACKEND = "submissions.mails.backend.QueueBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = environment.email_port()
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
# Port 465 speaks TLS from the first byte, the others begin plainly (STARTTLS).
EMAIL_USE_SSL = env.bool("EMAIL_USE_SSL", default=EMAIL_PORT == 465)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Plan B <planb@example.org>")
# When a mail is tried again stands in `submissions.mails.delivery`.
POST_OFFICE = {"BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"}}

# It alone decides host, port and scheme of every address; `apply_base_url` renews what is stored.
BASE_URL = environment.base_url()
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_SUPPORTED_TYPES += ["webauthn"] if passkeys.are_possible(BASE_URL) else []
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://localhost")
WAGTAIL_SITE_NAME = "Plan B"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "submissions.pictures.library_form.LibraryImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
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
# The group of editors hears of what is to decide (`submissions.mails.team`); a superuser who is none
# of them need not hear of every proposal.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True

# Wagtail's page editor sends one field per block; public forms may send far less.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
PUBLIC_BODY_LIMIT = 1024 * 1024
# Where pictures and documents are sent in; the proxies in deploy/ refuse more for every address.
LARGEST_BODY = 20 * 1024 * 1024
PATHS_OF_LARGE_BODIES = ("/admin/", "/einreichung/", "/mein-team/")
# What a picture, a calendar or a table from outside may need until it is read, in a process of its own.
FILE_READING_SECONDS = 10
FILE_READING_MEMORY = 300 * 1024 * 1024

# Nobody reads and fills a form in two seconds; a program does.
FORM_FASTEST_SECONDS = environment.whole_number("FORM_FASTEST_SECONDS", 2)
# To one address, in one hour and in one day, from whichever forms: a stranger cannot flood somebody
# with our mails.
CONFIRMATIONS_PER_ADDRESS = environment.whole_number("CONFIRMATIONS_PER_ADDRESS", 3)
CONFIRMATIONS_PER_ADDRESS_A_DAY = environment.whole_number("CONFIRMATIONS_PER_ADDRESS_A_DAY", 10)
# From one network in one hour; a neighbourhood shop where twenty people sit stays below. What comes
# from a busy network counts as a little suspicious, above the limit people are asked to call.
BUSY_NETWORK = environment.whole_number("BUSY_NETWORK", 20)
FORMS_PER_ADDRESS = environment.whole_number("FORMS_PER_ADDRESS", 100)
FORMS_PER_ADDRESS_A_DAY = environment.whole_number("FORMS_PER_ADDRESS_A_DAY", 300)
PICTURES_PER_ADDRESS = environment.whole_number("PICTURES_PER_ADDRESS", 100)
HINTS_PER_ADDRESS = environment.whole_number("HINTS_PER_ADDRESS", 1000)
# Guests who say at the door of one evening that they are there: all in one room, in one network.
ARRIVALS_PER_NETWORK = environment.whole_number("ARRIVALS_PER_NETWORK", 200)
# Guesses at the passwords of private pages.
PAGE_PASSWORDS_PER_ADDRESS = environment.whole_number("PAGE_PASSWORDS_PER_ADDRESS", 30)
# Everything that is sent from one network, each step and each button.
POSTS_PER_NETWORK = environment.whole_number("POSTS_PER_NETWORK", 600)
POSTS_PER_NETWORK_A_DAY = environment.whole_number("POSTS_PER_NETWORK_A_DAY", 3000)
# With one e-mail address, and behind one private link, in one day.
FORMS_PER_PERSON = environment.whole_number("FORMS_PER_PERSON", 30)
CHANGES_PER_LINK = environment.whole_number("CHANGES_PER_LINK", 30)
# How long a place is held for somebody who has not confirmed the address, and how many such
# registrations one network may have at a time.
REGISTRATION_HOLD_HOURS = environment.whole_number("REGISTRATION_HOLD_HOURS", 2)
UNCONFIRMED_PER_NETWORK = environment.whole_number("UNCONFIRMED_PER_NETWORK", 20)

CSRF_COOKIE_AGE = None  # as long as the browser is open, and no longer than the form needs it
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "home.operations.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
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
