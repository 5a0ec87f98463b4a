"""An editor decides on three submissions without touching the mouse."""

from playwright.sync_api import expect

DESK = "/admin/einreichungen/"
TITLES = ("Chorprobe (Beispiel)", "Tanztee (Beispiel)", "Goldankauf (Beispiel)")


def focused(page):
    return page.evaluate("document.activeElement.innerText.trim()")


def tab_to(page, words):
    for _ in range(80):
        page.keyboard.press("Tab")
        if focused(page) == words:
            return
    raise AssertionError(f"Tab never reaches {words}")


def wait_for_keys(page):
    """The desk's script listens once the page is parsed; a key pressed before is lost."""
    page.wait_for_load_state("domcontentloaded")


def open_by_keyboard(page, title):
    """Walk down the list to this row and open it."""
    wait_for_keys(page)
    for _ in range(50):
        page.keyboard.press("j")
        if focused(page) == title:
            break
    assert focused(page) == title
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    wait_for_keys(page)


def back_to_the_list(page):
    wait_for_keys(page)
    page.keyboard.press("l")
    page.wait_for_url(f"**{DESK}", wait_until="domcontentloaded")


def test_three_submissions_are_decided_by_keyboard_alone(proposed, editor):
    visitors = [proposed(title)[0] for title in TITLES]

    editor.goto("/admin/")
    tab_to(editor, "Zu den Einreichungen")
    editor.keyboard.press("Enter")
    editor.wait_for_url(f"**{DESK}")

    open_by_keyboard(editor, TITLES[0])
    editor.keyboard.press("a")
    expect(editor.get_by_label("Annehmen und veröffentlichen")).to_be_checked()
    editor.keyboard.type("Wir freuen uns darauf. Jetzt")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text(f"„{TITLES[0]}“ ist angenommen.")).to_be_visible()

    back_to_the_list(editor)
    open_by_keyboard(editor, TITLES[1])
    editor.keyboard.press("r")
    expect(editor.get_by_label("Ihr Text an die einreichende Person")).to_be_focused()
    editor.keyboard.type("Wer spielt?")
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text(f"Die Rückfrage zu „{TITLES[1]}“")).to_be_visible()

    back_to_the_list(editor)
    open_by_keyboard(editor, TITLES[2])
    editor.keyboard.press("x")
    editor.keyboard.press("Shift+Tab")  # from the text to the ready-made ones
    editor.keyboard.type("Reine")
    editor.keyboard.press("Tab")
    text = editor.get_by_label("Ihr Text an die einreichende Person")
    expect(text).to_be_focused()
    assert f"„{TITLES[2]}“ ist Werbung" in text.input_value()
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text(f"„{TITLES[2]}“ ist abgelehnt.")).to_be_visible()

    outcomes = ["Veröffentlicht.", "Wir haben eine Frage.", "Nicht veröffentlicht."]
    for visitor, words in zip(visitors, outcomes, strict=True):
        visitor.reload()
        expect(visitor.get_by_text(words)).to_be_visible()
    expect(visitors[1].get_by_text("Wer spielt?")).to_be_visible()


def test_letters_typed_into_a_field_decide_nothing(proposed, editor):
    title = "Axel und Rita lesen (Beispiel)"
    proposed(title)
    editor.goto(DESK)
    open_by_keyboard(editor, title)
    editor.keyboard.press("r")
    editor.keyboard.type("axrjl")
    expect(editor.get_by_label("Rückfrage stellen")).to_be_checked()
    expect(editor.get_by_label("Ihr Text an die einreichende Person")).to_have_value("axrjl")
