// Files dropped on the form are those that are sent. For: comfort; the field of the form does it without a script.
// Not for: reading files; nothing is looked at before the server has it.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const area = form.querySelector(".drop-area");
  const field = area.querySelector("input[type=file]");
  const over = (event) => { event.preventDefault(); area.classList.toggle("over", event.type === "dragover"); };
  area.addEventListener("dragover", over);
  area.addEventListener("dragleave", over);
  area.addEventListener("drop", (event) => { over(event); field.files = event.dataTransfer.files; });
}
