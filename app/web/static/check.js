// The page on which a draft is checked: which findings are in sight, and the way from one to the next.
"use strict";

// In a block, for names of other files are names here, too.
{
  const notes = () => [...document.querySelectorAll(".note:not(.hidden)")];
  let now = null;
  let left = -1; // Where in the row of notes the one stood that is about to go.

  // Findings that are filtered out are neither beside the text nor marked in it.
  function filter() {
    const levels = [...document.querySelectorAll("[data-level]:checked")].map((each) => each.dataset.level);
    const family = document.getElementById("family")?.value ?? "";
    const shown = new Set();
    for (const note of document.querySelectorAll(".note")) {
      const fits = levels.includes(note.dataset.level) && (!family || family === note.dataset.family);
      note.classList.toggle("hidden", !fits);
      if (fits) shown.add(note.dataset.number);
    }
    for (const mark of document.querySelectorAll("mark[data-findings]"))
      mark.classList.toggle("found", mark.dataset.findings.split(" ").some((n) => shown.has(n)));
    for (const link of document.querySelectorAll(".line .number"))
      link.classList.toggle("hidden", !shown.has(link.id.slice(1)));
    tell();
  }

  function tell() {
    const at = document.getElementById("at");
    if (!at) return;
    const all = notes();
    const here = all.findIndex((each) => each.dataset.number === now);
    at.textContent = here < 0 ? `${all.length}` : `${here + 1} / ${all.length}`;
    for (const id of ["previous", "next"]) document.getElementById(id).disabled = !all.length;
  }

  // Show a finding and its words; the focus goes to the finding, where a reader hears it.
  function show(note) {
    if (!note) return;
    now = note.dataset.number;
    for (const each of document.querySelectorAll(".now")) each.classList.remove("now");
    note.classList.add("now");
    for (const mark of document.querySelectorAll("mark[data-findings]"))
      if (mark.dataset.findings.split(" ").includes(now)) mark.classList.add("now");
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
    tell();
  }

  function step(by) {
    const all = notes();
    const here = all.findIndex((each) => each.dataset.number === now);
    if (all.length) show(all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length]);
  }

  document.addEventListener("keydown", (event) => {
    const inNote = event.target.closest?.(".note");
    const by = event.key === "F8" ? (event.shiftKey ? -1 : 1)
      : inNote && event.key === "ArrowDown" ? 1 : inNote && event.key === "ArrowUp" ? -1 : 0;
    if (!by || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    step(by);
  });
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (target.closest("#next")) step(1);
    else if (target.closest("#previous")) step(-1);
    const going = target.closest(".note > button");
    if (going) left = notes().indexOf(going.parentElement);
    const link = target.closest(".line .number");
    const mark = target.closest("mark[data-findings]");
    const number = link ? link.id.slice(1) : mark?.dataset.findings.split(" ")[0];
    if (!number) return;
    event.preventDefault();
    show(document.getElementById(`n${number}`));
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-level], #family")) filter();
    if (target.dataset.names)
      document.getElementById(target.dataset.names).textContent = [...target.files].map((file) => file.name).join("、");
  });
  document.addEventListener("htmx:after:swap", () => {
    filter();
    const all = notes();
    if (left < 0 || !all.length) return;
    show(all[Math.min(left, all.length - 1)]);
    left = -1;
  });
  filter();
}
