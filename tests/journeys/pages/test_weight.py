"""What each kind of page weighs at a first visit, as production sends it: compressed and joined."""

import pytest

from tests.upgrade.looks.kinds import KINDS

# Of a page without its pictures, as it is sent; and of all that it asks for, pictures included.
KB = 1024
MOST_BYTES, MOST_REQUESTS = 80 * KB, 16
MOST_CSS, MOST_SCRIPT = 15 * KB, 10 * KB
MOST_SHIFT = 0.02
COUNTED = ("document", "stylesheet", "script", "font")
# A slow phone in a street: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine's speed.
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
WATCH = """
  globalThis.seen = { paint: 0, shift: 0 }
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { seen.paint = e.startTime }))
    .observe({ type: "largest-contentful-paint", buffered: true })
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { seen.shift += e.value }))
    .observe({ type: "layout-shift", buffered: true })"""


def on_a_slow_phone(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return devtools


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_asks_seldom_and_for_little(open_phone, capsys, kind):
    page = open_phone(width=360, height=640)
    devtools = on_a_slow_phone(page)
    page.add_init_script(WATCH)
    requests = []
    page.on("requestfinished", lambda request: requests.append(request))
    assert page.goto(KINDS[kind]).status == 200
    # A page slowed down keeps this machine busy, also while it only waits for what comes late.
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.wait_for_load_state("networkidle")
    seen = page.evaluate("seen")
    weights = dict.fromkeys(COUNTED, 0)
    for request in requests:
        if request.resource_type in weights:
            weights[request.resource_type] += request.sizes()["responseBodySize"]
    with capsys.disabled():
        print(
            f"\n{kind}: {sum(weights.values())} bytes, {weights}, {len(requests)} requests,"
            f" LCP {seen['paint']:.0f} ms, CLS {seen['shift']:.3f}",
            end="",
        )
    assert sum(weights.values()) <= MOST_BYTES
    assert weights["stylesheet"] <= MOST_CSS
    assert weights["script"] <= MOST_SCRIPT
    assert len(requests) <= MOST_REQUESTS
    assert seen["paint"] > 0
    assert seen["shift"] <= MOST_SHIFT
