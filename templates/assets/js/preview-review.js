// A proposed change over what is on record: what the checks left of it (review.json). It comes from strangers: all of it is text.
(() => {
  "use strict";
  const P = self.preview;
  const { clusters, indicators } = self.previewKnows;
  const most = 500;
  const listed = (value) => (Array.isArray(value) ? value.filter((each) => each !== null && typeof each === "object").slice(0, 20_000) : []);
  const cut = (items) => (items.length > most ? [...items.slice(0, most), P.say("more", { number: items.length - most })] : items);
  const place = (each) => (each.path ? P.say("place", { path: P.text(each.path), line: P.text(each.line) }) : "");

  function finding(each) {
    const rule = each.rule ? ` [${P.text(each.rule)}]` : "";
    const lines = [P.made("p", { textContent: P.text(each.text) + rule })];
    if (each.why) lines.push(P.made("p", { textContent: P.text(each.why) }));
    return P.made("li", {}, ...lines, P.made("p", { className: "cell-note", textContent: place(each) }));
  }
  // An indicator is a way to its page where this site has one
  function named(each) {
    const code = P.text(each.indicator), known = Object.hasOwn(indicators, code);
    if (!known) return P.text(each.name ?? each.indicator);
    return P.made("a", { href: document.getElementById("choose").dataset.indicators.replace(/indicators\/$/, `indicators/${encodeURIComponent(code)}/${location.protocol === "file:" ? "index.html" : ""}`), textContent: indicators[code][0] });
  }
  function moves(figures) {
    const rows = figures.slice(0, most).map((each) => [named(each), clusters.find(([id]) => id === each.cluster)?.[1] ?? P.text(each.cluster ?? each.entity), P.text(each.text)]);
    const table = P.table(P.say("moves"), [P.say("figure"), P.say("cluster"), P.say("text")], rows);
    return figures.length > most ? [table, P.made("p", { textContent: P.say("more", { number: figures.length - most }) })] : [table];
  }

  P.review = (review) => {
    const found = [];
    for (const key of ["errors", "questions", "exposed", "answered"]) {
      const its = listed(review[key]);
      if (its.length) found.push(P.fold(P.say(key, { number: its.length }), P.list(cut(its.map(finding)).map((each) => each)), key === "errors" || key === "questions"));
    }
    const figures = listed(review.figures), definitions = listed(review.definitions);
    if (figures.length) found.push(...moves(figures));
    if (definitions.length) {
      const items = definitions.map((each) => P.made("li", {}, P.made("p", { textContent: P.say("definition-moves", { name: P.text(each.name), number: Number(each.moved) || 0 }) }), ...listed(each.largest).map((one) => P.made("p", { className: "cell-note", textContent: P.text(one.text) }))));
      found.push(P.fold(P.say("definitions", { number: definitions.length }), P.list(items), true));
    }
    const statements = listed(review.statements);
    if (statements.length) {
      const items = statements.map((each) => P.made("li", {}, P.made("p", { textContent: P.text(each.text) }), P.made("p", { className: "cell-note", textContent: [P.text(each.record), place(each)].filter(Boolean).join(" – ") })));
      found.push(P.fold(P.say("statements", { number: statements.length }), P.list(cut(items))));
    }
    return P.part(P.say("review"), review.unchanged === true ? P.say("unchanged") : P.text(review.verdict), ...found);
  };
})();
