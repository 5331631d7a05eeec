// What is chosen on the account page holds over what the button for light and dark chose before. Not for: anything else.
document.getElementById("looks-form")?.addEventListener("submit", () => localStorage.removeItem("theme"));
