// A list whose filters act at once: the parts marked data-part are fetched and put in place. Without
// scripts the form is sent and the links are followed.
const listing = document.querySelector("[data-listing]");
const form = listing?.querySelector("[data-listing-form]");
const near = listing?.querySelector("[data-near]");
const sorting = form?.querySelector("[data-sorting]");
const status = listing?.querySelector("[data-part=status]");

const asked = () => {
  const values = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(values)}`;
};

// Once the map has been seen, the list shows the numbers of its pins.
const map = listing?.querySelector("[data-part=map]");
if (map) {
  new IntersectionObserver(([seen]) => {
    if (seen.isIntersecting) listing.dataset.numbered = "";
  }).observe(map);
}

const fill = (page) => {
  const focused = document.activeElement;
  for (const part of listing.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  // What is still there keeps its focus: asked for again, a half typed date would lose its digits. After
  // what is gone, a filter's own link or a page's, comes the line that says what is shown now.
  if (!focused.isConnected) (document.getElementById(focused.id) ?? status).focus({ preventScroll: true });
};

// Where somebody is, rounded to about 100 metres: known to this script alone as long as the page is
// open. It stands in no address and no link, only in the questions for a list in the order of distance.
let point;

const withPoint = (address) => {
  const url = new URL(address, location);
  if (point && url.searchParams.get("sortierung") === "naehe") url.searchParams.set("nah", point);
  return url;
};

// After a reload nobody knows the place any more, and the list is in its usual order: the address says so.
if (form && new URL(location).searchParams.get("sortierung") === "naehe") {
  const url = new URL(location);
  url.searchParams.delete("sortierung");
  history.replaceState({}, "", url);
}

// Which list is shown: a step to another place of this page asks for no other one.
const listInAddress = () => location.pathname + location.search;
let shown = listInAddress();

// The newest question alone is answered: a slower answer to an older one would overwrite it.
let newest;

// Returns whether the page was put in place; where that fails, the browser goes there itself.
const show = async (url, keep = true) => {
  newest?.abort();
  const { signal } = (newest = new AbortController());
  const typed = form.elements.q.value;
  listing.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(withPoint(url), { headers: { Accept: "text/html" }, signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fill(page);
    // Words that the server has read as filters are now filters; who types on keeps what was typed.
    if (form.elements.q.value === typed) form.elements.q.value = page.querySelector("[data-listing-form] [name=q]").value;
    document.title = page.title;
    if (keep) history.pushState({}, "", url);
    shown = listInAddress();
    return true;
  } catch {
    if (signal.aborted) return false;
    // What is not kept is already in the address.
    if (keep) location.assign(url);
    else location.reload();
    return false;
  } finally {
    if (signal === newest.signal) listing.removeAttribute("aria-busy");
  }
};

// Who leaves the page wants no answer, or some browsers call it failed and it would lead back here.
addEventListener("pagehide", () => newest?.abort());

// What is ticked, chosen and typed as a page's own form has it: after a link, and after going back.
const copyForm = (url) => {
  const values = new URL(url, location).searchParams;
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
    else field.value = values.get(field.name) ?? "";
  }
};

form?.addEventListener("change", (event) => {
  if (event.target.name !== "q") show(asked());
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  show(asked());
});

listing?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  // A link with a hash leads to a place of this page.
  const isOwn = link && !link.hash && link.pathname === new URL(form.action).pathname;
  if (!isOwn || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  copyForm(link.href);
  show(link.href).then((isShown) => isShown && listing.scrollIntoView({ block: "start" }));
});

if (form) addEventListener("popstate", () => {
  if (shown === listInAddress()) return;
  copyForm(location.href);
  show(location.href, false);
});

// Where somebody is, is asked only after a click.
if (near && navigator.geolocation) {
  near.hidden = false;
  const words = near.lastElementChild;
  const label = words.textContent;
  near.addEventListener("click", () => {
    words.textContent = near.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        words.textContent = label;
        point = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
        if (!sorting.querySelector("[value=naehe]")) sorting.add(new Option(label, "naehe"));
        sorting.value = "naehe";
        show(asked());
      },
      () => {
        words.textContent = near.dataset.denied;
      },
      { timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
