// The choice of light or dark, before anything is drawn. For: the first moment of a page. Not for: anything else.
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
document.documentElement.classList.add("has-script");
