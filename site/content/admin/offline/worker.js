// Serves the pages of its scope where there is no network, or none that answers in time. What it may keep of
// them the server says, by a header that names the owner; what lies at FILES_AT (in the line that the server puts
// above: scripts, styles, icons) it keeps as it comes.
const PAGES = "offline-pages-";
const FILES = "offline-files";
const OWNER = "Offline-Copy";
const FALLBACK = "ohne-netz/";
const PATIENCE = 4000;
// Such an address says by itself which version it is.
const VERSIONED = /\.[0-9a-f]{12}\.\w+$|[?&][vh]=/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
// A page that was loading while it became active asks for it.
addEventListener("message", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FILES_AT.some((start) => url.pathname.startsWith(start))) {
    event.respondWith(file(request));
  } else if (request.url.startsWith(registration.scope) && request.headers.get("Accept")?.includes("text/html")) {
    event.respondWith(page(event));
  }
});

async function file(request) {
  const files = await caches.open(FILES);
  const copy = await files.match(request, { ignoreVary: true });
  if (copy && VERSIONED.test(request.url)) return copy;
  try {
    const response = await fetch(request);
    if (response.ok) await files.put(request, response.clone());
    return response;
  } catch {
    return copy || Response.error();
  }
}

async function page(event) {
  const fresh = fetch(event.request).then(async (response) => {
    await keep(event.request, response).catch(() => {}); // the phone may be full: the page is shown all the same
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  if (event.request.cache === "no-store") return fresh; // whoever asks so wants no copy, however late it is
  const copy = await copyOf(event.request.url);
  try {
    if (!copy) return await fresh;
    const late = new Promise((done) => setTimeout(done, PATIENCE, copy));
    const response = await Promise.race([fresh, late]);
    return response.status >= 500 ? copy : response; // a proxy says that the site is away
  } catch {
    return copy || (await copyOf(registration.scope + FALLBACK)) || Response.error();
  }
}

async function keep(request, response) {
  const owner = response.headers.get(OWNER);
  if (!response.ok || response.redirected || !owner) return;
  for (const name of await caches.keys()) {
    // Somebody else is signed in now: what the one before read is not for them.
    if (name.startsWith(PAGES) && name !== PAGES + owner) await caches.delete(name);
  }
  const pages = await caches.open(PAGES + owner);
  await pages.put(request.url, response.clone());
}

async function copyOf(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const pages = await caches.open(name);
    const copy = await pages.match(address, { ignoreVary: true });
    if (copy) return copy;
  }
}
