"""Addresses of this app."""

from django.urls import path

from events.views import agenda, event, feeds, programmes, proposal, selection, space

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/flux.ics", feeds.agenda_ical, name="agenda_ical"),
    path("agenda/flux.atom", feeds.agenda_atom, name="agenda_atom"),
    path("agenda/flux.json", feeds.agenda_json, name="agenda_json"),
    path("agenda/<slug:slug>/", event.event_detail, name="event_detail"),
    path("agenda/<slug:slug>/apercu/", event.event_preview, name="event_preview"),
    path("agenda/<slug:slug>/calendrier.ics", feeds.event_ical, name="event_ical"),
    path("programmes/", programmes.programme_list, name="programme_list"),
    path("programmes/<slug:slug>/", programmes.programme_detail, name="programme_detail"),
    path("programmes/<slug:slug>/<int:year>/", programmes.edition_detail, name="edition_detail"),
    path("proposer/", proposal.propose, name="propose"),
    path("proposer/merci/", proposal.thanks, name="propose_thanks"),
    path("proposer/confirmer/<str:token>/", proposal.confirm, name="propose_confirm"),
    path("proposer/suivi/<str:token>/", proposal.follow, name="propose_follow"),
    path("espace-partenaire/", space.partner_home, name="partner_home"),
    path("espace-partenaire/organisme/<slug:slug>/", space.dashboard, name="partner_dashboard"),
    path(
        "espace-partenaire/organisme/<slug:slug>/nouvel-evenement/",
        space.new_event,
        name="partner_event_new",
    ),
    path("espace-partenaire/evenement/<uuid:uid>/", space.edit_event, name="partner_event"),
    path(
        "espace-partenaire/evenement/<uuid:uid>/copier/",
        space.duplicate_event,
        name="partner_event_duplicate",
    ),
    path(
        "espace-partenaire/evenement/<uuid:uid>/retirer/",
        space.withdraw_event,
        name="partner_event_withdraw",
    ),
    path(
        "espace-partenaire/evenement/<uuid:uid>/reprendre/",
        space.reopen_event,
        name="partner_event_reopen",
    ),
    path(
        "espace-partenaire/evenement/<uuid:uid>/supprimer/",
        space.delete_draft,
        name="partner_event_delete",
    ),
    path(
        "espace-partenaire/evenement/<uuid:uid>/correction/",
        space.ask_correction,
        name="partner_event_correction",
    ),
    path(
        "espace-partenaire/evenement/<uuid:uid>/dates/<int:pk>/",
        space.set_date_status,
        name="partner_date_status",
    ),
    path("ma-selection/", selection.my_selection, name="my_selection"),
    path("ma-selection/selection.ics", selection.my_selection_ical, name="my_selection_ical"),
]
