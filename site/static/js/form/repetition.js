// Name each repetition after the first date ("jeden 2. Dienstag im Monat") while it is being chosen.
const date = document.querySelector("input[name=date]");
const options = [...document.querySelectorAll("option[data-with-day]")];
const language = document.documentElement.lang || "de";
const MONTHLY_WEEKDAY = "monthly-weekday";
const MONTHLY_LAST = "monthly-last";

function words(option, day) {
  const nth = Math.ceil(day.getDate() / 7);
  const isFifth = option.value === MONTHLY_WEEKDAY && nth > 4;
  const last = options.find(({ value }) => value === MONTHLY_LAST);
  return (isFifth && last ? last : option).dataset.withDay
    .replace("{nth}", nth)
    .replace("{weekday}", day.toLocaleDateString(language, { weekday: "long" }))
    .replace("{day}", day.getDate())
    .replace("{month}", day.toLocaleDateString(language, { month: "long" }));
}

function rename() {
  // Noon, so that no zone moves it to another day.
  const day = new Date(`${date.value}T12:00:00`);
  const isKnown = !Number.isNaN(day.getTime()) && day.getFullYear() > 1999;
  for (const option of options) {
    option.textContent = isKnown ? words(option, day) : option.dataset.general;
  }
}

date?.addEventListener("input", rename);
if (date) rename();
