// Who signs out takes nothing along: what is not sent is asked about, then notes, lists and copies leave the phone.
// A session that ended by itself deletes nothing, and nobody deletes another person's notes.
import { canKeep, dropCopies, empty, notesOf } from "./notes.js";

const { owner, signOut, question } = document.querySelector("script[data-sign-out]").dataset;

if (canKeep) {
  dropPagesOfOthers();
  // Before the form's own scripts: it may not be on its way yet.
  document.addEventListener("submit", askFirst, { capture: true });
}

async function dropPagesOfOthers() {
  const pages = (await caches.keys()).filter((name) => name.startsWith("offline-pages-"));
  if (pages.some((name) => name !== `offline-pages-${owner}`)) await dropCopies(owner);
}

async function askFirst(event) {
  const form = event.target;
  const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
  if (!signOut.split(" ").includes(pathname)) return;
  event.preventDefault();
  event.stopPropagation();
  // Where the phone's database cannot be read there is nothing to ask about: signing out works in any case.
  const { length } = await notesOf(owner).catch(() => []);
  if (length && !confirm(question.replace("{count}", length))) return;
  await empty(owner).catch(() => {});
  form.submit();
}
