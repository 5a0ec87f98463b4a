// The clock of a turn: so many minutes to tell, as many for the answers. It counts to a moment, so that it is right
// after the phone has slept. It says in words, politely and seldom, how much is left. The screen stays on meanwhile.
const clock = document.querySelector("[data-turn-clock]");
const LENGTH = Number(clock.dataset.turnClock) * 60_000;
const SPOKEN = [5, 2, 1, 0]; // at how many minutes
const SHOWN = 15; // for how many seconds that is to be read
const KEY = `turn-clock ${location.pathname}`;
const OTHER = { telling: "answering", answering: "telling" };

const part = (name) => clock.querySelector(`[data-clock-${name}]`);
const text = (name) => clock.querySelector(`template[data-text-${name}]`).content.textContent;

// By member, so that a turn that was ended by mistake goes on where it was: { name, phase, left, until }.
const clocks = JSON.parse(sessionStorage.getItem(KEY)) ?? {};
let member = "";
let lock;

export function clockFor(next, name) {
  clock.hidden = !next;
  if (next !== member) {
    if (member) pause();
    member = next;
    if (member) change({ phase: "telling", left: LENGTH, ...clocks[member], name });
  }
}

part("toggle").addEventListener("click", () => {
  if (isRunning()) pause();
  else change({ until: Date.now() + (left() || LENGTH) });
});
part("next").addEventListener("click", () => {
  change({ phase: OTHER[clocks[member].phase], until: Date.now() + LENGTH });
});
document.addEventListener("visibilitychange", keepAwake);
setInterval(show, 500);

function left() {
  const { until, left } = clocks[member];
  return until ? Math.max(0, until - Date.now()) : left;
}

function isRunning() {
  return Boolean(clocks[member]?.until) && left() > 0;
}

function pause() {
  change({ until: 0, left: left() });
}

function change(values) {
  clocks[member] = { ...clocks[member], ...values };
  sessionStorage.setItem(KEY, JSON.stringify(clocks));
  show();
  keepAwake();
}

function show() {
  if (!member) return;
  const { name, phase } = clocks[member];
  const seconds = Math.ceil(left() / 1000);
  const isWhole = left() === LENGTH;
  say("time", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  say("phase", text(phase).replace("{name}", name));
  say("words", wordsFor(seconds));
  say("toggle", text(isRunning() ? "pause" : isWhole || !seconds ? "start" : "go-on"));
  say("next", text(`to-${OTHER[phase]}`));
}

function wordsFor(seconds) {
  if (seconds && !isRunning()) return left() === LENGTH ? "" : text("paused");
  const minutes = Math.ceil(seconds / 60);
  if (!seconds && part("words").textContent !== text("over")) end();
  if (!SPOKEN.includes(minutes) || seconds < minutes * 60 - SHOWN) return "";
  return minutes > 1 ? text("minutes").replace("{number}", minutes) : text(minutes ? "one" : "over");
}

function end() {
  navigator.vibrate?.(400);
  keepAwake();
}

// What stays the same is not written again: a screen reader would read it again.
function say(name, value) {
  if (part(name).textContent !== value) part(name).textContent = value;
}

async function keepAwake() {
  if (!isRunning()) return lock?.release();
  if (document.hidden || (lock && !lock.released)) return;
  lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
}
