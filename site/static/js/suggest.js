// A search box that offers what it could mean: a combobox after the ARIA pattern. Without scripts it is
// a plain search box. data-suggest names the address that answers with {options: [{label, hint, url}]}.
const PAUSE = 150;

for (const field of document.querySelectorAll("[data-suggest]")) {
  const input = field.querySelector("input");
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggest__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.querySelector("label").textContent);
  list.hidden = true;
  field.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer;
  let question;
  let asked = "";
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  };

  const choose = (place) => {
    chosen = place;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", index === place));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };

  const open = (option) => location.assign(new URL(option.dataset.url, new URL(input.form.action)));

  const show = (options) => {
    list.replaceChildren(
      ...options.map(({ label, hint, url }, index) => {
        const option = document.createElement("li");
        const small = document.createElement("span");
        option.id = `${list.id}-${index}`;
        option.dir = "auto";
        option.dataset.url = url;
        option.setAttribute("role", "option");
        small.className = "muted";
        small.textContent = hint;
        option.append(label, " ", small);
        return option;
      }),
    );
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const ask = async () => {
    const query = input.value.trim();
    if (query === asked) return;
    // Who typed on meanwhile has asked again.
    forget(query);
    if (query.length < 2) return close();
    const { signal } = (question = new AbortController());
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(query)}`, { signal });
      const { options } = answer.ok ? await answer.json() : { options: [] };
      if (!signal.aborted && document.activeElement === input) show(options);
    } catch {
      // Given up, or no answer came: the box works without suggestions.
    }
  };

  const forget = (query) => {
    clearTimeout(timer);
    question?.abort();
    asked = query;
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) open(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  // Who has searched looks at the results, and no late answer may lie over them.
  input.form.addEventListener("submit", () => {
    forget(input.value.trim());
    close();
  });
  input.addEventListener("blur", close);
  // Before the box loses focus, or the list would be gone.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => open(event.target.closest("[role=option]")));
}
