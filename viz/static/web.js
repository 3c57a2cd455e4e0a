"use strict";
// Completion of what is typed, after the pattern of a combobox (WAI-ARIA), and the questions asked before.
function complete_in(field) {
  const list = document.getElementById(field.id + "-list");
  const form = field.form;
  const language = document.documentElement.lang;
  const kinds = {
    zh: { question: "问题", word: "", unit: "单位", task: "任务", title: "任务", indicator: "指标", company: "企业",
      institution: "机构", thing: "名称", project: "项目", section: "章节", year: "年份" },
    en: { question: "question", word: "", unit: "unit", task: "task", title: "task", indicator: "indicator", company: "company",
      institution: "institution", thing: "name", project: "project", section: "section", year: "year" },
  }[language];
  let offers = [];
  let chosen = -1;
  let asked = 0;
  let timer = 0;

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    chosen = place;
    Array.from(list.children).forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
    if (place < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    field.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }

  function take(place) {
    const offer = offers[place];
    field.value = offer.question;
    close();
    if (offer.kind === "question") form.submit();
    else {
      field.focus();
      complete();
    }
  }

  function show(found) {
    offers = found;
    list.replaceChildren(...found.map((offer, index) => {
      const item = document.createElement("li");
      const kind = document.createElement("small");
      item.id = field.id + "-offer-" + index;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(offer.text, kind);
      kind.textContent = kinds[offer.kind] || "";
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(index));
      return item;
    }));
    chosen = -1;
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
  }

  async function complete() {
    const mine = ++asked;
    if (!field.value.trim()) {
      close();
      return;
    }
    try {
      const reply = await fetch("/api/suggest?lang=" + language + "&q=" + encodeURIComponent(field.value));
      const found = await reply.json();
      if (mine === asked && document.activeElement === field) show(found.suggestions || []);
    } catch {
      close();
    }
  }

  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(complete, 80);
  });
  field.addEventListener("compositionend", complete);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") complete();
      return;
    }
    const last = offers.length - 1;
    if (event.key === "ArrowDown") mark(chosen === last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
  });
}
document.querySelectorAll("[data-complete]").forEach(complete_in);

// Questions to begin with, where the server was still finding out which can be answered when it gave the page.
(async function () {
  const list = document.getElementById("examples");
  if (!list) return;
  const reply = await fetch("/api/suggest?" + new URLSearchParams({ limit: "8", lang: document.documentElement.lang }));
  if (!reply.ok) return;
  for (const { question } of (await reply.json()).suggestions) {
    const anchor = document.createElement("a");
    anchor.href = "/?" + new URLSearchParams({ q: question });
    anchor.textContent = question;
    list.append(document.createElement("li"));
    list.lastChild.append(anchor);
  }
})();

(function () {
  const KEY = "zeren-asked";
  const most = 12;
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((each) => Array.isArray(each) && each.length === 2) : [];
    } catch {
      return [];
    }
  }
  const answer = document.querySelector("[data-question]");
  if (answer) {
    const here = location.pathname + location.search;
    const kept = [[answer.dataset.question, here], ...read().filter((each) => each[1] !== here)];
    try {
      localStorage.setItem(KEY, JSON.stringify(kept.slice(0, most)));
    } catch {
      // a browser that keeps nothing has no history
    }
  }
  const place = document.getElementById("history");
  if (!place) return;
  const asked = read().filter((each) => String(each[1]).startsWith("/?"));
  place.hidden = asked.length === 0;
  place.querySelector("ul").append(...asked.map(([words, link]) => {
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = words;
    item.append(anchor);
    return item;
  }));
  document.getElementById("forget").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    place.hidden = true;
  });
})();
