// Shows what was noted and is not sent yet, and sends it: <section data-unsent-notes> of the page.
import { countOfOthers, notesOf, remove, store } from "./notes.js";
import { sendNotes } from "./sending.js";

const ANSWERS = "offline-answers";
// What the page says, by the state: while notes wait, and while none does.
const STATES = { ready: "sending", sent: "sending", sending: "sending", offline: "offline", "signed-out": "signed-out" };
const CALM_STATES = { ready: "ready", sent: "sent", offline: "no-network" };

export const board = document.querySelector("[data-unsent-notes]");
export const owner = board.dataset.owner;

let last = "";

const part = (name) => board.querySelector(`[data-notes-${name}]`);
export const textOf = (name) => board.querySelector(`template[data-note-${name}]`).content.textContent.trim();

export async function send() {
  if (!navigator.onLine) return show("offline");
  if ((await notesOf(owner)).some((note) => !note.reason)) await show("sending");
  let answered = false;
  const state = await sendNotes(owner, board.dataset.state, (note, messages) => {
    answered = true;
    for (const message of messages) tell(message);
  });
  await show(state === "sent" && !answered ? "ready" : state);
  if (answered) document.dispatchEvent(new CustomEvent("notes-sent"));
}

// The state is how sending went, or "ready" where there is nothing to send.
export async function show(state = last) {
  last = state;
  const notes = await notesOf(owner);
  const refused = notes.filter((note) => note.reason);
  const count = notes.length - refused.length;
  const calm = refused.length || (state === "ready" && !board.dataset.isKept) ? "" : CALM_STATES[state];
  const shown = count ? STATES[state] : calm;
  for (const line of board.querySelectorAll("[data-notes-state]")) {
    const name = line.dataset.notesState;
    line.hidden = name !== shown && !(name === "refused" && refused.length);
  }
  for (const number of board.querySelectorAll("[data-notes-count]")) number.textContent = count;
  part("refused").textContent = refused.length;
  part("details").hidden = !notes.length;
  if (refused.length) part("details").open = true;
  showList(notes);
  part("sign-in").search = new URLSearchParams({ next: location.pathname + location.search });
  const others = await countOfOthers(owner);
  part("others").hidden = !others;
  part("others-count").textContent = others;
  document.dispatchEvent(new CustomEvent("unsent-notes", { detail: notes }));
}

// Only what changed is drawn anew, so that nobody loses the button in hand.
function showList(notes) {
  const now = JSON.stringify(notes.map(({ id, at, reason }) => [id, at, reason]));
  if (part("list").dataset.shows === now) return;
  part("list").dataset.shows = now;
  part("list").replaceChildren(...notes.map(row));
}

function row(note) {
  const item = board.querySelector("template[data-note]").content.cloneNode(true).firstElementChild;
  const at = (name) => item.querySelector(`[data-note-${name}]`);
  at("label").textContent = note.label;
  at("time").textContent = new Date(note.at).toLocaleString(document.documentElement.lang || "de", {
    weekday: "short", hour: "numeric", minute: "2-digit", timeZone: "Europe/Berlin",
  });
  at("reason").textContent = note.reason === "?" ? textOf("unknown") : (note.reason ?? "");
  at("reason").hidden = !note.reason;
  at("change").hidden = !note.page;
  at("change").href = `${note.page}#${note.id}`;
  at("discard").addEventListener("click", async ({ target }) => {
    if (!confirm(target.dataset.question)) return;
    await remove(note.id);
    location.reload();
  });
  return item;
}

// The server's sentence, escaped by it. It is shown on the page that comes next, too.
function tell(message) {
  const item = document.createElement("li");
  item.innerHTML = message;
  part("answers").append(item);
  const kept = JSON.parse(sessionStorage.getItem(ANSWERS) ?? "[]");
  sessionStorage.setItem(ANSWERS, JSON.stringify([...kept, message].slice(-5)));
}

export function showAnswers() {
  const kept = JSON.parse(sessionStorage.getItem(ANSWERS) ?? "[]");
  sessionStorage.removeItem(ANSWERS);
  for (const message of kept) part("answers").append(Object.assign(document.createElement("li"), { innerHTML: message }));
}

// Once more, also what was refused: what stood in its way may be gone.
part("send").addEventListener("click", async () => {
  for (const { reason, ...note } of await notesOf(owner)) await store(note);
  await send();
});
