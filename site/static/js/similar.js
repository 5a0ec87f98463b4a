// While somebody types a name, tell what is public already and may be the same. Without this the server tells it one step later.
const form = document.querySelector("[data-similar]");
const box = document.querySelector("[data-similar-list]");
const ASKED = ["name", "title", "street", "date"];
const PAUSE = 500;
let waiting;

function typed() {
  const values = new URLSearchParams(form.dataset.similarKnown);
  for (const name of ASKED) {
    const value = form.elements[name]?.value?.trim();
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function line({ title, url, text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.target = "_blank";
  link.textContent = title;
  item.append(link, text ? ` – ${text}` : "");
  return item;
}

async function ask() {
  const answer = await fetch(`${form.dataset.similar}?${typed()}`).catch(() => null);
  if (!answer?.ok) return;
  const { entries } = await answer.json();
  box.querySelector("ul").replaceChildren(...entries.map(line));
  box.hidden = entries.length === 0;
}

form?.addEventListener("input", (event) => {
  if (!ASKED.includes(event.target.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
