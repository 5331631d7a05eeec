// Keys, the choice of light or dark, printing, and notices that can be undone. For: comfort; every page works without it.
// Not for: data of a page. Keys: `?` the keys, `/` search, `g` and a letter a step, `j` `k` rows, `o` opens a row,
// and `data-key="x"` on any link, button or field of a page.

const TYPING = "input, textarea, select, [contenteditable]";
const PATIENCE = 1500;
let awaitsStep = 0;

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
  if (document.querySelector("dialog[open]") && event.key !== "Escape") return;
  const act = Date.now() < awaitsStep ? goTo(event.key) : ownKey(event.key) ?? COMMON[event.key];
  awaitsStep = 0;
  if (!act) return;
  event.preventDefault();
  act();
}

const COMMON = {
  "?": () => document.getElementById("keys").showModal(),
  "/": () => (document.querySelector("main [data-search]") ?? document.querySelector("[data-search]"))?.focus(),
  g: () => { awaitsStep = Date.now() + PATIENCE; },
  j: () => moveRow(1),
  k: () => moveRow(-1),
};

function goTo(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  return link && (() => link.click());
}

function ownKey(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return undefined;
  return () => (target.matches(TYPING) ? target.focus() : target.click());
}

// A row is reached by its first link, so `Enter` opens it as any link; `o` does the same.
function moveRow(step) {
  const links = [...document.querySelectorAll("tr[data-row] a[data-opens], li[data-row] a[data-opens]")];
  const now = links.indexOf(document.activeElement);
  const next = links[now < 0 ? (step > 0 ? 0 : links.length - 1) : now + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
COMMON.o = () => document.activeElement?.matches("a[data-opens]") && document.activeElement.click();

function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
  document.dispatchEvent(new CustomEvent("recount:theme", { detail: root.dataset.theme }));
}

// `data-copy="id"` copies the words of that element; the button says for a moment that it was done (`data-done`).
async function copyText(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  const said = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, PATIENCE);
}

function clicked(event) {
  if (event.target.closest("#theme")) switchTheme();
  if (event.target.closest("#show-keys")) COMMON["?"]();
  if (event.target.closest("[data-print]")) print();
  const copier = event.target.closest("[data-copy]");
  if (copier) copyText(copier);
  const opener = event.target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  const dialog = event.target.closest("dialog");
  if (dialog && event.target === dialog) dialog.close();
}

// A filter that changes is asked for at once; without a script its button does it.
function changed(event) {
  if (event.target.matches("form.filters select, form.filters input[type=date], form.filters input[type=checkbox]")) {
    event.target.form.requestSubmit();
  }
}

// Empty keys make an address longer and say nothing.
function shortened(event) {
  if (!event.target.matches("form.filters")) return;
  for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
}

function askedByHtmx(event) {
  if (!event.target.matches("form.filters")) return;
  const asked = event.detail.formData;
  for (const key of new Set(asked.keys())) {
    const said = asked.getAll(key).filter(Boolean);
    asked.delete(key);
    for (const value of said) asked.append(key, value);
  }
}

// On a narrow screen the steps run out of sight; the one that is open is brought back.
function showStep() {
  const bar = document.querySelector(".steps ul"), here = bar?.querySelector("[aria-current]");
  if (here) bar.scrollLeft += here.getBoundingClientRect().left - bar.getBoundingClientRect().left - (bar.clientWidth - here.offsetWidth) / 2;
}
showStep();

document.addEventListener("htmx:configRequest", askedByHtmx);
document.addEventListener("keydown", pressed);
document.addEventListener("click", clicked);
document.addEventListener("change", changed);
document.addEventListener("submit", shortened);
addEventListener("pageshow", () => document.querySelectorAll("form.filters :disabled").forEach((field) => { field.disabled = false; }));
