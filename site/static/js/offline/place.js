// The form of a place whose page is not on the phone: what is known of it stands in the list of its street, which is.
const frame = document.querySelector("[data-offline-place]");

export async function showPlace() {
  if (!frame) return;
  const found = await placeAt(location.pathname);
  if (!found) return;
  const { name, street, nobody } = found.row.dataset;
  document.title = name;
  frame.querySelector("[data-place-facts]").append(...found.row.querySelector("[data-place-known]").childNodes);
  for (const heading of frame.querySelectorAll("[data-place-title]")) heading.textContent = name;
  for (const form of frame.querySelectorAll("form")) {
    form.elements.place_name.value = name;
    form.elements.place_street.value = street;
    form.dataset.next = found.list;
  }
  const nobodyIn = frame.querySelector("form[data-nobody]");
  // Whoever wants to be left alone is walked past.
  if (nobody) nobodyIn.setAttribute("action", nobody);
  else nobodyIn.remove();
  const step = found.row.querySelector(".street-work__step");
  if (step) frame.querySelector("[data-refresh=step]").append(step);
  frame.hidden = false;
  document.querySelector("[data-offline-missing]").hidden = true;
}

async function placeAt(path) {
  for (const name of await caches.keys()) {
    if (!name.startsWith("offline-pages-")) continue;
    const pages = await caches.open(name);
    for (const request of await pages.keys()) {
      const text = await (await pages.match(request)).text();
      const list = new DOMParser().parseFromString(text, "text/html");
      const row = list.querySelector(`[data-offline-at="${CSS.escape(path)}"]`);
      if (row) return { row, list: request.url };
    }
  }
}
