// A form with data-offline-note is noted on the phone first, and sent from there. Its text says what it is,
// data-offline-name which field names it, data-next where it leads; without that the page stays.
import { lighter } from "../form/shrinking.js";
import { board, owner, send, show, textOf } from "./board.js";
import { notesOf, store } from "./notes.js";

const PATIENCE = 3000;

export function noteForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-offline-note]")) return;
    if (form.dataset.isFull && navigator.onLine) return; // the phone is: the browser sends it as it always did
    event.preventDefault();
    if (form.dataset.isNoting) return;
    form.dataset.isNoting = "yes";
    note(form, event.submitter).finally(() => delete form.dataset.isNoting);
  });
}

async function note(form, submitter) {
  // The page may be a copy that was used before: each note gets a key of its own, and keeps it until it is stored.
  const id = (form.dataset.noteId ??= crypto.randomUUID());
  if (form.elements.key) form.elements.key.value = id;
  const hasFields = form.querySelector("input:not([type=hidden]), select, textarea");
  try {
    await store({
      id,
      owner,
      url: addressOf(form),
      entries: await entriesOf(form, submitter),
      from: new URL(".", new URL(board.dataset.state, location)).pathname,
      page: hasFields ? location.pathname + location.search : "",
      label: [form.dataset.offlineNote, form.elements[form.dataset.offlineName]?.value].filter(Boolean).join(": "),
      at: Number(form.dataset.notedAt) || Date.now(),
    });
  } catch {
    form.dataset.isFull = "yes";
    return fail(form, textOf("full"));
  }
  navigator.storage?.persist?.();
  if (!form.dataset.next) {
    forget(form);
    if (hasFields) form.reset();
    return send();
  }
  await Promise.race([send(), new Promise((done) => setTimeout(done, PATIENCE))]);
  const left = (await notesOf(owner)).find((waiting) => waiting.id === id);
  if (left?.reason) return fail(form, left.reason === "?" ? textOf("unknown") : left.reason);
  forget(form);
  location.assign(form.dataset.next);
}

function forget(form) {
  delete form.dataset.noteId;
  delete form.dataset.notedAt;
  form.querySelector("[data-note-failed]")?.remove();
}

function addressOf(form) {
  return form.getAttribute("action") || location.pathname + location.search;
}

async function entriesOf(form, submitter) {
  const entries = [];
  for (const [name, value] of new FormData(form, submitter)) {
    if (name === "csrfmiddlewaretoken" || (value instanceof File && !value.size)) continue;
    entries.push([name, value instanceof File ? await lighter(value) : value]);
  }
  return entries;
}

function fail(form, text) {
  let line = form.querySelector("[data-note-failed]");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "unsent-notes__reason" });
    line.setAttribute("role", "alert");
    line.dataset.noteFailed = "";
    form.querySelector("[type=submit]").closest("p, form").before(line);
  }
  line.textContent = text;
}

// "Ändern": the page's address names a note, and its form shows what was noted.
export async function fillFromAddress() {
  const found = (await notesOf(owner)).find(({ id }) => id === location.hash.slice(1));
  const forms = [...document.querySelectorAll("form[data-offline-note]")];
  const form = found && forms.find((form) => addressOf(form) === found.url);
  if (!form) return;
  for (const field of form.querySelectorAll("[type=checkbox]")) field.checked = false;
  for (const [name, value] of found.entries) fill(form.querySelectorAll(`[name="${CSS.escape(name)}"]:not(button)`), value);
  form.dataset.noteId = found.id;
  form.dataset.notedAt = found.at;
  for (const details of form.querySelectorAll("details")) details.open = true;
  if (found.reason) fail(form, found.reason === "?" ? textOf("unknown") : found.reason);
}

function fill(fields, value) {
  for (const field of fields) {
    if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
    else if (field.type === "file") {
      const files = new DataTransfer();
      files.items.add(value);
      field.files = files.files;
    } else field.value = value;
  }
}
