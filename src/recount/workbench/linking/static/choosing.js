// Which of several incidents the keys of deciding mean. For: comfort; without a script they mean the likeliest, and every
// button can be pressed. Not for: deciding; keys stand on the buttons of the incident that was chosen.

const candidates = [...document.querySelectorAll(".candidate")];

function choose(chosen) {
  for (const each of candidates) {
    each.classList.toggle("current", each === chosen);
    for (const button of each.querySelectorAll("[data-acts]")) {
      if (each === chosen) button.dataset.key = button.dataset.acts;
      else delete button.dataset.key;
      button.classList.toggle("main", each === chosen && button.value === "accept");
    }
  }
  chosen.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const chooser = event.target.closest("[data-chooses]");
  if (chooser) choose(chooser.closest(".candidate"));
});
document.addEventListener("focusin", (event) => {
  const within = event.target.closest(".candidate:not(.current) .word");
  if (within) choose(within.closest(".candidate"));
});
