"""Signing in by password or by a code in a mail: django-allauth in our frame."""
