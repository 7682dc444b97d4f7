/* Owns what the page can do with script: filters, comparison, and panels that keep focus. Without it all is there to read.

   The address is the state: `?area=…&claim=…` says what is shown, the fragment says which panel is open. */
"use strict";
(() => {
  const all = document.querySelector("table.all");
  const form = document.querySelector(".controls");
  const fields = form.elements;
  const count = document.querySelector("p.count");
  const nothing = document.querySelector(".nothing");
  const heads = [...all.tHead.rows[0].cells].slice(1);
  const providers = heads.map((head) => head.dataset.provider);
  const CONSEQUENCES = ["none", "cosmetic", "degraded", "breaking"]; // from the mildest to the worst
  const lower = (element) => (element ? element.textContent.toLowerCase() : "");

  const lead = (link, id) => link.setAttribute("href", `#${id}`);

  /* The classes of a cell are its claim, and the consequences for requests and for responses where there are any. */
  function read(cell, key) {
    const [claim, ...sides] = cell.className.split(" ");
    const known = sides.filter((side) => side !== "unknown").map((side) => CONSEQUENCES.indexOf(side));
    const link = cell.firstElementChild;
    lead(link, cell.id); // without script, a cell that has no details is no link
    return { cell, link, key, claim, sides, worst: CONSEQUENCES[Math.max(...known)] ?? "unknown", text: lower(link) };
  }

  const areas = [...all.tBodies].map((body) => ({
    body,
    name: body.dataset.area,
    heading: body.rows[0].cells[0],
    rows: [...body.rows].slice(1).map((row) => {
      const [head, ...cells] = row.cells;
      const keys = row.dataset.keys.split(" ");
      return { row, text: `${row.id} ${lower(head)}`, cells: cells.map((cell, index) => read(cell, keys[index])) };
    }),
  }));
  const rows = areas.flatMap((area) => area.rows);
  const cellAt = new Map(rows.flatMap(({ cells }) => cells.map((each) => [each.cell.id, each])));

  /* ---- The state: from the address, from the controls, and back ------------------------------------------------- */

  const CHOICES = ["area", "claim", "consequence"];

  const offered = (name, value) => [...fields[name].options].some((option) => option.value === value);

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const state = { q: query.get("q") ?? "", diff: query.get("diff") === "1", compare: null, providers };
    for (const name of CHOICES) {
      const value = query.get(name) ?? "";
      state[name] = offered(name, value) ? value : "";
    }
    const pair = (query.get("compare") ?? "").split(",");
    if (pair.length === 2 && pair[0] !== pair[1] && pair.every((name) => providers.includes(name))) state.compare = pair;
    const wanted = query.get("provider");
    const known = providers.filter((name) => (wanted ?? "").split(",").includes(name));
    if (wanted === "" || known.length) state.providers = known; // names that nobody has are no wish
    return state;
  }

  function fromControls() {
    const state = { q: fields.q.value.trim(), diff: fields.diff.checked, compare: null };
    for (const name of CHOICES) state[name] = fields[name].value;
    const pair = [fields.left.value, fields.right.value];
    if (pair[0] && pair[1] && pair[0] !== pair[1]) state.compare = pair;
    state.providers = boxes().filter((box) => box.checked).map((box) => box.value);
    return state;
  }

  const boxes = () => [...form.querySelectorAll("[name=provider]")];

  function toControls(state) {
    fields.q.value = state.q;
    fields.diff.checked = state.diff;
    for (const name of CHOICES) fields[name].value = state[name];
    [fields.left.value, fields.right.value] = state.compare ?? ["", ""];
    for (const box of boxes()) box.checked = state.providers.includes(box.value);
  }

  function toAddress(state) {
    const query = new URLSearchParams();
    for (const name of ["q", ...CHOICES]) if (state[name]) query.set(name, state[name]);
    if (state.compare) query.set("compare", state.compare.join(","));
    if (state.providers.length < providers.length) query.set("provider", state.providers.join(","));
    if (state.diff) query.set("diff", "1");
    const text = query.toString().replaceAll("%2C", ",");
    return `${location.pathname}${text ? `?${text}` : ""}`;
  }

  const remember = (state) => history.replaceState(null, "", toAddress(state) + location.hash);

  /* ---- What is shown -------------------------------------------------------------------------------------------- */

  function apply(state) {
    const columns = providers.map((name) => (state.compare ?? state.providers).includes(name));
    const only = (cells) => cells.filter((_, index) => columns[index]);
    const shown = columns.filter(Boolean).length;
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const picky = Boolean(state.claim || state.consequence);
    const hit = ({ claim, worst }) =>
      picky && (!state.claim || claim === state.claim) && (!state.consequence || worst === state.consequence);
    const differs = (cells) => cells.some((c) => c.key !== cells[0].key);
    const matches = ({ text, cells }) => {
      const here = only(cells);
      const whole = [text, ...here.map((c) => c.text)].join("\n");
      return here.length && words.every((w) => whole.includes(w)) && (!picky || here.some(hit)) && (!state.diff || differs(here));
    };

    heads.forEach((head, index) => { head.hidden = !columns[index]; });
    let matching = 0;
    for (const area of areas) {
      let inside = 0;
      for (const row of area.rows) {
        const visible = (!state.area || area.name === state.area) && matches(row);
        row.row.hidden = !visible;
        inside += visible ? 1 : 0;
        row.cells.forEach((c, index) => {
          c.cell.hidden = !columns[index];
          c.cell.classList.toggle("hit", hit(c));
        });
      }
      area.body.hidden = !inside;
      area.heading.colSpan = shown + 1;
      matching += inside;
    }
    all.hidden = !matching;
    nothing.hidden = Boolean(matching);
    all.classList.toggle("few", shown < 4);
    form.querySelector("fieldset").disabled = Boolean(state.compare);
    const whom = state.compare ? `, ${state.compare.join(" and ")} side by side` : "";
    count.textContent = `${matching} of ${rows.length} features${whom}`;
  }

  let later = 0; // browsers limit how often the address may change
  function changed() {
    apply(fromControls());
    clearTimeout(later);
    later = setTimeout(settle, 120);
  }

  function settle() {
    if (later) remember(fromControls());
    clearTimeout(later);
    later = 0;
  }

  function reset() {
    const state = { q: "", area: "", claim: "", consequence: "", diff: false, compare: null, providers };
    toControls(state);
    changed();
    settle();
  }

  async function copy() {
    settle();
    try {
      await navigator.clipboard.writeText(location.href);
      count.textContent = "The link is copied.";
    } catch {
      count.textContent = `The link: ${location.href}`; // no clipboard here: it can be marked and copied
    }
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); reset(); });
  fields.copy.addEventListener("click", copy);
  nothing.querySelector("button").addEventListener("click", () => { reset(); fields.q.focus(); });

  /* ---- Panels ---------------------------------------------------------------------------------------------------- */

  let open = null; // the cell whose panel is open
  let opener = null; // the link that it was opened by, to which the focus returns

  const panel = document.querySelector(".p");
  const slot = (name) => panel.querySelector(`.${name}`);
  const named = (hash) => document.getElementById(hash.slice(1)); // addresses are the ids as they are
  const cellOf = (hash) => cellAt.get(hash.slice(1)) ?? null;
  const meanings = new Map([...document.querySelectorAll(".legend dt")].map((term) => [term.className, term.nextElementSibling.textContent]));

  function element(name, content, className = "") {
    const made = document.createElement(name);
    made.className = className;
    made.append(...[content].flat());
    return made;
  }

  /* A word of the legend with what it means. */
  const explained = (kind, text) => element("p", [element("i", text, `w ${kind}`), ` ${meanings.get(kind)}`]);
  const copies = (cell, selector) => [...cell.querySelectorAll(selector)].map((each) => each.cloneNode(true));

  /* In a cell, places of its own document and spec are numbers alone. */
  function cited(cell, head) {
    const names = head.querySelector("code");
    const inFull = (node, pattern, name) => { if (pattern.test(node.textContent)) node.textContent = `${name}${node.textContent}`; };
    const lists = copies(cell, ".lines");
    for (const node of lists.flatMap((list) => [...list.childNodes])) {
      if (node.nodeType === Node.TEXT_NODE) inFull(node, /^[\d, -]+$/, `${names.textContent}: `);
      else inFull(node, /^[\d, ]+$/, `${names.dataset.spec}:`);
    }
    return lists;
  }

  function* sections({ cell, link, sides }, row, index) {
    const base = heads.findIndex((head) => head.querySelector(".base"));
    const standard = base >= 0 && base !== index ? row.cells[base].link.querySelector("code") : null;
    const outcome = link.querySelector(".passed, .failed, .not_run");
    const kind = outcome?.className;
    yield ["Baseline", standard ? [element("p", element("code", standard.textContent))] : []];
    yield ["What differs", copies(cell, ".facets")];
    yield ["Consequence", sides.flatMap((side, i) => side === "unknown" ? [] : explained(side, `${side} for ${["requests", "answers"][i]}`))];
    yield ["Note", copies(cell, ".note")];
    yield ["Discrepancies", copies(cell, ".odds")];
    yield ["Evidence", cited(cell, heads[index])];
    const tried = kind === "passed" ? `${outcome.textContent} passed` : outcome?.textContent;
    yield ["Verification", outcome ? [explained(kind, tried), ...copies(cell, ".tried")] : []];
  }

  function step(row, index, rel) {
    if (!row.cells[index]) return [];
    const link = element("a", providers[index]);
    lead(link, row.cells[index].cell.id);
    link.rel = rel;
    return [link];
  }

  function fill(shown) {
    const row = rows.find(({ cells }) => cells.includes(shown));
    const index = row.cells.indexOf(shown);
    const [title, id] = row.row.cells[0].children;
    lead(slot("x"), row.row.id);
    slot("title").replaceChildren(...title.cloneNode(true).childNodes);
    slot("id").textContent = id.textContent;
    slot("at").replaceChildren(...step(row, index - 1, "prev"), element("b", providers[index]), ...step(row, index + 1, "next"));
    slot("claim").className = `claim ${shown.claim}`;
    slot("claim").replaceChildren(element("b", shown.link.querySelector("b").textContent), ` ${meanings.get(shown.claim)}`);
    slot("summary").textContent = shown.link.querySelector("code")?.textContent ?? "";
    const filled = [...sections(shown, row, index)].filter(([, content]) => content.length);
    slot("more").replaceChildren(...filled.flatMap(([heading, content]) => [element("h4", heading), ...content]));
    panel.ariaLabel = `${title.textContent}, ${providers[index]}`;
    panel.dataset.cell = shown.cell.id;
  }

  function show(cell) {
    if (open === cell) return;
    document.querySelector("tr.current")?.classList.remove("current");
    open = cell;
    panel.hidden = !cell;
    if (!cell) return;
    fill(cell);
    panel.scrollTop = 0;
    cell.cell.parentNode.classList.add("current");
    panel.focus({ preventScroll: true });
  }

  function close() {
    const back = opener?.isConnected && opener.checkVisibility() ? opener : open.link;
    history.pushState(null, "", location.pathname + location.search);
    show(null);
    back?.focus({ preventScroll: true });
  }

  /* After a step in the history, or where the page is opened at an address. */
  function follow() {
    const before = open;
    toControls(fromAddress());
    apply(fromAddress());
    show(cellOf(location.hash));
    if (before && !open && !named(location.hash)) (opener ?? before.link).focus({ preventScroll: true });
  }

  /* A link to a row that a filter hides would lead nowhere. */
  function uncover() {
    const target = named(location.hash);
    if (target?.hidden && target.matches(".all tr")) {
      reset();
      target.scrollIntoView();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    settle();
    const cell = cellOf(link.hash);
    if (cell) {
      event.preventDefault();
      opener = panel.contains(link) ? cell.link : link;
      if (link.hash !== location.hash) history.pushState(null, "", link.hash);
      show(cell);
    } else if (link.matches(".p .x")) {
      event.preventDefault();
      close();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!open || event.defaultPrevented || event.target.closest("form")) return;
    if (event.key === "Escape") close();
    const side = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (side && panel.contains(event.target) && !event.altKey && !event.metaKey && !event.ctrlKey) {
      panel.querySelector(`[rel=${side}]`)?.click();
    }
  });

  addEventListener("popstate", follow);
  addEventListener("hashchange", uncover);

  /* ---- The picture: a tile names itself and leads to its cell, for those who point ------------------------------- */

  const pointed = document.querySelector(".pointed");
  const strips = [...document.querySelectorAll(".tiles")];

  const SIZE = 12;

  for (const [column, strip] of strips.entries()) {
    const points = [...strip.querySelectorAll("polyline")].flatMap((line) => line.getAttribute("points").match(/\S+/g));
    const tiles = [...new Set(points)].map((point) => point.split(",").map(Number)).sort((a, b) => a[0] - b[0] || a[1] - b[1]);

    const tileAt = (event) => {
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(strip.getScreenCTM().inverse());
      return rows[tiles.findIndex((tile) => tile[0] <= x && x < tile[0] + SIZE && tile[1] <= y && y < tile[1] + SIZE)];
    };
    strip.addEventListener("click", (event) => tileAt(event)?.cells[column].link.click());
    strip.addEventListener("pointermove", (event) => {
      const row = tileAt(event);
      if (!row) return;
      const said = [...row.cells[column].link.querySelectorAll("b, code")].map((each) => each.textContent);
      pointed.textContent = [providers[column], row.row.cells[0].firstElementChild.textContent, ...said].join(" · ");
    });
  }

  /* The cell of the panel that the page is opened at; its row, where its column is not shown. */
  function reveal(link) {
    const target = link?.checkVisibility() ? link : link?.closest("tr");
    target?.scrollIntoView({ block: matchMedia("(max-width: 44rem)").matches ? "start" : "center" });
  }

  /* ---- Begin ----------------------------------------------------------------------------------------------------- */

  document.documentElement.classList.add("js");
  form.hidden = false;
  pointed.hidden = false;
  follow();
  addEventListener("load", () => { if (open) panel.focus({ preventScroll: true }); }); // the browser has been at the fragment
  if (open) reveal(open.link);
  else named(location.hash)?.scrollIntoView({ behavior: "instant" }); // the filters have moved it since the browser was there
})();
