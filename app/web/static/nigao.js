// What the pages do beyond asking the server: everything else is HTML that it sends.
"use strict";

const SKIPPED = "hx-morph-skip";

// What is being typed into is never written over by an answer that comes meanwhile.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea, input")) target.setAttribute(SKIPPED, "");
});
document.addEventListener("focusout", ({ target }) => target.removeAttribute(SKIPPED));

// The sentence is shown as it is typed, before the draft follows.
document.addEventListener("input", ({ target }) => {
  const hole = document.getElementById("hole");
  if (target.id === "words" && hole) hole.textContent = target.value || "　　　　";
});

document.addEventListener("keydown", (event) => {
  if (event.target.matches("span[role=button]") && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    event.target.click();
  }
  if (event.target.id === "words" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// A dialog is closed once what is sent from it is on its way, as its form is needed until then.
document.addEventListener("htmx:after:request", ({ target }) => {
  if (!target.dataset?.closes) return;
  const dialog = document.getElementById(target.dataset.closes);
  dialog?.close();
  dialog?.querySelector("form.gaps")?.remove();
});

// What could not be asked at all is told on the page.
document.addEventListener("htmx:error", () => {
  const faults = document.getElementById("faults");
  faults.textContent = faults.dataset.lost;
});

// Another question finds its field as the server sent it, though one may still be in it.
let asked = document.getElementById("words")?.dataset.key;
document.getElementById("words")?.focus();
document.addEventListener("click", () => document.getElementById("words")?.removeAttribute(SKIPPED));
document.addEventListener("htmx:before:request", ({ target }) => {
  if (target.id !== "words") document.getElementById("words")?.removeAttribute(SKIPPED);
});
document.addEventListener("htmx:after:swap", () => {
  const aside = document.getElementById("aside");
  if (aside?.querySelector("form.gaps") && !aside.open) {
    aside.showModal();
    aside.addEventListener("close", () => aside.querySelector("form.gaps")?.remove(), { once: true });
  }
  const words = document.getElementById("words");
  if (!words || words.dataset.key === asked) return;
  asked = words.dataset.key;
  words.value = words.defaultValue;
  // Whoever writes elsewhere on the page meanwhile goes on there.
  if (document.activeElement?.matches("textarea, input, select")
    && !document.activeElement.closest("#answer")) return;
  show("left");
  words.focus();
});

// A file is taken away once all that was typed has come to the server.
let asking = 0;
document.addEventListener("htmx:before:request", () => { asking += 1; });
document.addEventListener("htmx:finally:request", () => { asking -= 1; });
const settled = async () => {
  for (let quiet = 0, turns = 0; quiet < 3 && turns < 100; turns += 1) {
    await new Promise((next) => setTimeout(next, 60));
    quiet = asking > 0 ? 0 : quiet + 1;
  }
};
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".takes a[download]");
  if (!link || link.dataset.settled) return;
  event.preventDefault();
  await settled();
  const fresh = document.querySelector(`.takes a[href="${link.getAttribute("href")}"]`) ?? link;
  if (fresh.dataset.confirm && !confirm(fresh.dataset.confirm)) return;
  fresh.dataset.settled = "yes";
  fresh.click();
  delete fresh.dataset.settled;
});

// In a form of many fields Enter goes on to the next one.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(".begin input:not([type=radio])")) return;
  event.preventDefault();
  const every = [...event.target.form.querySelectorAll("input:not([type=radio]), textarea, button.main")];
  every[every.indexOf(event.target) + 1]?.focus();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button, [role=button]");
  if (!button) return;
  if (button.dataset.fill) {
    const field = document.getElementById(button.dataset.fill);
    field.value = button.dataset.words;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    field.focus();
  }
  if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
  if (button.type === "button" && button.dataset.closes) document.getElementById(button.dataset.closes).close();
  if (button.dataset.pane) show(button.dataset.pane);
  if (button.dataset.finds) edit([...fields()].find(({ value }) => value.includes(button.dataset.finds)));
});

// In a narrow window one of two sides is in sight.
function show(pane) {
  const work = document.getElementById("work");
  if (!work) return;
  work.dataset.pane = pane;
  for (const each of document.querySelectorAll("button[data-pane]"))
    each.setAttribute("aria-pressed", String(each.dataset.pane === pane));
}

// The writer's own words in the draft lead to the field of the outline that they stand in.
const fields = () => document.querySelectorAll("#outline textarea[id^='f-']");
const plain = (key) => key.replaceAll(".content", "").replace(/\[0\]$/, "");
function edit(field) {
  if (!field) return;
  document.getElementById("outline").open = true;
  show("left");
  field.scrollIntoView({ block: "center" });
  field.focus();
}
document.addEventListener("click", ({ target }) => {
  const own = target.closest?.(".line .own[data-key]");
  if (!own || String(getSelection())) return;
  const wanted = plain(own.dataset.key);
  edit([...fields()].find(({ id }) => plain(id.slice(2)) === wanted)
    ?? [...fields()].find(({ value }) => value.includes(own.textContent)));
});

// Points are put elsewhere by dragging one onto another.
let dragged = null;
document.addEventListener("dragstart", ({ target }) => { dragged = target.closest?.(".point") ?? null; });
document.addEventListener("dragover", (event) => {
  if (event.target.closest(".point, .drop")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const drop = event.target.closest(".drop");
  const point = event.target.closest(".point");
  if (drop && event.dataTransfer.files.length) {
    event.preventDefault();
    const input = drop.querySelector("input");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (point && dragged && point !== dragged) {
    event.preventDefault();
    const work = location.pathname;
    htmx.ajax("POST", `${work}/move`, {
      target: "#work", swap: "innerMorph", values: {
        key: dragged.dataset.key, to: point.dataset.number,
        version: document.querySelector(".work").dataset.version,
      },
    });
  }
});
