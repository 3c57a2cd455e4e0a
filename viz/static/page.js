"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const canvas = document.getElementById("network");
  const panel = document.getElementById("panel");
  const proof = document.getElementById("proof");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const words = {
    zh: { task: "任务", chars: "第 {0}–{1} 字", none: "文件中没有单独的原文依据。", matches: "{0} 处" },
    en: { task: "task", chars: "characters {0}–{1}", none: "No words of the document stand for this alone.", matches: "{0} found" },
  };
  let pinned = null;
  let bright = null;
  const language = () => document.documentElement.lang;
  const say = (key, ...values) => words[language()][key].replace(/\{(\d)\}/g, (_, place) => values[place]);

  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges.map((edge, id) => ({ ...edge, id })));
  const network = new vis.Network(canvas, { nodes, edges }, data.options);

  function whole() {
    const [left, top, width, height] = data.bounds;
    if (!canvas.clientWidth || !canvas.clientHeight) return;
    const scale = Math.min(canvas.clientWidth / width, canvas.clientHeight / height, 1.4);
    network.moveTo({ position: { x: left + width / 2, y: top + height / 2 }, scale });
  }

  network.on("beforeDrawing", (context) => {
    context.lineWidth = 1;
    for (const [x, y, width, height] of data.panels) {
      context.fillStyle = data.look.card;
      context.strokeStyle = data.look.cardEdge;
      context.beginPath();
      context.roundRect(x, y, width, height, 6);
      context.fill();
      context.stroke();
    }
    for (const line of data.lines) {
      const [x, y, ...rest] = line.curve;
      context.globalAlpha = !bright || (bright.has(line.from) && bright.has(line.to)) ? 1 : 0.12;
      context.strokeStyle = line.colour;
      context.lineWidth = line.width;
      context.setLineDash(line.dash);
      context.beginPath();
      context.moveTo(x, y);
      context.bezierCurveTo(...rest);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.textBaseline = "middle";
    for (const [x, y, size, colour, text, align] of data.captions) {
      context.textAlign = align;
      context.font = "700 " + size + "px " + data.look.fonts;
      context.fillStyle = colour;
      context.fillText(text[language()], x, y);
    }
  });

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
    block.append(element("cite", place.filter(Boolean).join(" · ")));
    return block;
  }

  function show(id) {
    proof.replaceChildren();
    panel.hidden = id === null;
    if (id === null) return;
    const place = network.canvasToDOM(network.getPosition(id));
    panel.classList.toggle("left", place.x > canvas.clientWidth / 2);
    const info = data.info[id];
    proof.append(element("h2", info.label));
    const role = info.kind === "task" && info.role ? info.role[language()] : "";
    const detail = [role, info.detail[language()]].filter(Boolean).join(" · ");
    if (detail) proof.append(element("p", detail, "detail"));
    if (info.proofs.length) proof.append(...info.proofs.map(quote));
    else proof.append(element("p", say("none"), "detail"));
  }

  function shade(node, lit) {
    const pale = node.font.color === "#ffffff" ? "#ffffff" : "#c4cad0";
    return { id: node.id, opacity: lit ? 1 : 0.15, font: { ...node.font, color: lit ? node.font.color : pale } };
  }

  function light(ids) {
    bright = ids;
    nodes.update(data.nodes.map((node) => shade(node, !ids || ids.has(node.id))));
    network.redraw();
  }

  function related(id) {
    const thing = data.info[id].thing;
    const same = Object.keys(data.info).filter((other) => other === id || (thing && data.info[other].thing === thing));
    const ids = new Set(same);
    for (const [from, to] of data.links) {
      if (same.includes(from)) ids.add(to);
      if (same.includes(to)) ids.add(from);
    }
    return ids;
  }

  function pin(id) {
    pinned = id;
    search.value = "";
    found.textContent = "";
    show(id);
    light(id === null ? null : related(id));
  }

  function find() {
    pinned = null;
    const text = search.value.trim().toLowerCase();
    const hits = Object.keys(data.info).filter((id) => data.info[id].label.toLowerCase().includes(text));
    found.textContent = text ? say("matches", hits.length) : "";
    light(text ? new Set(hits) : null);
    show(text && hits.length ? hits[0] : null);
    return text ? hits : [];
  }

  function speak() {
    for (const item of document.querySelectorAll("[data-zh]")) item.textContent = item.dataset[language()];
    search.placeholder = search.dataset[language() + "Placeholder"];
    document.getElementById("language").textContent = language() === "zh" ? "English" : "中文";
    document.title = document.querySelector("h1").textContent;
    if (search.value) find();
    else show(pinned);
    network.redraw();
  }

  network.on("click", (event) => pin(event.nodes.length ? event.nodes[0] : null));
  network.on("hoverNode", (event) => { if (pinned === null && !search.value) show(event.node); });
  network.on("blurNode", () => { if (pinned === null && !search.value) show(null); });
  document.getElementById("close").addEventListener("click", () => pin(null));
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    const hits = event.key === "Enter" ? find() : [];
    if (hits.length) network.focus(hits[0], { scale: Math.max(network.getScale(), 1) });
    if (event.key === "Escape") pin(null);
  });
  document.getElementById("whole").addEventListener("click", () => { pin(null); whole(); });
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("language").addEventListener("click", () => {
    document.documentElement.lang = language() === "zh" ? "en" : "zh";
    speak();
  });
  new ResizeObserver(whole).observe(canvas);
  whole();
})();
