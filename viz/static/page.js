"use strict";
// The frame of a picture: proofs, search, filters, the list, two languages. canvas.js draws; a matrix needs no canvas.
const zeren = { data: JSON.parse(document.getElementById("data").textContent), canvas: null };
(function () {
  const data = zeren.data;
  const info = data.info;
  const get = (id) => document.getElementById(id);
  const [panel, proof, search, found, list, network] = ["panel", "proof", "search", "found", "list", "network"].map(get);
  const words = {
    zh: { task: "任务", chars: "第 {0}–{1} 字", none: "文件中没有单独的原文依据。", matches: "{0} 处", all: "全部（{0}）", shares: "与 {0} 共同任务 {1} 项", first: "共同任务最多的单位：" },
    en: { task: "task", chars: "characters {0}–{1}", none: "No words of the document stand for this alone.", matches: "{0} found", all: "All ({0})", shares: "{0}: {1} shared tasks", first: "Most shared tasks:" },
  };
  let pinned = null;
  let role = null;
  let hit = 0;
  const language = () => document.documentElement.lang;
  const say = (key, ...values) => words[language()][key].replace(/\{(\d)\}/g, (_, place) => values[place]);
  const choose = get("group");
  const mode = get("mode");
  const groups = data.groups.map(([title, rows]) => ({ title, rows, ids: new Set(rows.map(([id]) => id)) }));
  if (data.kind === "matrix") {
    for (const [from, to] of data.links) for (const group of groups) if (group.ids.has(to)) group.ids.add(from);
  }
  zeren.language = language;

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function quote(item) {
    const block = element("blockquote");
    block.append(item.before, element("mark", item.quote), item.after);
    const place = [item.document, item.task && say("task") + " " + item.task, say("chars", item.start, item.end)];
    const cite = element("cite");
    const told = place.filter(Boolean).join(" · ");
    if (item.href) {
      const link = element("a", told);
      link.href = item.href;
      cite.append(link);
    } else cite.textContent = told;
    block.append(cite);
    return block;
  }

  function partners(id) {
    const ties = data.links.filter(([from, to]) => from === id || to === id).map(([from, to, tasks]) => [from === id ? to : from, tasks]);
    ties.sort((one, other) => other[1] - one[1]);
    const block = element("p", say("first"), "detail");
    for (const [other, tasks] of ties.slice(0, 8)) {
      const button = element("button", info[other].label + " " + tasks, "tie");
      button.type = "button";
      button.dataset.id = other;
      block.append(" ", button);
    }
    return block;
  }

  function show(id) {
    proof.replaceChildren();
    panel.hidden = id === null;
    if (id === null) return;
    panel.classList.toggle("left", Boolean(zeren.canvas && !network.hidden && zeren.canvas.isRight(id)));
    const node = info[id];
    const name = node.kind === "part" ? node.detail[language()] : node.label;
    proof.append(element("h2", name));
    const button = document.querySelector('[data-role="' + node.role + '"] span');
    const named = node.kind === "task" && button ? button.textContent.replace(/[\s\d]+$/, "") : "";
    const detail = [named, node.kind === "part" ? "" : node.detail[language()]].filter(Boolean).join(" · ");
    if (detail) proof.append(element("p", detail, "detail"));
    if (data.kind === "together") proof.append(partners(id));
    if (node.proofs.length) proof.append(...node.proofs.map(quote));
    else proof.append(element("p", say("none"), "detail"));
    panel.scrollTop = 0;
  }

  function related(id) {
    const thing = info[id].thing;
    const same = Object.keys(info).filter((other) => other === id || (thing && info[other].thing === thing && data.kind !== "matrix"));
    const ids = new Set(same);
    for (const [from, to] of data.links) {
      if (ids.has(from) && same.includes(from)) ids.add(to);
      if (ids.has(to) && same.includes(to)) ids.add(from);
    }
    return ids;
  }

  // What is lit: what hangs on the pinned node, or what fits search, group and role; null is everything.
  function lit() {
    if (pinned !== null) return related(pinned);
    const text = search.value.trim().toLowerCase();
    const group = choose && choose.value !== "" ? groups[choose.value] : null;
    if (!text && !group && !role) return null;
    const fits = (id) => (!text || info[id].label.toLowerCase().includes(text) || (info[id].kind === "part" && info[id].detail[language()].toLowerCase().includes(text)))
      && (!group || group.ids.has(id)) && (!role || info[id].role === role);
    const hits = new Set(Object.keys(info).filter(fits));
    if (role && !text) for (const [from, to] of data.links) if (hits.has(to)) hits.add(from); else if (hits.has(from) && info[from].role === role) hits.add(to);
    return hits;
  }

  function light() {
    const ids = lit();
    if (zeren.canvas) zeren.canvas.light(ids, pinned);
    for (const item of document.querySelectorAll("#list [data-id], #sheets [data-id]")) {
      item.classList.toggle("dim", Boolean(ids) && !ids.has(item.dataset.id));
      item.classList.toggle("chosen", item.dataset.id === pinned);
    }
    return ids;
  }

  function pin(id) {
    pinned = id;
    show(id);
    light();
  }

  function filter() {
    pinned = null;
    hit = 0;
    show(null);
    const ids = light();
    const group = choose ? choose.value : "";
    found.textContent = search.value.trim() ? say("matches", ids.size) : "";
    for (const section of document.querySelectorAll("#list section, #sheets section")) section.hidden = group !== "" && section.dataset.group !== group;
    if (zeren.canvas && (group !== "" || search.value.trim()) && ids.size) zeren.canvas.open(ids);
    else if (zeren.canvas) zeren.canvas.open(null);
  }

  function makeList() {
    const letters = Object.fromEntries([...document.querySelectorAll(".legend b")].map((b) => [b.className, b.textContent]));
    const made = groups.map((group, place) => {
      const section = element("section");
      section.dataset.group = place;
      section.hidden = Boolean(choose) && choose.value !== "" && Number(choose.value) !== place;
      section.append(element("h2", group.title[language()]));
      const items = element("ul");
      for (const [id, depth] of group.rows) {
        const item = element("li", undefined, depth ? "below" : "");
        const button = element("button");
        button.type = "button";
        button.dataset.id = id;
        const node = info[id];
        if (node.role && letters[node.role]) button.append(element("b", letters[node.role], node.role));
        button.append(node.label);
        if (node.detail[language()]) button.append(element("small", node.detail[language()]));
        item.append(button);
        items.append(item);
      }
      section.append(items);
      return section;
    });
    list.replaceChildren(...made);
  }

  function setMode(asList) {
    list.hidden = !asList;
    network.hidden = asList;
    if (asList && !list.firstChild) makeList();
    const [key, otherKey] = asList ? ["This", "Other"] : ["Other", "This"];
    mode.textContent = mode.dataset[language() + key];
    mode.title = mode.dataset[language() + otherKey];
    light();
  }

  function speak() {
    for (const item of document.querySelectorAll("[data-zh]")) item.textContent = item.dataset[language()];
    search.placeholder = search.dataset[language() + "Placeholder"];
    get("language").textContent = language() === "zh" ? "English" : "中文";
    document.title = document.querySelector("h1").textContent;
    if (choose) {
      const kept = choose.value;
      choose.replaceChildren(...groups.map((group, place) => new Option(group.title[language()], place)));
      choose.prepend(new Option(say("all", groups.length), ""));
      choose.value = kept;
    }
    if (list) {
      list.replaceChildren();
      setMode(!list.hidden);
    }
    show(pinned);
    light();
  }

  document.addEventListener("click", (event) => {
    const item = event.target.closest("[data-id]");
    if (item) pin(item.dataset.id === pinned && !item.classList.contains("tie") ? null : item.dataset.id);
    const button = event.target.closest("[data-role]");
    if (!button) return;
    role = role === button.dataset.role ? null : button.dataset.role;
    for (const each of document.querySelectorAll("[data-role]")) each.setAttribute("aria-pressed", each.dataset.role === role);
    pinned = null;
    show(null);
    light();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      search.value = "";
      found.textContent = "";
      pin(null);
    }
  });
  get("close").addEventListener("click", () => pin(null));
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !search.value.trim()) return;
    pinned = null;
    const hits = [...lit()];
    if (!hits.length) return;
    const id = hits[hit++ % hits.length];
    show(id);
    if (zeren.canvas && !network.hidden) zeren.canvas.focus(id);
    else document.querySelector('[data-id="' + CSS.escape(id) + '"]')?.scrollIntoView({ block: "center", inline: "center" });
  });
  if (choose) choose.addEventListener("change", filter);
  if (mode) mode.addEventListener("click", () => setMode(list.hidden));
  get("whole")?.addEventListener("click", () => {
    if (choose) choose.value = "";
    search.value = "";
    filter();
    zeren.canvas.fit(null);
  });
  addEventListener("beforeprint", () => {
    const picture = get("picture");
    const onSheet = picture && !network.hidden; // a picture too large for a sheet is printed as its list
    if (onSheet) get("sheet").innerHTML = picture.textContent;
    else if (list && !list.firstChild) makeList();
    document.body.classList.toggle("as-list", !onSheet);
  });
  get("print").addEventListener("click", () => print());
  get("language").addEventListener("click", () => {
    document.documentElement.lang = language() === "zh" ? "en" : "zh";
    speak();
  });
  zeren.pin = pin;
  zeren.hover = (id) => { if (pinned === null && !search.value) show(id); };
  zeren.openAsList = () => { if (list.hidden) setMode(true); };
  if (choose) speak();
  if (data.kind === "matrix") requestAnimationFrame(() => performance.mark("still"));
})();
