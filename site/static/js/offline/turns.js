// The round at the table as it is with what waits on this phone: whose turn it is, in which order, who is there.
// Each note about the order is applied to the list once; a list that comes fresh from the site gets what still waits.
import { clockFor } from "./turn-clock.js";

const page = document.querySelector("[data-turns]");
const CURRENT = "current";
const applied = new WeakMap();

document.addEventListener("unsent-notes", ({ detail: notes }) => show(notes));
show([]);

function show(notes) {
  const { activeElement } = document;
  const list = page.querySelector("[data-turn-order]");
  const known = applied.get(list) ?? new Set();
  applied.set(list, known);
  for (const note of notes) {
    if (!note.url.startsWith(page.dataset.turns) || note.reason || known.has(note.id)) continue;
    known.add(note.id);
    arrange(list, Object.fromEntries(note.entries));
  }
  draw([...list.querySelectorAll("[data-turn]")]);
  keepFocus(activeElement);
}

function arrange(list, { member, state, before }) {
  const row = (id) => list.querySelector(`[data-turn="${CSS.escape(id)}"]`);
  if (!row(member)) return;
  if (state) row(member).dataset.state = state;
  if (before && before !== member) list.insertBefore(row(member), row(before));
}

function draw(rows) {
  const current = rows.find(({ dataset }) => dataset.state === "waiting");
  let earlier;
  for (const row of rows) {
    showParts(row, row === current ? CURRENT : row.dataset.state);
    if (row.dataset.state !== "waiting") continue;
    if (earlier) row.querySelector("[data-earlier]").value = earlier.dataset.turn;
    earlier = row;
  }
  showTurn(current, rows);
  clockFor(current?.dataset.turn ?? "", current?.dataset.name ?? "");
}

function showParts(row, state) {
  for (const part of row.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(state);
}

function showTurn(current, rows) {
  const id = current?.dataset.turn;
  for (const turn of page.querySelectorAll("[data-turn-of]")) {
    // A note that is changed again is shown, whoever's turn it is now.
    turn.hidden = turn.dataset.turnOf !== id && !turn.querySelector("form[data-noted-at]");
  }
  page.querySelector("[data-turns-over]").hidden = Boolean(current) || !rows.length;
  if (!current) return;
  const turn = turnOf(id);
  if (!turn) {
    if (navigator.onLine) location.reload(); // somebody came to the team since the page was opened
    return;
  }
  const place = rows.indexOf(current);
  const others = [...rows.slice(place + 1), ...rows.slice(0, place)];
  const neighbour = others.find(({ dataset }) => dataset.state !== "absent");
  turn.querySelector("[data-neighbour]").hidden = !neighbour;
  turn.querySelector("[data-neighbour-name]").textContent = neighbour?.dataset.name ?? "";
}

function turnOf(id) {
  return page.querySelector(`[data-turn-of="${CSS.escape(id)}"]`);
}

// Whoever pressed a button that is gone now stands at the turn that comes.
function keepFocus(element) {
  if (!page.contains(element)) return;
  const next = page.querySelector(":is([data-turn-of], [data-turns-over]):not([hidden]) h2");
  (element.closest("[hidden]") ? next : element)?.focus();
}
