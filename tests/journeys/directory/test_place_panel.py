"""An editor sets the place of a business by a click on our map."""

from playwright.sync_api import expect

from directory.admin.place_panel import whole_sheets
from directory.map.ground import GROUNDS

ADD = "/admin/snippets/directory/business/add/"


def place(editor):
    return [
        float(editor.locator(f"[name={name}]").input_value()) for name in ("latitude", "longitude")
    ]


def test_a_click_on_the_map_sets_the_place_and_shows_it(editor):
    editor.goto(ADD)
    sheet = editor.locator("[data-place-panel] svg").first
    pin = sheet.locator(".place-panel__pin")
    expect(pin).to_have_attribute("visibility", "hidden")
    box = sheet.bounding_box()
    sheet.click(position={"x": box["width"] * 0.4, "y": box["height"] * 0.3})
    assert GROUNDS[0].bounds.contain(*place(editor))
    shown = pin.bounding_box()
    middle = shown["x"] + shown["width"] / 2 - sheet.bounding_box()["x"]
    assert abs(middle - box["width"] * 0.4) < 2
    editor.locator("[name=latitude]").fill("")
    expect(pin).to_have_attribute("visibility", "hidden")


def test_a_place_that_is_typed_lies_where_the_public_map_draws_it(editor):
    editor.goto(ADD)
    north, east = 51.5210, 7.0862
    editor.locator("[name=latitude]").fill(str(north))
    editor.locator("[name=longitude]").fill(str(east))
    pins = editor.locator(".place-panel__pin")
    expect(pins.first).to_have_attribute("visibility", "visible")
    expect(pins.last).to_have_attribute("visibility", "hidden")
    x, y = whole_sheets()[0].projection.place(north, east)
    shown = pins.first.get_attribute("transform").removeprefix("translate(").rstrip(")").split()
    assert [round(float(number), 1) for number in shown] == [x, y]
