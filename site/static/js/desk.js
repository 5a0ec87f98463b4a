// The desk by keyboard: J/K through a list, 1–4 between lists, a letter for each [data-desk-key],
// Ctrl+Enter decides. Silent inside fields and where the account has shortcuts switched off.

const isTyping = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

const isSwitchedOff = () => {
  const config = document.getElementById("wagtail-config");
  return config && JSON.parse(config.textContent).KEYBOARD_SHORTCUTS_ENABLED === false;
};

const moveRow = (step) => {
  const rows = [...document.querySelectorAll("[data-desk-row]")];
  const at = rows.indexOf(document.activeElement);
  const next = rows[at < 0 ? 0 : at + step];
  next?.focus();
  return Boolean(next);
};

const press = (element) => {
  if (element.matches("input[type=radio]")) {
    element.checked = true;
    element.dispatchEvent(new Event("change", { bubbles: true }));
    document.getElementById("id_text")?.focus();
  } else {
    element.click();
  }
  return true;
};

const act = (key) => {
  const named = document.querySelector(`[data-desk-key="${CSS.escape(key)}"]`);
  if (named) return press(named);
  const tabs = document.querySelectorAll("[data-desk-tab]");
  if (tabs[key - 1]) return press(tabs[key - 1]);
  if (key === "j" || key === "k") return moveRow(key === "j" ? 1 : -1);
  return false;
};

if (!isSwitchedOff()) {
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("[data-desk-form]");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (!isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (act(event.key.toLowerCase())) event.preventDefault();
    }
  });
}

// A ready-made text goes into the field by choosing it; it replaces only another ready-made one.
const texts = document.querySelector("[data-desk-texts]");
if (texts) {
  const field = document.getElementById("id_text");
  document.querySelector("[data-desk-fill]").hidden = true;
  let filled = "";
  texts.addEventListener("change", () => {
    const { text = "", outcome } = texts.selectedOptions[0].dataset;
    if (field.value.trim() === "" || field.value === filled) field.value = filled = text;
    else if (text) field.value += `\n\n${text}`;
    const radio = texts.form.querySelector(`[name=action][value="${outcome}"]`);
    if (radio) radio.checked = true;
  });
}
