"""Two rows for one real place: what pointed to the one points to the other."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from call_culture.territory.models import Place


@transaction.atomic
def merge_places(source: Place, target: Place) -> None:
    """Move what happens at `source` to `target`; the old address redirects.

    Raises ValidationError when both are heritage sites or both libraries: a person has to
    say which record is right.
    """
    if source.pk == target.pk:
        raise ValidationError(_("Un lieu ne se fusionne pas avec lui-même."))
    if target.merged_into_id:
        raise ValidationError(_("Ce lieu est lui-même fusionné : choisissez celui qui reste."))
    for relation in Place._meta.related_objects:
        name, manager = relation.field.name, relation.related_model._default_manager
        if relation.related_model is Place and name == "merged_into":
            manager.filter(merged_into=source).update(merged_into=target)
        elif relation.one_to_one:
            if manager.filter(**{name: source}).exists():
                if manager.filter(**{name: target}).exists():
                    raise ValidationError(
                        _("Les deux lieux ont une fiche « %(kind)s » : supprimez-en une d'abord.")
                        % {"kind": relation.related_model._meta.verbose_name}
                    )
                manager.filter(**{name: source}).update(**{name: target})
        elif relation.one_to_many:
            manager.filter(**{name: source}).update(**{name: target})
        elif relation.many_to_many:
            for row in manager.filter(**{name: source}):
                getattr(row, name).add(target)
                getattr(row, name).remove(source)
    source.merged_into = target
    source.save()
    Place.objects.get(pk=target.pk).save()
