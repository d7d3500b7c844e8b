// What the pages of the bank do beyond asking the server.
"use strict";

// The address says what is looked for, so that a reload finds it again.
document.addEventListener("htmx:after:swap", () => {
  const ask = document.getElementById("ask");
  if (!ask) return;
  const said = [...new FormData(ask)].filter(([, value]) => value);
  history.replaceState(null, "", `${ask.getAttribute("action")}?${new URLSearchParams(said)}`);
});

// What is chosen is in sight, however many choices there are.
function showChosen() {
  for (const { parentElement: label } of document.querySelectorAll(".choices :checked")) {
    const choices = label.parentElement;
    if (choices.contains(document.activeElement)) continue;
    choices.scrollTop = label.offsetTop - choices.offsetTop - choices.clientHeight / 2;
    choices.scrollLeft = label.offsetLeft - choices.offsetLeft - choices.clientWidth / 2;
  }
}
showChosen();
document.addEventListener("htmx:after:swap", showChosen);

// A field for files says no more than how many there are.
document.addEventListener("change", ({ target }) => {
  const chosen = document.getElementById("chosen");
  if (target.type === "file" && chosen) chosen.textContent = [...target.files].map((file) => file.name).join("\n");
});

// A pack gone through by keys, as at a terminal: k, d, e, Enter, b, q.

function showEdit(shows) {
  const shower = document.querySelector("[data-shows]");
  const edit = document.querySelector(".edit");
  edit.hidden = !shows;
  shower.setAttribute("aria-expanded", String(shows));
  (shows ? edit.querySelector("textarea") : shower).focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-shows], [data-hides]");
  if (button) showEdit("shows" in button.dataset);
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (target.closest(".edit") && key === "Escape") showEdit(false);
  if (target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
  // Enter presses the button or follows the link that has the focus.
  if (key === "Enter" && target.closest("button, a, summary")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(key.length === 1 ? key.toLowerCase() : key)}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

// Keys speak of the phrase, not of the button that was pressed on the one before.
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement === document.body) document.querySelector(".deciding:not(:has(.edit:not([hidden])))")?.focus();
});
