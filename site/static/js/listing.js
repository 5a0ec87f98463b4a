// A list whose filters act at once: the parts marked data-part are fetched and put in place, and nothing else moves.
// Without scripts the form is sent and the links are followed.
const listing = document.querySelector("[data-listing]");
const form = listing.querySelector("[data-listing-form]");
const status = listing.querySelector("[data-part=status]");

const asked = () => {
  const values = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(values)}`;
};

// Once the map has been seen, the list shows the numbers of its pins.
const map = listing.querySelector("[data-part=map]");
if (map) {
  new IntersectionObserver(([seen]) => {
    if (seen.isIntersecting) listing.dataset.numbered = "";
  }).observe(map);
}

const fill = (page, typed) => {
  const focused = document.activeElement;
  for (const part of listing.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  // Words that the server has read as filters are now filters; who types on keeps what was typed, also in a
  // date, which is sent digit by digit: of the year 202 the server knows nothing.
  for (const [field, value] of typed) {
    const fresh = field.id && page.getElementById(field.id);
    const isBeingTyped = field.value !== value || (field === focused && field.name !== "q");
    if (fresh && !isBeingTyped && fresh.value !== value) field.value = fresh.value;
  }
  // What is still there keeps its focus: asked for again, a half typed date would lose its digits. After
  // what is gone, a filter's own link or a page's, comes the line that says what is shown now.
  if (!focused.isConnected) (document.getElementById(focused.id) ?? status).focus({ preventScroll: true });
};

// Which list is shown: a step to another place of this page asks for no other one.
const listInAddress = () => location.pathname + location.search;
let shown = listInAddress();

// The newest question alone is answered: a slower answer to an older one would overwrite it.
let newest;

// Returns whether the page was put in place; where that fails, the browser goes there itself.
const show = async (address, keep = true) => {
  newest?.abort();
  const { signal } = (newest = new AbortController());
  const typed = [...form.elements].map((field) => [field, field.value]);
  const url = new URL(address, location);
  listing.dispatchEvent(new CustomEvent("listing:asks", { detail: url }));
  listing.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fill(page, typed);
    document.title = page.title;
    if (keep && address !== location.href) history.pushState({}, "", address);
    shown = listInAddress();
    return true;
  } catch {
    if (signal.aborted) return false;
    // What is not kept is already in the address.
    if (keep) location.assign(address);
    else location.reload();
    return false;
  } finally {
    if (signal === newest.signal) listing.removeAttribute("aria-busy");
  }
};

// Who leaves the page wants no answer, or some browsers call it failed and it would lead back here.
addEventListener("pagehide", () => newest?.abort());

// What is ticked, chosen and typed as a page's own form has it: after a link, and after going back.
const copyForm = (address) => {
  const values = new URL(address, location).searchParams;
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
    else field.value = values.get(field.name) ?? "";
  }
};

form.addEventListener("change", ({ target }) => target.name !== "q" && show(asked()));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.submitter?.closest("[data-menu]")?.removeAttribute("open");
  show(asked());
});

listing.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  // A link with a hash alone leads to a place of this page.
  const isOwn = link?.pathname === new URL(form.action).pathname && (!link.hash || link.search !== location.search);
  if (!isOwn || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // A page of the list begins at its top, and a closer map where it is; a filter leaves all where it was.
  const place = link.closest("#karte") ?? (link.closest("[data-part=results]") && listing);
  copyForm(link.href);
  show(link.href).then((isShown) => isShown && place?.scrollIntoView({ block: "start" }));
});

addEventListener("popstate", () => {
  if (shown === listInAddress()) return;
  copyForm(location.href);
  show(location.href, false);
});
