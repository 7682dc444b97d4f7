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
  const lower = (element) => (element ? element.textContent.toLowerCase() : "");

  const areas = [...all.tBodies].map((body) => ({
    body,
    name: body.dataset.area,
    heading: body.rows[0].cells[0],
    rows: [...body.rows].slice(1).map((row) => {
      const [head, ...cells] = row.cells;
      return {
        row,
        text: `${row.id} ${lower(head)}`,
        cells: cells.map((cell) => ({
          cell,
          link: cell.firstElementChild,
          claim: cell.dataset.claim,
          worst: cell.dataset.worst,
          key: cell.dataset.key,
          text: lower(cell),
        })),
      };
    }),
  }));
  const rows = areas.flatMap((area) => area.rows);
  const linkTo = new Map(rows.flatMap(({ cells }) => cells.map(({ link }) => [link.hash.slice(1), link])));

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
    let found = 0;
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
      found += inside;
    }
    all.hidden = !found;
    nothing.hidden = Boolean(found);
    all.classList.toggle("few", shown < 4);
    form.querySelector("fieldset").disabled = Boolean(state.compare);
    const whom = state.compare ? `, ${state.compare.join(" and ")} side by side` : "";
    count.textContent = `${found} of ${rows.length} features${whom}`;
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

  let open = null; // the panel
  let opener = null; // the link that it was opened by, to which the focus returns

  const named = (hash) => document.getElementById(hash.slice(1)); // addresses are the ids as they are
  const panelOf = (hash) => { const found = named(hash); return found?.matches(".p") ? found : null; };

  function show(panel) {
    if (open === panel) return;
    open?.classList.remove("open");
    document.querySelector("tr.current")?.classList.remove("current");
    open = panel;
    if (!panel) return;
    panel.classList.add("open");
    panel.role = "dialog"; // said here and not in every panel, of which there are many
    panel.ariaLabel = `${panel.querySelector("h3").textContent}, ${panel.querySelector(".at b").textContent}`;
    panel.scrollTop = 0;
    linkTo.get(panel.id)?.closest("tr").classList.add("current");
    panel.focus({ preventScroll: true });
  }

  function close() {
    const back = opener?.isConnected && opener.checkVisibility() ? opener : linkTo.get(open.id);
    history.pushState(null, "", location.pathname + location.search);
    show(null);
    back?.focus({ preventScroll: true });
  }

  /* After a step in the history, or where the page is opened at an address. */
  function follow() {
    const before = open;
    toControls(fromAddress());
    apply(fromAddress());
    show(panelOf(location.hash));
    if (before && !open && !named(location.hash)) (opener ?? linkTo.get(before.id))?.focus({ preventScroll: true });
  }

  /* A link to a row that a filter hides would lead nowhere. */
  function uncover() {
    const target = named(location.hash);
    if (target?.hidden && all.contains(target)) {
      reset();
      target.scrollIntoView();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    settle();
    const panel = panelOf(link.hash);
    if (panel) {
      event.preventDefault();
      opener = link.closest(".p") ? linkTo.get(panel.id) : link;
      if (link.hash !== location.hash) history.pushState(null, "", link.hash);
      show(panel);
    } else if (link.matches(".p .x")) {
      event.preventDefault();
      close();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!open || event.defaultPrevented || event.target.closest("form")) return;
    if (event.key === "Escape") close();
    const side = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (side && open.contains(event.target) && !event.altKey && !event.metaKey && !event.ctrlKey) {
      open.querySelector(`[rel=${side}]`)?.click();
    }
  });

  addEventListener("popstate", follow);
  addEventListener("hashchange", uncover);

  /* ---- The picture: a tile names itself and leads to its cell, for those who point ------------------------------- */

  const pointed = document.querySelector(".pointed");
  const strips = [...document.querySelectorAll(".tiles")];

  function cellOf(target) {
    const column = strips.indexOf(target.parentNode);
    return column < 0 ? null : rows[[...target.parentNode.children].indexOf(target)].cells[column];
  }

  for (const strip of strips) {
    strip.addEventListener("click", (event) => cellOf(event.target)?.link.click());
    strip.addEventListener("pointerover", (event) => {
      const found = cellOf(event.target);
      if (!found) return;
      const row = found.cell.parentNode.cells[0].firstElementChild.textContent;
      const provider = providers[found.cell.cellIndex - 1];
      pointed.textContent = [provider, row, ...[...found.link.querySelectorAll("b, code")].map((e) => e.textContent)].join(" · ");
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
  if (open) reveal(linkTo.get(open.id));
  else named(location.hash)?.scrollIntoView({ behavior: "instant" }); // the filters have moved it since the browser was there
})();
