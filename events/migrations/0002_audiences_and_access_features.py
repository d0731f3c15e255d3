"""One row for each audience and each accessibility feature the portal knows."""

from django.db import migrations

AUDIENCES = [
    ("tout-public", "Tout public"),
    ("famille", "En famille"),
    ("tout-petits", "Tout-petits (0-3 ans)"),
    ("enfants", "Enfants (4-11 ans)"),
    ("adolescents", "Adolescents (12-17 ans)"),
    ("adultes", "Adultes"),
    ("seniors", "Seniors"),
    ("scolaires", "Scolaires et groupes"),
]
ACCESS_FEATURES = [
    ("fauteuil", "accessible en fauteuil roulant", "wheelchair"),
    ("lsf", "langue des signes française", "hearing"),
    ("boucle-magnetique", "boucle magnétique", "hearing"),
    ("sous-titres", "sous-titrage ou surtitrage", "hearing"),
    ("audiodescription", "audiodescription", "sight"),
    ("visite-tactile", "visite tactile", "sight"),
    ("falc", "facile à lire et à comprendre", "mental"),
    ("seance-relax", "séance adaptée (Relax)", "psychic"),
]


def fill(apps, schema_editor):
    Audience = apps.get_model("events", "Audience")
    AccessFeature = apps.get_model("events", "AccessFeature")
    for order, (slug, name) in enumerate(AUDIENCES):
        Audience.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})
    for order, (slug, name, profile) in enumerate(ACCESS_FEATURES):
        AccessFeature.objects.get_or_create(
            slug=slug, defaults={"name": name, "profile": profile, "order": order}
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
