// Whoever goes back from a begun form to its first page finds what was typed: it lies in the draft, and the empty
// page they began on does not know it. The tab remembers the draft; a first page opened anew forgets it.
const form = document.querySelector("[data-form-kind]");
const name = `begun-${form.dataset.formKind}`;
const draft = form.dataset.firstStep;

if (draft) sessionStorage.setItem(name, draft);
else {
  window.addEventListener("pageshow", (event) => {
    const [way] = performance.getEntriesByType("navigation");
    const hasComeBack = event.persisted || way?.type === "back_forward";
    const begun = sessionStorage.getItem(name);
    if (hasComeBack && begun) location.replace(begun);
    else sessionStorage.removeItem(name);
  });
}
