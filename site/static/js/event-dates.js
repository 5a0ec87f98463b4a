// While an event is edited: its rule as a sentence, the next dates, and what differs from what is
// published. The server answers what the form would do; nothing is stored.
const PAUSE = 400;

for (const panel of document.querySelectorAll("[data-event-dates]")) watch(panel);

function watch(panel) {
  const form = panel.closest("form");
  const names = panel.dataset.watched.split(" ");
  let timer;
  let running;
  let asked = fieldsOf(form, names).toString();

  async function ask() {
    const fields = fieldsOf(form, names);
    if (fields.toString() === asked) return;
    asked = fields.toString();
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(addressOf(panel, form), {
        method: "POST",
        body: fields,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        signal: running.signal,
      });
      if (answer.ok) show(panel, await answer.json());
    } catch {
      asked = ""; // overtaken or offline: the next change asks again
    }
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  // Rows of exceptions come and go by buttons, and the date picker fills in by a click.
  for (const kind of ["input", "change", "click", "focusout"]) document.addEventListener(kind, soon);
}

function fieldsOf(form, names) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isWatched = names.some((one) =>
      one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : name === one,
    );
    if (isWatched && typeof value === "string") fields.append(name, value);
  }
  return fields;
}

function addressOf(panel, form) {
  // A new event gets its number while it is being edited.
  const number = form.action.match(/\/edit\/(\d+)\//)?.[1];
  return panel.dataset.address + (number ? `${number}/` : "");
}

function show(panel, parts) {
  for (const [name, html] of Object.entries(parts)) {
    const part = panel.querySelector(`[data-part="${name}"]`);
    if (part.dataset.shown === html) continue;
    const focused = part.contains(document.activeElement) && document.activeElement.id;
    part.innerHTML = html;
    part.dataset.shown = html;
    if (focused) document.getElementById(focused)?.focus();
  }
}
