"""Addresses of the accounts: allauth's views under French addresses, without sign-up."""

from allauth.account import views as allauth_views
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from call_culture.accounts import views

urlpatterns = [
    path("", views.account, name="account_email"),
    path("connexion/", allauth_views.request_login_code, name="account_request_login_code"),
    path("connexion/code/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("connexion/mot-de-passe/", allauth_views.login, name="account_login"),
    path("deconnexion/", allauth_views.logout, name="account_logout"),
    path("desactive/", allauth_views.account_inactive, name="account_inactive"),
    path("confirmer/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("inscription/", allauth_views.signup, name="account_signup"),
    path(
        "mot-de-passe/changer/",
        never_cache(allauth_views.password_change),
        name="account_change_password",
    ),
    path(
        "mot-de-passe/choisir/",
        never_cache(allauth_views.password_set),
        name="account_set_password",
    ),
    path("mot-de-passe/oublie/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "mot-de-passe/oublie/envoye/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^mot-de-passe/oublie/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/enregistre/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
