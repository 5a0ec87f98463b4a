// Sends what was noted, in its order, once: two pages never send at the same moment, and the server knows each
// note by its key. Answers how it went: "sent", "offline", "signed-out".
import { notesOf, remove, store } from "./notes.js";

const LONGEST = 60_000;
// Neither wrong nor over: it is tried again.
const LATER = new Set([408, 425, 429]);

export function sendNotes(owner, stateUrl, onAnswer) {
  return navigator.locks.request("offline-sending", () => send(owner, stateUrl, onAnswer));
}

async function send(owner, stateUrl, onAnswer) {
  const waiting = (await notesOf(owner)).filter((note) => !note.reason);
  if (!waiting.length) return "sent";
  try {
    const answer = await ask(stateUrl);
    if (answer.type === "opaqueredirect") return "signed-out";
    if (!answer.ok) return "offline";
    const state = await answer.json();
    if (state.owner !== owner) return "signed-out";
    for (const note of waiting) {
      const response = await post(note, state.token);
      if (response.type === "opaqueredirect" || response.status === 409) return "signed-out";
      if (response.status >= 500 || LATER.has(response.status)) return "offline";
      await settle(note, response, onAnswer);
    }
    return "sent";
  } catch (error) {
    if (error instanceof TypeError || error.name === "TimeoutError") return "offline";
    throw error;
  }
}

function ask(stateUrl) {
  const headers = { Accept: "application/json" };
  return fetch(stateUrl, { headers, redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
}

function post(note, token) {
  const body = new FormData();
  for (const [name, value] of note.entries) body.append(name, value);
  const age = Math.round((Date.now() - note.at) / 1000);
  const headers = { "X-CSRFToken": token, "Offline-Owner": note.owner, "Offline-Age": age };
  const signal = AbortSignal.timeout(LONGEST);
  return fetch(note.url, { method: "POST", body, headers, redirect: "manual", signal });
}

async function settle(note, response, onAnswer) {
  const type = response.headers.get("Content-Type") ?? "";
  const { messages = [], reason } = type.includes("json") ? await response.json() : {};
  if (response.ok) {
    await remove(note.id);
  } else {
    const text = type.startsWith("text/plain") ? await response.text() : "";
    await store({ ...note, reason: reason || text || "?" });
  }
  onAnswer(note, messages);
}
