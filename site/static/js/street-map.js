// The street map below the drawn ones. Nothing is asked of another host before the click on the button
// that names it; the choice is kept nowhere. Its markers are the links of the drawn maps.
const box = document.querySelector("[data-tiles]");
const canvas = box?.querySelector("[data-tiles-canvas]");
const part = document.querySelector('[data-part="map"]');
const drawnPins = () => [...part.querySelectorAll("[data-point]")];
const placeOf = (drawn) => drawn.dataset.point.split(",").map(Number);
// A marker is 28 pixels wide; those that would touch are one.
const GAP = 30;

const addStyle = (href) => new Promise((done) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done });
  document.head.append(link);
});

const attribution = () => {
  const link = Object.assign(document.createElement("a"), { href: box.dataset.attributionUrl });
  link.textContent = box.dataset.attribution;
  return link.outerHTML;
};

// A link, as on the drawn map: reached with the tabulator, opened with Enter, named like its entry.
const marker = (L, map, place, href, words, number) => {
  const link = Object.assign(document.createElement("a"), { className: "tile-pin", href, title: words });
  link.classList.toggle("tile-pin--group", number.endsWith("×"));
  link.setAttribute("aria-label", words);
  link.append(Object.assign(document.createElement("span"), { className: "tile-pin__number", textContent: number }));
  // Who comes by keyboard sees the marker.
  link.addEventListener("focus", () => link.matches(":focus-visible") && map.panTo(place, { animate: false }));
  // A click goes on to the page, which may show a group's list in place; a press does not move the map.
  L.DomEvent.on(link, "mousedown touchstart dblclick", L.DomEvent.stopPropagation);
  const icon = L.divIcon({ html: link, className: "tile-marker", iconSize: [28, 28] });
  return [L.marker(place, { icon, interactive: false, keyboard: false }), link];
};

// The pins that would touch at this distance, together: [[drawn pin, …], …].
const grouped = (map) => {
  const groups = [];
  for (const drawn of drawnPins()) {
    const spot = map.project(placeOf(drawn));
    const near = map.getZoom() < map.getMaxZoom() && groups.find((group) => group.spot.distanceTo(spot) < GAP);
    if (near) near.pins.push(drawn);
    else groups.push({ spot, pins: [drawn] });
  }
  return groups.map(({ pins }) => pins);
};

const open = async () => {
  await Promise.all([addStyle(box.dataset.libraryStyle), import(box.dataset.library)]);
  const L = window.L;
  box.querySelector("[data-tiles-notice]").hidden = true;
  canvas.hidden = false;
  const map = L.map(canvas, { zoomControl: false, scrollWheelZoom: false, maxZoom: 19 });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  // The wheel moves the page until somebody is on the map.
  map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());
  map.attributionControl.setPrefix(false);
  const markers = L.featureGroup().addTo(map);
  const showAll = (pins, maxZoom) => map.fitBounds(pins.map(placeOf), { maxZoom, padding: [30, 30], animate: false });

  const several = (pins) => {
    const number = pins.reduce((sum, { dataset }) => sum + (dataset.number.endsWith("×") ? parseInt(dataset.number) : 1), 0);
    const words = box.dataset.group.replace("{number}", number);
    const [layer, link] = marker(L, map, placeOf(pins[0]), "#karte", words, `${number}×`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      canvas.focus({ preventScroll: true });
      showAll(pins, map.getMaxZoom());
    });
    return layer;
  };

  const draw = () => {
    markers.clearLayers();
    for (const [first, ...others] of grouped(map)) {
      const words = first.getAttribute("aria-label") || first.textContent.trim();
      const layer = others.length
        ? several([first, ...others])
        : marker(L, map, placeOf(first), first.getAttribute("href"), words, first.dataset.number || "●")[0];
      layer.addTo(markers);
    }
  };

  const renew = () => drawnPins().length && (showAll(drawnPins(), 17), draw());
  renew();
  map.on("zoomend", draw);
  // Asked with the site's name and no more: a tile server may want to know who shows its pictures.
  const options = { attribution: attribution(), maxZoom: 19, referrerPolicy: "origin" };
  L.tileLayer(box.dataset.tiles, options).addTo(map);
  // The filters put other entries in place.
  new MutationObserver(renew).observe(part, { childList: true });
  canvas.focus();
};

if (box) {
  const offer = () => { box.hidden = !part.querySelector("[data-point]"); };
  offer();
  box.querySelector("[data-tiles-show]").addEventListener("click", (event) => {
    event.target.disabled = true;
    open().catch(() => { event.target.disabled = false; });
  });
  new MutationObserver(offer).observe(part, { childList: true });
}
