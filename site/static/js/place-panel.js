// A click on the drawn map writes its degrees into the fields for latitude and longitude, and a pin
// shows what stands there. Web Mercator, as directory/map_frame.py draws it.
const EARTH = 6_378_137;
const inDegrees = (radians) => (radians * 180) / Math.PI;
const inRadians = (degrees) => (degrees * Math.PI) / 180;

const paperOf = (svg) => {
  const [east, north, scale, middle] = ["east", "north", "scale", "middle"].map((name) => Number(svg.dataset[name]));
  const { width, height } = svg.viewBox.baseVal;
  return {
    place: (x, y) => [
      inDegrees(Math.atan(Math.sinh((north - (y - middle) * scale) / EARTH))),
      inDegrees((east + (x - width / 2) * scale) / EARTH),
    ],
    spot: (latitude, longitude) => [
      width / 2 + (inRadians(longitude) * EARTH - east) / scale,
      middle - (Math.asinh(Math.tan(inRadians(latitude))) * EARTH - north) / scale,
    ],
    holds: (x, y) => x >= 0 && y >= 0 && x <= width && y <= height,
  };
};

for (const panel of document.querySelectorAll("[data-place-panel]")) {
  const { latitude, longitude } = panel.closest("form").elements;
  const sheets = [...panel.querySelectorAll("svg")].map((svg) => ({ svg, ...paperOf(svg) }));

  const show = () => {
    for (const { svg, spot, holds } of sheets) {
      const [x, y] = spot(Number.parseFloat(latitude.value), Number.parseFloat(longitude.value));
      const pin = svg.lastElementChild;
      pin.setAttribute("visibility", holds(x, y) ? "visible" : "hidden");
      if (holds(x, y)) pin.setAttribute("transform", `translate(${x} ${y})`);
    }
  };

  for (const { svg, place } of sheets) {
    svg.addEventListener("click", (event) => {
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      [latitude.value, longitude.value] = place(x, y).map((degrees) => degrees.toFixed(6));
      // The admin saves and warns by these.
      for (const field of [latitude, longitude]) field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  for (const field of [latitude, longitude]) {
    for (const change of ["input", "change"]) field.addEventListener(change, show);
  }
  panel.hidden = false;
  show();
}
