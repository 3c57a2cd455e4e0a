"use strict";
(function () {
  const chinese = document.documentElement.lang !== "en";
  const say = (zh, en) => (chinese ? zh : en);
  const area = document.getElementById("query");
  const place = document.getElementById("editor");
  const found = document.getElementById("found");
  const MOST = 1000;
  let prefixes = {};
  let running = 0;

  area.hidden = true;
  area.disabled = true;
  place.hidden = false;
  const editor = SparqlEditor.create(place, { text: area.value, label: area.getAttribute("aria-label"), run });

  function element(name, words, children) {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    made.append(...(children || []));
    return made;
  }

  function short(iri) {
    for (const [name, base] of Object.entries(prefixes)) if (iri.startsWith(base)) return name + ":" + iri.slice(base.length);
    return iri;
  }

  function cell(term) {
    if (!term) return element("td");
    if (term.type !== "uri") {
      const number = /#(integer|decimal|double|float)$/.test(term.datatype || "");
      const made = element("td", term.value);
      if (number) made.className = "figure";
      return made;
    }
    if (!/^urn:zeren:(document|organization|place|work):/.test(term.value)) return element("td", short(term.value));
    const link = element("a", term.value.replace("urn:zeren:", ""));
    link.href = "/id/" + encodeURIComponent(term.value).replaceAll("%3A", ":");
    return element("td", "", [link]);
  }

  function table(results, seconds) {
    if ("boolean" in results) return [element("p", results.boolean ? say("是", "true") : say("否", "false"))];
    const rows = results.results.bindings;
    const names = results.head.vars;
    const count = element("p", say("共 " + rows.length + " 行", rows.length + " rows") + say("，用时 ", " in ") + seconds + say(" 秒", " s") +
      (rows.length > MOST ? say("，显示前 " + MOST + " 行", ", the first " + MOST + " are shown") : ""));
    count.className = "count";
    const head = element("thead", "", [element("tr", "", names.map((name) => {
      const made = element("th", name);
      made.scope = "col";
      return made;
    }))]);
    const body = element("tbody", "", rows.slice(0, MOST).map((row) => element("tr", "", names.map((name) => cell(row[name])))));
    const grid = element("table", "", [head, body]);
    grid.className = "grid";
    const scroll = element("div", "", [grid]);
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", say("结果表", "Table of results"));
    return [count, scroll];
  }

  function wrong(words) {
    const made = element("p", words);
    made.className = "notice wrong";
    made.setAttribute("role", "alert");
    const line = /line (\d+)/.exec(words);
    editor.wrong(line ? Number(line[1]) : 0);
    return [made];
  }

  async function run() {
    const mine = ++running;
    const query = editor.text();
    found.setAttribute("aria-busy", "true");
    editor.wrong(0);
    const began = performance.now();
    const reply = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: query,
    }).catch(() => null);
    const text = reply ? await reply.text() : say("服务没有应答", "the server does not answer");
    if (mine !== running) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    const right = reply && reply.ok;
    if (!right) found.replaceChildren(...wrong(text));
    else if (reply.headers.get("content-type").startsWith("text/turtle")) {
      const shown = element("pre", text);
      shown.tabIndex = 0;
      found.replaceChildren(shown);
    } else found.replaceChildren(...table(JSON.parse(text), seconds));
    found.removeAttribute("aria-busy");
    const told = new URLSearchParams({ query }).toString();
    const link = document.getElementById("link");
    link.href = "/editor?" + told;
    link.hidden = false;
    const download = document.getElementById("csv");
    download.hidden = !right || !text.startsWith("{") || !("results" in JSON.parse(text));
    download.href = "/sparql?" + told + "&format=csv";
  }

  document.getElementById("bench").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  document.querySelector(".examples").addEventListener("click", (event) => {
    const link = event.target.closest("[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    editor.write(link.dataset.query);
    run();
  });
  fetch("/api/terms").then((reply) => reply.json()).then((told) => {
    prefixes = told.prefixes;
    editor.offer(told.terms.map((term) => ({
      label: term.name,
      detail: [term.zh, term.en].filter(Boolean).join(" · "),
      type: term.kind === "Class" ? "class" : term.kind === "Concept" ? "constant" : "property",
    })));
  }).catch(() => undefined);
  if (new URLSearchParams(location.search).get("query")) run();
})();
