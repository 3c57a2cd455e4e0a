"use strict";
// The reader explains what was read at a marked word; without this script the mark leads to the thing itself.
(function () {
  const paper = document.getElementById("paper");
  const panel = document.getElementById("panel");
  const hint = panel.innerHTML;
  let chosen = null;

  function explain(mark) {
    chosen?.classList.remove("chosen");
    chosen = mark;
    mark.classList.add("chosen");
    const told = mark.dataset.facts.split(" ").reverse().map((name) => document.getElementById("f" + name).content.cloneNode(true));
    const shut = document.createElement("button");
    shut.className = "shut";
    shut.type = "button";
    shut.textContent = "×";
    shut.setAttribute("aria-label", document.documentElement.lang === "en" ? "Close" : "关闭");
    shut.addEventListener("click", close);
    panel.replaceChildren(shut, ...told);
    panel.classList.add("open");
  }

  function close() {
    panel.innerHTML = hint;
    panel.classList.remove("open");
    chosen?.classList.remove("chosen");
    chosen?.focus();
    chosen = null;
  }

  paper.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    explain(mark);
  });
  paper.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.m");
    if (mark && mark.matches(":focus-visible")) explain(mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) close();
  });
  paper.querySelectorAll(".legend input").forEach((box) => {
    box.addEventListener("change", () => paper.classList.toggle("hide-" + box.value, !box.checked));
  });
  const here = paper.querySelector("a.m.here");
  if (here && matchMedia("(min-width: 761px)").matches) explain(here);
})();
