"use strict";
// Lists answer while one types: the form's address is fetched and its results are put in the place of those shown.
(function () {
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  document.body.classList.add("live");
  let asked = 0;
  let timer = 0;

  function address() {
    const told = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) told.set(name, value);
    const text = told.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  }

  async function show(link, focus) {
    const mine = ++asked;
    const before = document.getElementById("results");
    before.setAttribute("aria-busy", "true");
    const reply = await fetch(link, { headers: { Accept: "text/html" } }).catch(() => null);
    if (mine !== asked) return;
    if (!reply || !reply.ok) {
      location.assign(link);
      return;
    }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (mine !== asked) return;
    const found = page.getElementById("results");
    before.replaceWith(found);
    for (const name of ["sort", "dir", "view"]) keep(name, new URL(link, location.href).searchParams.get(name));
    history.replaceState(null, "", link);
    if (focus >= 0) found.querySelectorAll("thead a")[focus]?.focus();
  }

  function keep(name, value) {
    let field = form.querySelector('input[type=hidden][name="' + name + '"]');
    if (!value) {
      field?.remove();
      return;
    }
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.append(field);
    }
    field.value = value;
  }

  form.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(address(), -1), event.target.tagName === "SELECT" ? 0 : 150);
  });
  form.addEventListener("compositionend", () => show(address(), -1));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address(), -1);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#results a[data-live]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute("href"), Array.from(document.querySelectorAll("#results thead a")).indexOf(link));
  });
})();
