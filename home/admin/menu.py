"""The admin's main menu, kept short enough to be read at a glance."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

FILES = ("images", "documents")


def gather_files(request, menu_items):
    """Put pictures and documents, Wagtail's two lists of files, under one entry."""
    files = [item for item in menu_items if item.name in FILES]
    if len(files) < len(FILES):
        return
    menu_items[:] = [item for item in menu_items if item not in files]
    order = min(item.order for item in files)
    entry = SubmenuMenuItem(
        _("Dateien"), Menu(items=files), name="files", icon_name="image", order=order
    )
    menu_items.append(entry)
    menu_items.sort(key=lambda item: item.order)
