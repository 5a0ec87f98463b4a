// The list in the order of distance. Where somebody is, is asked only after a click, rounded to about 100 metres,
// and known to this script alone as long as the page is open: it stands in no address and no link, only in the
// questions for a list in that order.
const near = document.querySelector("[data-near]");
const listing = near.closest("[data-listing]");
const sorting = near.form.elements.sortierung;
const words = near.lastElementChild;
const label = words.textContent;
const isAskedFor = (url) => url.searchParams.get("sortierung") === "naehe";
let point;

listing.addEventListener("listing:asks", ({ detail: url }) => {
  if (point && isAskedFor(url)) url.searchParams.set("nah", point);
});

// After a reload nobody knows the place any more, and the list is in its usual order: the address says so.
const here = new URL(location);
if (isAskedFor(here)) {
  here.searchParams.delete("sortierung");
  history.replaceState({}, "", here);
}

const found = ({ coords }) => {
  words.textContent = label;
  point = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
  if (!sorting.querySelector("[value=naehe]")) sorting.add(new Option(label, "naehe"));
  sorting.value = "naehe";
  sorting.dispatchEvent(new Event("change", { bubbles: true }));
};

const refused = () => {
  words.textContent = near.dataset.denied;
};

if (navigator.geolocation) {
  near.hidden = false;
  near.addEventListener("click", () => {
    words.textContent = near.dataset.waiting;
    navigator.geolocation.getCurrentPosition(found, refused, { timeout: 15_000, maximumAge: 60_000 });
  });
}
