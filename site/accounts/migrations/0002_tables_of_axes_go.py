"""Removes the tables of django-axes, which is not used any more: they hold names and addresses."""

from django.db import migrations

TABLES = ("axes_accessattemptexpiration", "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog")


class Migration(migrations.Migration):

    dependencies = [("accounts", "0001_failed_sign_ins")]

    operations = [
        migrations.RunSQL(f"DROP TABLE IF EXISTS {table}", migrations.RunSQL.noop) for table in TABLES
    ]
