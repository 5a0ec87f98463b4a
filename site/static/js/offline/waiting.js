// Tells on the dashboard what waits on this phone, and leads to the page that sends it.
import { canKeep, countOfOthers, notesOf } from "./notes.js";

const panel = document.querySelector("[data-waiting-notes]");

if (canKeep) tell().catch(() => {});

async function tell() {
  const notes = await notesOf(panel.dataset.owner);
  const others = await countOfOthers(panel.dataset.owner);
  panel.querySelector("[data-waiting=one]").hidden = notes.length !== 1;
  panel.querySelector("[data-waiting=many]").hidden = notes.length < 2;
  panel.querySelector("[data-waiting-count]").textContent = notes.length;
  const link = panel.querySelector("[data-waiting-link]");
  link.hidden = !notes.length;
  link.href = notes[0]?.from ?? "";
  panel.querySelector("[data-notes-others]").hidden = !others;
  panel.querySelector("[data-notes-others-count]").textContent = others;
  panel.hidden = !(notes.length || others);
}
