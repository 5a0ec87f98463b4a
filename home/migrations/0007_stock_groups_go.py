"""Wagtail's own groups and workflow go: the roles are the site's, and pages are published directly.

Whoever was put into one of these groups by hand keeps it.
"""

from django.db import migrations


def remove_stock(apps, schema_editor):
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Group = apps.get_model("auth", "Group")
    stock = Workflow.objects.filter(name="Moderators approval", workflow_states=None)
    for workflow in stock:
        tasks = [step.task for step in workflow.workflow_tasks.all()]
        workflow.delete()
        for task in tasks:
            if not task.workflow_tasks.exists() and not task.task_states.exists():
                task.delete()
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0006_named_entries_results_and_contacts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove_stock, migrations.RunPython.noop)]
