// Fields and places of a form belong together: one shows the other, and what is typed stands there.
"use strict";

const places = (group) => document.querySelectorAll(`#preview [data-goes="${CSS.escape(group)}"]`);

function entryOf(group) {
  const holder = document.querySelector(`[data-holds="${CSS.escape(group)}"]`);
  holder?.closest("details")?.setAttribute("open", "");
  return holder?.querySelector("input:not([type=hidden], [type=file]), textarea, select");
}

function showNear(group, moves) {
  for (const each of document.querySelectorAll("#preview .near")) each.classList.remove("near");
  if (!group) return;
  const found = places(group);
  for (const each of found) each.classList.add("near");
  if (moves) found[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
}

const groupAt = (element) => element?.closest?.("[data-holds]")?.dataset.holds;

document.addEventListener("focusin", ({ target }) => {
  if (groupAt(target)) showNear(groupAt(target), true);
});

// The words stand in the page before the server has answered.
document.addEventListener("input", ({ target }) => {
  const group = groupAt(target);
  if (!group || !target.matches("textarea, input:not([type=checkbox], [type=file])") || target.closest(".spots")) return;
  if (!target.value) return;
  for (const each of places(group)) each.textContent = target.value;
});

document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail?.ctx?.target?.id === "columns") document.getElementById("row")?.dispatchEvent(new Event("matched"));
  if (!document.getElementById("preview")) return;
  showNear(groupAt(document.activeElement), false);
  const { sourceElement, target } = event.detail?.ctx ?? {};
  if (sourceElement?.dataset.group || target?.id === "work") document.getElementById("seen")?.dispatchEvent(new Event("told"));
});

document.addEventListener("click", ({ target }) => {
  const place = target.closest("[data-goes]");
  if (place) {
    const pane = document.querySelector("button[data-pane=left]");
    if (pane?.offsetParent) pane.click();
    const entry = entryOf(place.dataset.goes);
    entry?.focus();
    entry?.scrollIntoView({ block: "center" });
  }
  const page = target.closest("[data-page]");
  if (page) turnTo(page.dataset.page);
  const turn = target.closest("[data-turns]");
  if (turn) turnTo(Number(document.getElementById("large").dataset.number) + Number(turn.dataset.turns));
});

function turnTo(number) {
  const small = document.querySelector(`[data-page="${CSS.escape(String(number))}"] img`);
  if (!small) return;
  const large = document.getElementById("large");
  large.src = small.src;
  large.alt = small.alt;
  large.dataset.number = number;
  for (const each of document.querySelectorAll("[data-turns]"))
    each.disabled = !document.querySelector(`[data-page="${Number(number) + Number(each.dataset.turns)}"]`);
  const aside = document.getElementById("aside");
  if (!aside.open) aside.showModal();
}

// Enter leads on to the next field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey || !event.target.matches("[data-holds] input, [data-holds] textarea")) return;
  event.preventDefault();
  const entries = [...document.querySelectorAll("[data-holds] :is(input:not([type=hidden], [type=file]), textarea, select)")].filter((each) => each.offsetParent);
  entries[entries.indexOf(event.target) + 1]?.focus();
});

// A column is dragged onto the place that it fills; the place's own list does the same by keys.
let column = null;
document.addEventListener("dragstart", ({ target }) => { column = target.closest?.("[data-header]") ?? null; });
document.addEventListener("dragend", () => { column = null; mark(null); });
document.addEventListener("dragover", (event) => {
  const place = event.target.closest?.("[data-target]");
  mark(column && place);
  if (column && place) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const place = event.target.closest?.("[data-target]");
  if (!column || !place) return;
  event.preventDefault();
  const select = place.querySelector("select");
  select.value = column.dataset.header;
  select.dispatchEvent(new Event("change", { bubbles: true }));
});

function mark(place) {
  for (const each of document.querySelectorAll("[data-target].over")) if (each !== place) each.classList.remove("over");
  place?.classList.add("over");
}

document.addEventListener("click", ({ target }) => {
  const insert = target.closest("[data-inserts]");
  if (!insert) return;
  const pattern = document.getElementById("pattern");
  pattern.value += `{${insert.dataset.inserts}}`;
  pattern.dispatchEvent(new Event("change", { bubbles: true }));
});
