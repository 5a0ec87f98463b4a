import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks import CallBlock


def call(**kw):
    block = CallBlock()
    value = {"title": "Titel", "text": "", "label": "Los", "page": None, "address": ""} | kw
    return block.clean(block.normalize(value))


@pytest.mark.parametrize("address", ["/kontakt/", "https://example.org/seite"])
def test_a_call_leads_to_a_local_path_or_a_safe_address(address):
    assert call(address=address)["address"] == address


@pytest.mark.parametrize(
    "address", ["", "//evil.example", "/\\evil", "javascript:alert(1)", "http://x.de", "kontakt"]
)
def test_a_call_without_or_with_an_unsafe_address_is_refused(address):
    with pytest.raises(StructBlockValidationError):
        call(address=address)
