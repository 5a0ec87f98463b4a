// What was noted and is not sent yet, in the phone's own database: each note under its owner. An owner is the name
// that the server gives a person, a note { id, owner, number, url, entries, from, page, label, at, reason }; `from` is the
// page that sends it, `page` the one that can change it.
import { createStore } from "../../vendor/idb-keyval/idb-keyval.js";

// Only a browser with all of these can keep a note.
export const canKeep = Boolean(navigator.serviceWorker && window.indexedDB && window.isSecureContext);

const STORE = "notes";
const open = createStore("offline", STORE);

// A phone may go out the moment after: "strict" waits until the note is on its disk.
function inStore(mode, work) {
  return open("readonly", ({ transaction }) =>
    new Promise((done, fail) => {
      const strict = transaction.db.transaction(STORE, mode, { durability: "strict" });
      let answer;
      strict.oncomplete = () => done(answer.result);
      strict.onabort = () => fail(strict.error);
      answer = work(strict.objectStore(STORE));
    }),
  );
}

async function all() {
  const found = await inStore("readonly", (store) => store.getAll());
  return found.sort((a, b) => a.number - b.number);
}

export async function notesOf(owner) {
  return (await all()).filter((note) => note.owner === owner);
}

export async function countOfOthers(owner) {
  return (await all()).filter((note) => note.owner !== owner).length;
}

// Stores a note, or puts it in the place of the one with its id. Fails where the phone is full.
export async function store(note) {
  const known = await all();
  const number = note.number ?? 1 + Math.max(0, ...known.map((other) => other.number));
  await inStore("readwrite", (notes) => notes.put({ ...note, number }, note.id));
}

export function remove(id) {
  return inStore("readwrite", (notes) => notes.delete(id));
}

// Takes a person's notes and all kept pages off the phone.
export async function empty(owner) {
  for (const note of await notesOf(owner)) await remove(note.id);
  await dropCopies();
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}

// Takes kept pages off the phone, but those of one owner.
export async function dropCopies(owner) {
  for (const name of await caches.keys()) {
    if (name.startsWith("offline-") && !name.endsWith(`-${owner}`)) await caches.delete(name);
  }
}
