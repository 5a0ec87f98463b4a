// The street map below the drawn ones. Nothing is asked of another host before the click on the button
// that names it; the choice is kept nowhere. Its markers are the links of the drawn maps.
const box = document.querySelector("[data-tiles]");
const canvas = box?.querySelector("[data-tiles-canvas]");
const part = document.querySelector('[data-part="map"]');

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
const marker = (L, map, drawn) => {
  const link = Object.assign(document.createElement("a"), { className: "tile-pin" });
  link.href = drawn.getAttribute("href");
  const number = Object.assign(document.createElement("span"), { className: "tile-pin__number" });
  number.textContent = drawn.dataset.number || "●";
  link.append(number);
  link.title = drawn.getAttribute("aria-label") || drawn.textContent;
  link.setAttribute("aria-label", link.title);
  const place = drawn.dataset.point.split(",").map(Number);
  // Who comes by keyboard sees the marker, close enough to tell it from its neighbours.
  link.addEventListener("focus", () => {
    if (link.matches(":focus-visible")) map.setView(place, Math.max(map.getZoom(), 16), { animate: false });
  });
  L.DomEvent.disableClickPropagation(link);
  const icon = L.divIcon({ html: link, className: "tile-marker", iconSize: [28, 28] });
  return L.marker(place, { icon, interactive: false, keyboard: false });
};

const open = async () => {
  await Promise.all([addStyle(box.dataset.libraryStyle), import(box.dataset.library)]);
  const L = window.L;
  box.querySelector("[data-tiles-notice]").hidden = true;
  canvas.hidden = false;
  const map = L.map(canvas, { zoomControl: false, scrollWheelZoom: false });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  // The wheel moves the page until somebody is on the map.
  map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());
  map.attributionControl.setPrefix(false);
  const markers = L.featureGroup().addTo(map);

  const show = () => {
    markers.clearLayers();
    const drawn = [...part.querySelectorAll("[data-point]")];
    for (const one of drawn) marker(L, map, one).addTo(markers);
    if (drawn.length) map.fitBounds(markers.getBounds(), { maxZoom: 17, padding: [30, 30], animate: false });
  };

  show();
  // Asked with the site's name and no more: a tile server may want to know who shows its pictures.
  const options = { attribution: attribution(), maxZoom: 19, referrerPolicy: "origin" };
  L.tileLayer(box.dataset.tiles, options).addTo(map);
  // The filters put other entries in place.
  new MutationObserver(show).observe(part, { childList: true });
  canvas.focus();
};

if (box) {
  box.hidden = !part.querySelector("[data-point]");
  box.querySelector("[data-tiles-show]").addEventListener("click", (event) => {
    event.target.disabled = true;
    open().catch(() => { event.target.disabled = false; });
  });
  new MutationObserver(() => { box.hidden = !part.querySelector("[data-point]"); })
    .observe(part, { childList: true });
}
