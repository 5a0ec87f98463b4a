// A page that works without a network: it is kept on the phone with what it needs, and its forms are noted there.
import { board, send, show, showAnswers } from "./board.js";
import { fillFromAddress, noteForms } from "./forms.js";
import { canKeep } from "./notes.js";
import { showPlace } from "./place.js";

const RETRY = 60_000;

// Without one of these, as on http in a network of one's own, the forms work as they always did.
if (canKeep && navigator.locks) start();

async function start() {
  await showPlace();
  noteForms();
  await fillFromAddress();
  showAnswers();
  await show(navigator.onLine ? "" : "offline");
  board.hidden = false;
  send();
  addEventListener("online", send);
  addEventListener("offline", () => show("offline"));
  document.addEventListener("visibilitychange", () => document.hidden || send());
  setInterval(send, RETRY);
  addEventListener("hashchange", changeNote);
  document.addEventListener("notes-sent", () => refresh().catch(() => {}));
  await keep().catch(() => {}); // there is no network just now: the next page tries again
}

// "Ändern" of a note whose form is on this page.
async function changeNote() {
  await fillFromAddress();
  await show();
  document.querySelector("form[data-noted-at]")?.scrollIntoView();
}

async function keep() {
  const workers = navigator.serviceWorker;
  await workers.register(board.dataset.worker, { updateViaCache: "none" });
  const { active } = await workers.ready;
  if (!workers.controller) {
    const controlled = new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
    active.postMessage("claim");
    await controlled;
  }
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const url of files.filter(isFile)) await fetchOnce(url);
  await fetchOnce(location.href);
  if (!navigator.onLine) return;
  const links = [...document.querySelectorAll("a[data-keep]")].map(({ href }) => href);
  for (const url of [...keptWith(), ...links]) await fetchPage(url);
  board.dataset.isKept = "yes";
  await show();
}

function keptWith() {
  return board.dataset.keepWith.split(" ").filter(Boolean);
}

// What was sent is on the page now, in its copy, and in those that are kept with it. An older copy in place of the
// answer would undo what is shown.
async function refresh() {
  const response = await fetchPage(location.href, { cache: "no-store" });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const { id } = document.activeElement;
  for (const part of document.querySelectorAll("[data-refresh]")) {
    const now = fresh.querySelector(`[data-refresh="${part.dataset.refresh}"]`);
    if (now) part.replaceWith(now);
  }
  if (id) document.getElementById(id)?.focus();
  await show();
  for (const url of keptWith()) await fetchPage(url);
}

function isFile(url) {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && board.dataset.files.split(" ").some((start) => pathname.startsWith(start));
}

async function fetchOnce(url) {
  if (!(await caches.match(url, { ignoreVary: true }))) await fetchPage(url);
}

// What it is kept for is the worker's business; the header tells the server that this is the phone's copy.
// Where the session has ended, the page for signing in is not fetched: its new token would spoil the one of the
// form that somebody is filling in just now.
function fetchPage(url, options) {
  const headers = { Accept: "text/html", "Offline-Copy": "yes" };
  return fetch(url, { headers, redirect: "manual", ...options });
}
