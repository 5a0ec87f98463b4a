"""What `manage.py check` asks of the sections."""

from django.apps import apps
from django.core.checks import Error, register

from content import sections


@register
def check_sections(app_configs=None, **kwargs):
    """Every section says every hook, and of each of its models whether visitors see its rows."""
    return [error for section in sections.every() for error in errors_of(section)]


def errors_of(section):
    for hook in section.left_out():
        yield Error(
            f"Section {section.app!r} does not say its {hook}.",
            hint=f"Say {hook} in {section.app}/section.py; an empty value says that there are none.",
            id="content.E001",
        )
    declared = {*(section.shown_models or ()), *(section.private_models or ())}
    for model in apps.get_app_config(section.app).get_models():
        is_page = hasattr(model, "url_path")
        if model not in declared and not is_page:
            yield Error(
                f"Section {section.app!r} does not say whether visitors see {model.__name__}.",
                hint="Name it in shown_models or in private_models.",
                id="content.E002",
            )
    found = {kind.model for kind in section.search_kinds or ()}
    for model in section.shown_models or ():
        is_own = model._meta.app_label == section.app
        if is_own and hasattr(model, "search_parts") and model not in found:
            yield Error(
                f"Section {section.app!r} names {model.__name__} in no search_kinds.",
                id="content.E003",
            )
