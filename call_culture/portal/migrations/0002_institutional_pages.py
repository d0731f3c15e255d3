"""The institutional texts the law asks for, and what staff still have to fill in them.

A page that exists already is left alone: it is staff's.
"""

from pathlib import Path

from django.db import migrations, models

TEXTS = Path(__file__).parent / "page_texts"

PAGES = {
    "accessibilite": (
        "Déclaration d'accessibilité",
        "État de conformité au RGAA, contact et voies de recours.",
        "Schéma pluriannuel et plan d'actions ; adresse e-mail ou formulaire ; téléphone ;"
        " résultats de l'audit quand il aura eu lieu.",
    ),
    "mentions-legales": (
        "Mentions légales",
        "Qui édite ce site, qui l'héberge, d'où viennent les données.",
        "Téléphone ; directeur ou directrice de la publication ; hébergeur ; licence des textes ;"
        " adresse de contact.",
    ),
    "donnees-personnelles": (
        "Données personnelles",
        "Ce que le site garde de vous : rien, si vous le lisez seulement.",
        "Délégué à la protection des données ; base légale à confirmer ; durées de conservation"
        " (propositions, connexions, journal du serveur).",
    ),
    "a-propos": (
        "À propos du portail",
        "D'où vient le programme et comment l'emporter.",
        "Adresse de contact.",
    ),
    "education": (
        "Écoles et groupes",
        "Ce qui existe pour les classes et les groupes, et les résidences du CLEA.",
        "Contact de l'éducation artistique et culturelle à l'agglomération ; contacts du"
        " patrimoine et de la lecture publique pour les groupes.",
    ),
}


def write_pages(apps, schema_editor):
    Page = apps.get_model("portal", "Page")
    for key, (title, summary, to_complete) in PAGES.items():
        body = (TEXTS / f"{key}.html").read_text(encoding="utf-8")
        values = {"title": title, "summary": summary, "body": body, "to_complete": to_complete}
        Page.objects.get_or_create(key=key, defaults=values)


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="page",
            name="body",
            field=models.TextField(
                blank=True,
                help_text="« {adresse_du_site} » est remplacé par l'adresse du site.",
                verbose_name="texte",
            ),
        ),
        migrations.RunPython(write_pages, migrations.RunPython.noop),
    ]
