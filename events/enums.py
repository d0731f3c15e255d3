"""Closed lists of the events app. Status values that leave the site are schema.org's."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationStatus(models.TextChoices):
    """Is the event public? Only PUBLISHED is; WITHDRAWN answers 410."""

    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("proposé, en attente")
    CHANGES_REQUESTED = "changes_requested", _("corrections demandées")
    PUBLISHED = "published", _("publié")
    REJECTED = "rejected", _("refusé")
    WITHDRAWN = "withdrawn", _("retiré")
    ARCHIVED = "archived", _("archivé")


class EventStatus(models.TextChoices):
    """Does this date take place?"""

    SCHEDULED = "EventScheduled", _("programmé")
    SOLD_OUT = "SoldOut", _("complet")
    POSTPONED = "EventPostponed", _("reporté, nouvelle date à venir")
    RESCHEDULED = "EventRescheduled", _("reporté à une nouvelle date")
    CANCELLED = "EventCancelled", _("annulé")
    MOVED = "EventMoved", _("déplacé")
    MOVED_ONLINE = "EventMovedOnline", _("passé en ligne")


#: The dates on which something really happens.
TAKES_PLACE = (
    EventStatus.SCHEDULED,
    EventStatus.SOLD_OUT,
    EventStatus.RESCHEDULED,
    EventStatus.MOVED,
    EventStatus.MOVED_ONLINE,
)


class Category(models.TextChoices):
    """What kind of outing; the values are seen in addresses."""

    CONCERT = "concert", _("Concert")
    THEATRE = "theatre", _("Théâtre")
    DANCE = "danse", _("Danse")
    CIRCUS = "cirque-arts-de-la-rue", _("Cirque et arts de la rue")
    EXHIBITION = "exposition", _("Exposition")
    CINEMA = "cinema", _("Cinéma")
    READING = "lecture-conte", _("Lecture et conte")
    WORKSHOP = "atelier", _("Atelier")
    DIGITAL_WORKSHOP = "atelier-numerique", _("Atelier numérique")
    TALK = "conference-rencontre", _("Conférence et rencontre")
    TOUR = "visite-balade", _("Visite et balade")
    FESTIVITY = "fete-festival", _("Fête et festival")
    OTHER = "autre", _("Autre rendez-vous")


class PriceKind(models.TextChoices):
    """What it costs, as far as is known."""

    UNKNOWN = "unknown", _("tarif non communiqué")
    FREE = "free", _("gratuit")
    PAID = "paid", _("payant")
    DONATION = "donation", _("participation libre")


class BookingKind(models.TextChoices):
    """Whether one must book."""

    UNKNOWN = "unknown", _("non précisé")
    NONE = "none", _("sans réservation")
    ADVISED = "advised", _("réservation conseillée")
    REQUIRED = "required", _("réservation obligatoire")


class Setting(models.TextChoices):
    """Under a roof or not."""

    UNKNOWN = "", _("non précisé")
    INDOOR = "indoor", _("en intérieur")
    OUTDOOR = "outdoor", _("en plein air")


class Origin(models.TextChoices):
    """How the event came here."""

    STAFF = "staff", _("saisi par un agent")
    PARTNER = "partner", _("saisi par un partenaire")
    PROPOSAL = "proposal", _("proposé par le public")
    IMPORTED = "imported", _("importé")
    DEMO = "demo", _("exemple de démonstration")


class ProgrammeKind(models.TextChoices):
    """What a programme is."""

    FESTIVAL = "festival", _("festival")
    PRIZE = "prix-litteraire", _("prix littéraire")
    HIGHLIGHT = "temps-fort", _("temps fort")
    SCHEME = "dispositif", _("dispositif")
    SEASON = "saison", _("saison")
    CYCLE = "cycle", _("cycle")
    PERMANENT_EXHIBITION = "exposition-permanente", _("exposition permanente")
    LABEL = "label", _("label")


class AudienceSlug(models.TextChoices):
    """The audiences the code knows by name; the table holds one row for each."""

    EVERYONE = "tout-public", _("Tout public")
    FAMILY = "famille", _("En famille")
    TODDLERS = "tout-petits", _("Tout-petits (0-3 ans)")
    CHILDREN = "enfants", _("Enfants (4-11 ans)")
    TEENAGERS = "adolescents", _("Adolescents (12-17 ans)")
    ADULTS = "adultes", _("Adultes")
    SENIORS = "seniors", _("Seniors")
    SCHOOLS = "scolaires", _("Scolaires et groupes")


class ModerationAction(models.TextChoices):
    """The moves of the moderation, each a function of `events.moderation`."""

    SUBMIT = "submit", _("proposer")
    PUBLISH = "publish", _("publier")
    REQUEST_CHANGES = "request_changes", _("demander des corrections")
    REJECT = "reject", _("refuser")
    WITHDRAW = "withdraw", _("retirer")
    ARCHIVE = "archive", _("archiver")
    REOPEN = "reopen", _("remettre en brouillon")
