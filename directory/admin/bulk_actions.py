"""What editors do with many entries at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from directory.models import Business, Category, versions

ADD, REMOVE, REPLACE = "add", "remove", "replace"


class CategoryForm(forms.Form):
    """What happens with which category."""

    operation = forms.ChoiceField(
        label=gettext_lazy("Was soll geschehen?"),
        choices=[
            (ADD, gettext_lazy("Branche hinzufügen")),
            (REMOVE, gettext_lazy("Branche wegnehmen")),
            (REPLACE, gettext_lazy("Branche durch eine andere ersetzen")),
        ],
        widget=forms.RadioSelect,
        initial=ADD,
    )
    category = forms.ModelChoiceField(Category.objects.all(), label=gettext_lazy("Branche"))
    other = forms.ModelChoiceField(
        Category.objects.all(),
        label=gettext_lazy("Andere Branche"),
        required=False,
        help_text=gettext_lazy("Nur beim Ersetzen: was an ihre Stelle tritt."),
    )

    def clean(self):
        data = super().clean()
        if data.get("operation") == REPLACE and data.get("other") in (None, data.get("category")):
            self.add_error("other", _("Bitte wählen Sie, wodurch die Branche ersetzt wird."))
        return data


def changed_categories(categories, operation, category, other=None):
    """Return the list of categories after the operation; the order of what stays is kept."""
    if operation == ADD:
        return [*categories, *([] if category in categories else [category])]
    if category not in categories:
        return list(categories)
    rest = [present for present in categories if present not in (category, other)]
    if operation == REMOVE:
        return [present for present in categories if present != category]
    return [*rest, other]


class CategoryAction(SnippetBulkAction):
    """Adds, takes away or replaces a category; what is public changes at once, drafts stay drafts."""

    display_name = gettext_lazy("Branche ändern")
    action_type = "change_category"
    aria_label = gettext_lazy("Branche der ausgewählten Einträge ändern")
    template_name = "directory/admin/change_category.html"
    action_priority = 20
    form_class = CategoryForm
    models = [Business]

    def check_perm(self, business):
        return all(
            self.permission_policy.user_has_permission(self.request.user, permission)
            for permission in ("change", "publish")
        )

    def get_execution_context(self):
        return super().get_execution_context() | self.cleaned_form.cleaned_data

    @classmethod
    def execute_action(cls, objects, operation=ADD, category=None, other=None, **kwargs):
        """Return how many entries changed; say which of them have to wait."""
        request, count = kwargs["self"].request, 0

        def write(version):
            before = list(version.categories.all())
            version.categories = changed_categories(before, operation, category, other)

        for business in objects:
            if not _would_change(business, operation, category, other):
                continue
            try:
                versions.change(business, write, request.user, "directory.category")
            except versions.Undecided as reason:
                messages.warning(request, f"{business}: {reason}")
                continue
            count += 1
        return count, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects:
            return _("Es gab nichts zu ändern.")
        text = ngettext(
            "Die Branche eines Eintrags ist geändert.",
            "Die Branchen von %(n)s Einträgen sind geändert.",
            num_parent_objects,
        )
        return text % {"n": num_parent_objects}


def _would_change(business, operation, category, other):
    for version in (business, versions.newest(business)):
        before = list(version.categories.all())
        if changed_categories(before, operation, category, other) != before:
            return True
    return False


def _in_words(error):
    """Return what a version lacks, each message behind the name of its field."""
    labels = {field.name: field.verbose_name for field in Business._meta.fields}
    return " ".join(
        f"{labels[name]}: {text}" if name in labels else text
        for name, texts in error.message_dict.items()
        for text in texts
    )


class PublishAction(SnippetBulkAction):
    """Publishes the newest version of entries, such as the drafts that a table brought."""

    display_name = gettext_lazy("Veröffentlichen")
    action_type = "publish"
    aria_label = gettext_lazy("Ausgewählte Einträge veröffentlichen")
    template_name = "directory/admin/publish.html"
    action_priority = 10
    models = [Business]

    def check_perm(self, business):
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Return how many entries are newly public; say of each other one what keeps it back."""
        request, count = kwargs["self"].request, 0
        for business in objects:
            try:
                count += versions.publish_newest(business, request.user)
            except versions.Undecided as reason:
                messages.warning(request, f"{business}: {reason}")
            except ValidationError as error:
                messages.warning(request, f"{business}: {_in_words(error)}")
        return count, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects:
            return _("Es gab nichts zu veröffentlichen.")
        text = ngettext(
            "Ein Eintrag ist veröffentlicht.",
            "%(n)s Einträge sind veröffentlicht.",
            num_parent_objects,
        )
        return text % {"n": num_parent_objects}
