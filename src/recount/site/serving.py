"""Django settings of the server: those of the record, and pages, accounts, languages and safety around them.

For: `recount serve` and the tests. Not for: commands, which start faster without all this (`recount.site.settings`).
Nothing is fetched from outside, no address of a visitor is written down, and no page runs a script or a style that
does not come from a file of ours.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from recount.site import settings as record_settings
from recount.site.database import IN_MEMORY, database_settings, people_settings
from recount.site.record import opened
from recount.site.secret import secret_key
from recount.site.settings import *  # noqa: F403

WORKBENCH = Path(__file__).parents[1] / "workbench"
STEPS = sorted(path.parent for path in WORKBENCH.glob("*/words.yaml"))
_ADDRESS = opened()

SECRET_KEY = os.urandom(32).hex() if _ADDRESS.database == IN_MEMORY else secret_key(_ADDRESS.secret)

INSTALLED_APPS = [
    *record_settings.INSTALLED_APPS,
    "recount.workbench",
    "recount.workbench.people",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "csp",
]
DATABASES = {"default": database_settings(_ADDRESS.database), "people": people_settings(_ADDRESS.database)}
DATABASE_ROUTERS = ["recount.site.routing.PeopleApart"]

ROOT_URLCONF = "recount.workbench.urls"
APPEND_SLASH = False
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "recount.workbench.manners.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recount.workbench.local.LocalPersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "recount.workbench.people.guard.guard",
    "recount.workbench.manners.one_writer",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Pages of allauth are looked for under their own names, and ours are found first.
        "DIRS": [WORKBENCH, WORKBENCH / "people" / "allauth"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "recount.workbench.look.surroundings.surroundings",
                "recount.workbench.tour.showing.bar",
            ],
            "builtins": ["recount.workbench.look.tags"],
        },
    }
]
FORM_RENDERER = "recount.workbench.look.forms.LookRenderer"

# Each step may keep files of its own beside its pages: `map/static/map.js` is served as /static/map/map.js.
STATIC_URL = "/static/"
STATICFILES_DIRS = [(step.name, step / "static") for step in STEPS if (step / "static").is_dir()]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0

# A bulk drop brings a folder of pages at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

# What the local person is called, and the key in the address that was opened (`recount.workbench.local`).
LOCAL_NAME = os.environ.get("RECOUNT_LOCAL_NAME", "")
LOCAL_KEY = os.environ.get("RECOUNT_LOCAL_KEY", "")

# Where the workbench is reached when it is not this machine alone; a proxy before it encrypts.
_REACHED_AT = urlsplit(os.environ.get("RECOUNT_ADDRESS", ""))
_ENCRYPTED = _REACHED_AT.scheme == "https"
if _REACHED_AT.hostname:
    ALLOWED_HOSTS = [*record_settings.ALLOWED_HOSTS, _REACHED_AT.hostname]
    CSRF_TRUSTED_ORIGINS = [f"{_REACHED_AT.scheme}://{_REACHED_AT.netloc}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _ENCRYPTED
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _ENCRYPTED else 0

# People: who was invited has an account, with a name, a password and a second factor. Nobody signs up; nothing is
# mailed. A session ends after so many idle minutes, after half a day, and with the browser unless one asked to stay.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_STRENGTH = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_STRENGTH}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_STRENGTH}.CommonPasswordValidator"},
    {"NAME": f"{_STRENGTH}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "signs_as")}},
]
LOGIN_URL = "/account/login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/account/login"
IDLE_MINUTES = 30
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_USE_SESSIONS = False
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

ACCOUNT_ADAPTER = "recount.workbench.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "recount.workbench.people.forms.SignIn",
    "reauthenticate": "recount.workbench.people.forms.PasswordAgain",
    "change_password": "recount.workbench.people.forms.NewPassword",
}
MFA_ADAPTER = "recount.workbench.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "recount.workbench.people.forms.StepCode",
    "reauthenticate": "recount.workbench.people.forms.CodeAgain",
    "activate_totp": "recount.workbench.people.forms.FirstCode",
    "add_webauthn": "recount.workbench.people.forms.NewPasskey",
}
# Nothing is counted by the address of a visitor: codes by person here, passwords by name in axes.
ACCOUNT_RATE_LIMITS: dict[str, str | None] = {"login": None, "login_failed": "5/15m/key"}
MFA_RATE_LIMITS: dict[str, str | None] = {"webauthn_login": None}

# An address of a visitor is kept nowhere: whoever is locked out is locked out by name, of which a fingerprint is kept.
AXES_HANDLER = "recount.workbench.people.adapters.NamelessAttempts"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "recount.workbench.people.adapters.fingerprint"
AXES_CLIENT_IP_CALLABLE = "recount.workbench.manners.no_address"
AXES_LOCKOUT_CALLABLE = "recount.workbench.people.adapters.lockout"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR"},
        "axes": {"handlers": ["nowhere"], "propagate": False},
    },
}

# Nothing is told to another site. With `no-referrer` a browser hides the origin of our own forms as well, and then
# nobody could tell them from forged ones.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "recount.workbench.look.faults.forged"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Observable Plot puts a fixed style sheet into each of its charts and ramps; each is let in by its hash alone.
STYLES_OF_PLOT = [
    "'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww='",
    "'sha256-/jg3HOQ97BIOLIR7iXhepLJanBbw11P39q1Ne1E+6Jc='",
]
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", *STYLES_OF_PLOT],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
