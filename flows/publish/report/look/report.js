"use strict";
// Search, tooltips, the way from a mark to its sentences and back. Without it all links still work.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (query, within = document) => Array.from(within.querySelectorAll(query));
  const [find, least, theme, found, tip, trail] = ["find", "least", "theme", "found", "tip", "trail"].map(byId);
  all(".js").forEach((part) => { part.hidden = false; });

  // Light and dark
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showTheme = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-pressed", String(isDark())); };
  const turn = () => { root.dataset.theme = isDark() ? "light" : "dark"; showTheme(); };
  theme.addEventListener("click", turn);
  dark.addEventListener("change", showTheme);
  showTheme();

  // What a mark says, beside it
  const hideTip = () => { tip.hidden = true; };
  const showTip = (mark) => {
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    const at = mark.getBoundingClientRect(), own = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left + at.width / 2 - own.width / 2), innerWidth - own.width - 8);
    const above = at.top - own.height - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : at.bottom + 8}px`;
  };
  const markOf = (event) => (event.target.closest ? event.target.closest("a.m[aria-label]") : null);
  for (const [name, show] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
    document.addEventListener(name, (event) => { const mark = markOf(event); if (mark) { show ? showTip(mark) : hideTip(); } });
  }
  addEventListener("scroll", hideTip, { passive: true });

  // The sentence that an anchor stands for
  const target = () => { const name = location.hash.slice(1); try { return byId(name) || byId(decodeURIComponent(name)); } catch { return null; } };
  let lit = null;
  const light = () => {
    all(".lit").forEach((part) => part.classList.remove("lit"));
    const card = lit = target();
    if (!card) { return; }
    for (let part = card; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") { part.open = true; }
      if (part.hidden) { clear(); }
    }
    if (!card.matches(".card, .evidence")) { return; }
    const words = all(`mark[data-c~="${CSS.escape(card.id)}"]`);
    words.forEach((part) => part.classList.add("lit"));
    card.classList.add("lit");
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    (words[0] || card).scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", () => { if (target() !== lit) { light(); } });

  // From a mark through its sentences, and back
  let steps = [], step = 0, start = null;
  const go = (id) => { location.hash = id; light(); };
  const walk = (by) => {
    step = (step + by + steps.length) % steps.length;
    byId("at").textContent = `Sentence ${step + 1} of ${steps.length}`;
    for (const name of ["before", "after"]) { byId(name).hidden = steps.length < 2; }
    trail.hidden = false;
    hideTip();
    go(steps[step]);
  };
  const leave = () => { trail.hidden = true; if (start) { start.scrollIntoView({ block: "center" }); start.focus({ preventScroll: true }); } start = null; };
  byId("before").addEventListener("click", () => walk(-1));
  byId("after").addEventListener("click", () => walk(1));
  byId("back").addEventListener("click", leave);
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    const words = event.target.closest("mark[data-c]");
    if (words && !String(getSelection())) { go(words.dataset.c.split(" ")[0]); return; }
    const name = event.target.closest("[data-find]");
    if (name) { event.preventDefault(); find.value = name.dataset.find; sift(); byId("events").scrollIntoView(); return; }
    const mark = event.target.closest("a.m, a.cite, .sides a, .figure a");
    if (!mark) { return; }
    event.preventDefault();
    start = mark;
    steps = (mark.dataset.c || mark.getAttribute("href").slice(1)).split(" ");
    step = 0;
    walk(0);
  });

  // Search
  const texts = new WeakMap();
  const textOf = (part) => {
    if (!texts.has(part)) { texts.set(part, part.textContent.toLowerCase() + all("a.m[aria-label]", part).map((mark) => mark.getAttribute("aria-label").toLowerCase()).join(" ")); }
    return texts.get(part);
  };
  const sift = () => {
    const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean), bound = Number(least.value);
    const has = (text) => words.every((word) => text.toLowerCase().includes(word));
    all("[data-p]").forEach((part) => { part.toggleAttribute("hidden", Number(part.dataset.p) < bound); });
    const rows = all("[data-f]");
    rows.forEach((row) => {
      const marks = all(row.matches(".lane") ? "a.m" : "[data-p]", row);
      if (row.matches(".lane") && !has(row.firstElementChild.textContent)) {
        marks.filter((mark) => !has(mark.getAttribute("aria-label"))).forEach((mark) => mark.setAttribute("hidden", ""));
      }
      const empty = marks.length > 0 && marks.every((mark) => mark.hasAttribute("hidden"));
      row.toggleAttribute("hidden", !has(textOf(row)) || (empty && !row.matches("summary, .stretch")));
    });
    const held = all(".article").filter((article) => {
      article.hidden = words.length > 0 && all("[data-f]", article).every((row) => row.hidden);
      return !article.hidden;
    });
    if (words.length && held.length <= 12) { held.forEach((article) => { article.open = true; }); }
    const left = rows.filter((row) => !row.hasAttribute("hidden")).length;
    found.textContent = words.length || bound ? `${left} of ${rows.length} rows` : "";
  };
  const clear = () => { find.value = ""; least.value = "0"; sift(); };
  let wait = 0;
  find.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(sift, 150); });
  least.addEventListener("change", sift);
  byId("find").form.addEventListener("submit", (event) => event.preventDefault());

  // Keys
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { if (!tip.hidden) { hideTip(); } else if (!trail.hidden) { leave(); } else { clear(); } return; }
    if (event.target.closest("input, select, textarea")) { return; }
    if (event.key === "/") { event.preventDefault(); find.focus(); }
    if (event.key === "t") { turn(); }
    if (!trail.hidden && event.key === "n") { walk(1); }
    if (!trail.hidden && event.key === "p") { walk(-1); }
  });

  // Paper shows what a click would open
  let shut = [];
  addEventListener("beforeprint", () => { shut = all("details:not([open])"); shut.forEach((part) => { part.open = true; }); });
  addEventListener("afterprint", () => { shut.forEach((part) => { part.open = false; }); });
  light();
})();
