"""Addresses of this app."""

from django.urls import path

from events.views import agenda, event, feeds, programmes, proposal, selection, space

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/flux.ics", feeds.agenda_ical, name="agenda_ical"),
    path("agenda/flux.atom", feeds.agenda_atom, name="agenda_atom"),
    path("agenda/flux.json", feeds.agenda_json, name="agenda_json"),
    path("agenda/<slug:slug>/", event.event_detail, name="event_detail"),
    path("agenda/<slug:slug>/calendrier.ics", feeds.event_ical, name="event_ical"),
    path("programmes/", programmes.programme_list, name="programme_list"),
    path("programmes/<slug:slug>/", programmes.programme_detail, name="programme_detail"),
    path("programmes/<slug:slug>/<int:year>/", programmes.edition_detail, name="edition_detail"),
    path("proposer/", proposal.propose, name="propose"),
    path("espace-partenaire/", space.partner_home, name="partner_home"),
    path("ma-selection/", selection.my_selection, name="my_selection"),
]
