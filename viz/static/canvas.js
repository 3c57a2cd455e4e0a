"use strict";
// Draws the picture with vis-network; every place was worked out before, nothing moves by itself.
(function () {
  const { data } = zeren;
  const box = document.getElementById("network");
  const HIDDEN = 6; // pixels of text below which names give way to the titles of their cards
  const READABLE = 7.5; // pixels of text that a picture should open with
  const TEXT = 13;
  const made = data.nodes.map(([id, label, x, y, width, height, look]) => ({
    ...data.looks[look], id, label, x, y, widthConstraint: { minimum: width }, heightConstraint: { minimum: height },
  }));
  const places = new Map(data.nodes.map(([id, , x, y, width, height]) => [id, { x, y, width, height }]));
  // vis-network takes seconds to build thousands of nodes: a large picture gives it those that are in sight and large
  // enough to read, and draws the others as plain boxes, which takes milliseconds.
  const whole = data.whole;
  const live = new Set(whole ? places.keys() : []);
  const nodes = new vis.DataSet(whole ? made : []);
  const edges = new vis.DataSet(whole ? data.edges.map(([from, to], id) => ({ id, from, to, hidden: true })) : []);
  const network = new vis.Network(box, { nodes, edges }, data.options);
  const signs = data.panels.filter((panel) => panel[5]).sort((one, other) => other[2] * other[3] - one[2] * one[3]);
  let bright = null;
  let pinned = null;
  let still = false;

  function rectangle(ids) {
    if (!ids) return data.bounds;
    const own = [...ids].map((id) => places.get(id)).filter(Boolean);
    const left = Math.min(...own.map((p) => p.x - p.width / 2)) - 40;
    const top = Math.min(...own.map((p) => p.y - p.height / 2)) - 40;
    return [left, top, Math.max(...own.map((p) => p.x + p.width / 2)) + 40 - left, Math.max(...own.map((p) => p.y + p.height / 2)) + 40 - top];
  }

  function fit(ids) {
    if (!box.clientWidth || !box.clientHeight) return;
    const [left, top, width, height] = rectangle(ids);
    const scale = Math.min(box.clientWidth / width, box.clientHeight / height, 1.4);
    network.moveTo({ position: { x: left + width / 2, y: top + height / 2 }, scale });
  }

  // All of it if its names can be read then; else its full width from the top; else all of it, with the titles of cards.
  function open(ids) {
    if (!box.clientWidth || !box.clientHeight) return;
    const [left, top, width, height] = rectangle(ids);
    const across = Math.min(box.clientWidth / width, 1);
    if (Math.min(across, box.clientHeight / height) * TEXT >= READABLE || across * TEXT < READABLE) fit(ids);
    else network.moveTo({ position: { x: left + width / 2, y: top + box.clientHeight / across / 2 }, scale: across });
  }

  function panels(context) {
    context.lineWidth = 1;
    for (const [x, y, width, height, paper] of data.panels) {
      context.fillStyle = paper ? data.look.paper : data.look.card;
      context.strokeStyle = data.look.cardEdge;
      context.beginPath();
      context.roundRect(x, y, width, height, 6);
      context.fill();
      context.stroke();
    }
  }

  function lines(context) {
    for (const [from, to, [x, y, ...rest], colour, width, dash] of data.lines) {
      context.globalAlpha = !bright || (bright.has(from) && bright.has(to) && (pinned === null || data.kind !== "together" || from === pinned || to === pinned)) ? 1 : 0.1;
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(x, y);
      context.bezierCurveTo(...rest);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  function boxes(context) {
    const scale = network.getScale();
    const [from, to] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight })];
    for (const node of made) {
      if (live.has(node.id)) continue;
      const { x, y, width, height } = places.get(node.id);
      if (x + width < from.x || x - width > to.x || y + height < from.y || y - height > to.y) continue;
      context.globalAlpha = bright && !bright.has(node.id) ? 0.15 : 1;
      context.fillStyle = node.borderWidth ? node.color.background : data.look.cardEdge;
      const high = node.borderWidth ? height : height * 0.35;
      context.fillRect(x - width / 2, y - high / 2, width, high);
      if (!node.borderWidth) continue;
      context.strokeStyle = node.color.border;
      context.lineWidth = Math.max(node.borderWidth, 0.5 / scale);
      context.strokeRect(x - width / 2, y - height / 2, width, height);
    }
    context.globalAlpha = 1;
  }

  // Told once, when the first view is complete: bench/pictures.py measures it.
  function standStill() {
    if (!still) performance.mark("still");
    still = true;
  }

  let waiting = false;
  function enliven() {
    waiting = false;
    const [from, to] = [network.DOMtoCanvas({ x: -150, y: -150 }), network.DOMtoCanvas({ x: box.clientWidth + 150, y: box.clientHeight + 150 })];
    const near = made.filter((node) => !live.has(node.id) && node.x > from.x && node.x < to.x && node.y > from.y && node.y < to.y);
    if (!near.length) {
      standStill();
      return;
    }
    for (const node of near) live.add(node.id);
    nodes.add(near.map((node) => (shaded.has(node.id) ? { ...node, ...shade(node, false) } : node)));
  }

  // All ties of the pinned unit, also those too weak to be drawn without being asked for.
  function ties(context) {
    if (data.kind !== "together" || pinned === null) return;
    const drawn = new Set(data.lines.flatMap(([from, to]) => (from === pinned ? [to] : to === pinned ? [from] : [])));
    context.strokeStyle = data.look.tie;
    for (const [from, to, weight] of data.links) {
      if (from !== pinned && to !== pinned) continue;
      const other = from === pinned ? to : from;
      if (drawn.has(other)) continue;
      const [one, two] = [places.get(pinned), places.get(other)];
      context.lineWidth = Math.min(1 + 0.5 * (weight - 1), 6);
      context.beginPath();
      context.moveTo(one.x, one.y);
      context.bezierCurveTo((one.x + two.x) / 2, one.y, (one.x + two.x) / 2, two.y, two.x, two.y);
      context.stroke();
    }
  }

  function captions(context) {
    context.textBaseline = "middle";
    for (const [x, y, size, colour, text, align, bold] of data.captions) {
      if (size * network.getScale() < 4) continue;
      context.textAlign = align;
      context.font = (bold ? "700 " : "") + size + "px " + data.look.fonts;
      context.fillStyle = colour;
      context.fillText(text[zeren.language()], x, y);
    }
  }

  // Where names are too small to read, each card says what is on it, in letters that stay readable; none meets another.
  function titles(context) {
    const scale = network.getScale();
    if (TEXT * scale >= HIDDEN || !signs.length) return;
    const size = 12.5 / scale;
    const taken = [];
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    context.fillStyle = "rgba(255,255,255,0.55)";
    context.fillRect(corner.x, corner.y, box.clientWidth / scale, box.clientHeight / scale);
    context.strokeStyle = "#b4bdc6";
    context.lineWidth = 1 / scale;
    for (const [x, y, width, height] of signs) context.strokeRect(x, y, width, height);
    context.font = "600 " + size + "px " + data.look.fonts;
    context.textBaseline = "middle";
    context.textAlign = "left";
    for (const [x, y, width, height, , words] of signs) {
      if (height * scale < 15 || width * scale < 44) continue;
      const most = Math.max(1, Math.min(3, Math.floor((height / size - 0.4) / 1.3)));
      const said = broken(words[zeren.language()], size, width - size, most);
      const high = said.length * size * 1.3 + size * 0.2;
      const wide = Math.max(...said.map((line) => ems(line, size)));
      for (let top = y + size * 0.15; top + high <= y + height; top += size * 1.6) {
        const own = [x + size * 0.2, top, x + size * 0.8 + wide, top + high];
        if (taken.some((other) => own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3])) continue;
        taken.push(own);
        context.fillStyle = "rgba(255,255,255,0.85)";
        context.fillRect(own[0], own[1], own[2] - own[0], own[3] - own[1]);
        context.fillStyle = "#1b1f24";
        said.forEach((line, place) => context.fillText(line, x + size * 0.5, top + size * (0.75 + 1.3 * place)));
        break;
      }
    }
  }

  // As the layout measures: a Chinese character is one em wide, others less.
  function ems(text, size) {
    let wide = 0;
    for (const sign of text) wide += sign > "\u2e7f" ? 1 : 0.58;
    return wide * size;
  }

  function broken(text, size, room, most) {
    const said = [""];
    for (const sign of text) {
      if (ems(said.at(-1) + sign, size) > room && said.at(-1)) {
        if (said.length === most) {
          said[most - 1] = said[most - 1].slice(0, -1) + "…";
          break;
        }
        said.push("");
      }
      said[said.length - 1] += sign;
    }
    return said;
  }

  network.on("beforeDrawing", (context) => {
    panels(context);
    lines(context);
    ties(context);
    boxes(context);
    captions(context);
  });
  network.on("afterDrawing", (context) => {
    titles(context);
    if (!whole && !waiting && TEXT * network.getScale() >= HIDDEN) {
      waiting = true;
      requestAnimationFrame(enliven);
    } else if (!waiting) standStill();
  });

  function shade(node, on) {
    const pale = node.font.color === "#ffffff" ? "#ffffff" : "#c4cad0";
    return { id: node.id, opacity: on ? 1 : 0.15, font: { ...node.font, color: on ? node.font.color : pale } };
  }

  let shaded = new Set();
  function light(ids, chosen) {
    bright = ids;
    pinned = chosen;
    const dim = new Set(ids ? made.filter((node) => !ids.has(node.id)).map((node) => node.id) : []);
    const changed = made.filter((node) => live.has(node.id) && dim.has(node.id) !== shaded.has(node.id));
    shaded = dim;
    if (changed.length) nodes.update(changed.map((node) => shade(node, !dim.has(node.id))));
    network.redraw();
  }

  // Where names cannot be read, a click goes nearer first: to the card below it, or to the place itself.
  function nearer(at) {
    const scale = network.getScale();
    if (TEXT * scale >= HIDDEN) return false;
    const under = signs.filter(([x, y, width, height]) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height);
    const card = under.find(([, , width, height]) => Math.min(box.clientWidth / width, box.clientHeight / height) * TEXT >= READABLE) ?? under.at(-1);
    if (!card) {
      network.moveTo({ position: at, scale: 0.8 });
      return true;
    }
    const [x, y, width, height] = card;
    const near = Math.min(1.2, Math.max(0.8, Math.min(box.clientWidth / width, box.clientHeight / height) * 0.94));
    const middle = (start, size, seen, click) => (size * near <= seen ? start + size / 2 : Math.min(Math.max(click, start + seen / near / 2), start + size - seen / near / 2));
    network.moveTo({ position: { x: middle(x, width, box.clientWidth, at.x), y: middle(y, height, box.clientHeight, at.y) }, scale: near });
    return true;
  }

  network.on("click", (event) => {
    if (nearer(event.pointer.canvas)) return;
    zeren.pin(event.nodes.length ? event.nodes[0] : null);
  });
  network.on("hoverNode", (event) => { if (TEXT * network.getScale() >= HIDDEN) zeren.hover(event.node); });
  network.on("blurNode", () => zeren.hover(null));

  zeren.canvas = {
    network,
    shown: live,
    light,
    fit,
    open,
    focus: (id) => network.moveTo({ position: places.get(id), scale: Math.max(network.getScale(), 1) }),
    isRight: (id) => network.canvasToDOM(places.get(id)).x > box.clientWidth / 2,
  };
  let seen = "";
  new ResizeObserver(() => {
    const size = box.clientWidth + "×" + box.clientHeight;
    if (size !== seen) open(null);
    seen = size;
  }).observe(box);
  open(null);
  const [, , width, height] = data.bounds;
  const readable = Math.min(box.clientWidth / width, box.clientHeight / height) * TEXT >= READABLE;
  if (box.clientWidth < 700 && !readable && data.groups.length) {
    zeren.openAsList();
    requestAnimationFrame(standStill);
  }
})();
