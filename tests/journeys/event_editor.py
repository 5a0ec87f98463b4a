"""What editors do in the form of an event, as several journeys need it."""

from playwright.sync_api import expect


def fill_moment(editor, name, text):
    """Type into a field with a date picker, and close it: it would cover what is pressed next.

    It opens a moment after its field had the focus, so it is awaited before it is closed.
    """
    pickers = editor.locator(".xdsoft_datetimepicker:visible")
    editor.locator(f"[name={name}]").fill(text)
    expect(pickers).to_have_count(1)
    editor.locator("body").dispatch_event("mousedown")
    expect(pickers).to_have_count(0)


def publish(editor):
    editor.get_by_role("button", name="Mehr Aktionen").click()
    editor.get_by_role("button", name="Veröffentlichen").click()
    expect(editor.get_by_text("veröffentlicht").first).to_be_visible()
