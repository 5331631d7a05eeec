// Going through the claims of a report by single keys. For: comfort; every act is a form or a link without it.
// Not for: deciding anything. Keys stand on the buttons of the claim that is open: `data-acts` becomes `data-key`.
import { showPlaces } from "./places.js";

const cards = [...document.querySelectorAll(".claim-list > li")];
const editor = document.getElementById("editor");
const text = document.getElementById("text");

function current() {
  return cards.find((card) => card.firstElementChild.open);
}

// One claim is open at a time; its words light up in the text, and the keys act on it.
function open(card, { scroll = true } = {}) {
  for (const other of cards) other.firstElementChild.open = other === card;
  for (const button of document.querySelectorAll("[data-acts]")) delete button.dataset.key;
  if (!card) return;
  for (const button of card.querySelectorAll("[data-acts]")) {
    if (!button.closest(".reject") || button.matches("summary")) button.dataset.key = button.dataset.acts;
  }
  const key = card.dataset.claim;
  for (const mark of document.querySelectorAll("mark[data-claims]")) {
    mark.classList.toggle("current", mark.dataset.claims.split(" ").includes(key));
  }
  history.replaceState(null, "", `?claim=${encodeURIComponent(key)}`);
  if (scroll) {
    card.scrollIntoView({ block: "nearest" });
    const mark = document.querySelector("mark.current");
    const box = text?.closest(".source");
    if (mark && box) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }
}

function move(step) {
  const at = cards.indexOf(current());
  const next = cards[at < 0 ? 0 : at + step];
  if (next) open(next);
}

// While reasons are open, their numbers choose and send one; another reason is typed first.
function offerReasons(details) {
  for (const radio of details.querySelectorAll("input[data-acts]")) {
    if (details.open) radio.dataset.key = radio.dataset.acts;
    else delete radio.dataset.key;
  }
  if (details.open) details.scrollIntoView({ block: "nearest" });
}

function chooseReason(key) {
  const details = current()?.querySelector(".reject[open]");
  const radio = details?.querySelector(`input[data-acts="${CSS.escape(key)}"]`);
  if (!radio) return false;
  radio.checked = true;
  const words = details.querySelector("input[name=reason]");
  if (radio === [...details.querySelectorAll("input[type=radio]")].at(-1)) words.focus();
  else details.querySelector("button[value=reject]").click();
  return true;
}

async function edit(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok) { location.href = address; return; }
  editor.innerHTML = await answer.text();
  editor.showModal();
  (editor.querySelector("fieldset input[inputmode=decimal]") ?? editor.querySelector("textarea, fieldset input"))?.focus();
  showPlaces(editor);
}

function offset(node, within) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, within);
  return [...range.toString()].length;
}

// Offsets count code points, as the record does; a browser counts UTF-16.
function marked() {
  const selection = getSelection();
  if (!text || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const words = range.toString();
  const blank = [...words].length - [...words.trimStart()].length;
  return words.trim() ? { quote: words.trim(), quote_start: offset(range.startContainer, range.startOffset) + blank } : null;
}

function clicked(event) {
  const mover = event.target.closest("[data-move]");
  if (mover) move(Number(mover.dataset.move));
  const link = event.target.closest("mark.claim a");
  if (link && getSelection().isCollapsed) {
    event.preventDefault();
    const named = link.closest("mark").dataset.claims.split(" ")[0];
    open(cards.find((card) => card.dataset.claim === named));
  }
  const editing = event.target.closest("[data-editor]");
  if (editing) { event.preventDefault(); edit(editing.href); }
  if (event.target.closest("#new-claim")) {
    event.preventDefault();
    const found = marked() ?? remembered;
    edit(`${text.dataset.new}?${new URLSearchParams(found ?? {})}`);
  }
  if (event.target.closest("[data-closes]") && editor.open) { event.preventDefault(); editor.close(); }
}

// A click on the button takes the selection away in some browsers, so what was marked last is kept.
let remembered = null;
document.addEventListener("selectionchange", () => { remembered = marked() ?? (text?.contains(getSelection().anchorNode) ? null : remembered); });

document.addEventListener("click", clicked);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio]), textarea, select, dialog[open]")) return;
  if (/^[1-9]$/.test(event.key) && chooseReason(event.key)) event.preventDefault();
}, true);
for (const details of document.querySelectorAll(".reject")) details.addEventListener("toggle", () => offerReasons(details));
for (const card of cards) {
  card.firstElementChild.addEventListener("toggle", (event) => {
    if (event.target === card.firstElementChild && event.target.open) open(card, { scroll: false });
  });
}
if (current()) open(current(), { scroll: new URLSearchParams(location.search).has("claim") });
