// A proposed change over what is on record: words and tables. What files say is text, and never anything else.
(() => {
  "use strict";
  const P = self.preview;
  const { kinds, words, clusters, locale, currency, language, indicators, quarters } = self.previewKnows;
  const most = 300;
  let parts = 0;
  const made = (P.made = (tag, attributes = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...inside);
    return element;
  });
  const formatted = (options) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value).replace("-", "\u2212");
  };
  const count = formatted({ maximumFractionDigits: 3 });
  const money = formatted({ style: "currency", currency, maximumFractionDigits: 0 });
  const percent = formatted({ style: "percent", maximumFractionDigits: 1 });
  const change = formatted({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const sentence = (key, args = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => (name in args ? (typeof args[name] === "number" ? count(args[name]) : String(args[name]).slice(0, most)) : all));
  P.say = sentence;
  P.count = count;
  P.text = (value) => (value === undefined || value === null ? "" : String(typeof value === "object" ? JSON.stringify(value) : value).slice(0, 2000));

  const local = (value) => (value !== null && typeof value === "object" && !Array.isArray(value) ? (value[language] ?? Object.values(value)[0]) : value);
  const withUnit = (unit, value) => (unit === "eur" ? money(value) : unit === "percent" ? percent(value / 100) : unit === "ratio" ? percent(value) : unit ? count(value) : String(value));
  // A value in the words of the form
  function told(rule, value, name = "") {
    if (value === undefined || value === null) return "–";
    if (typeof value === "boolean") return sentence(value ? "yes" : "no");
    const unit = name.startsWith("results.") ? indicators[name.slice(8)]?.[1] : rule?.unit;
    if (typeof value === "number") return withUnit(unit, value);
    const one = (each) => (rule?.choices && Object.hasOwn(rule.choices, each) ? rule.choices[each] : P.text(each));
    if (Array.isArray(value)) return value.map(one).join(", ").slice(0, most) || sentence("none");
    const text = rule?.choices ? one(value) : rule?.type === "localised" && typeof value === "object" ? Object.values(value).map(P.text).join(" / ") : one(value);
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
  }
  const nameOf = (entry) => P.text(local(entry?.name ?? entry?.title ?? entry?.role ?? entry?.indicator ?? entry?.instrument ?? entry?.rule ?? entry?.id ?? ""));
  // A field as the form calls it, with its group or entry before it
  function called(kind, { name, rule, entry }) {
    const { fields } = kinds[kind];
    const title = name.startsWith("results.") ? (indicators[name.slice(8)]?.[0] ?? name) : rule?.title ?? sentence("unknown", { name: name.replaceAll("{0}.", "") });
    const holder = entry ? choiceOf(kind, name, entry) : fields[name.replace(/\.[^.]+$/, "")]?.title;
    return holder && name.includes(".") ? sentence("of", { whole: holder, part: title }) : title;
  }
  function choiceOf(kind, name, entry) {
    const list = name.slice(0, name.indexOf(".{0}"));
    const key = ["name", "title", "role", "indicator", "instrument"].find((each) => entry?.[each] !== undefined);
    const rule = kinds[kind].fields[`${list || name}.{0}.${key}`];
    return key && rule?.choices ? told(rule, entry[key]) : nameOf(entry);
  }

  P.table = (caption, heads, rows) => {
    parts += 1;
    const id = `table-${parts}`;
    const body = rows.map((cells) => made("tr", {}, ...cells.map((cell, place) => {
      const element = made(place ? "td" : "th", {}, cell);
      if (place) element.dataset.label = heads[place];
      else element.scope = "row";
      return element;
    })));
    const table = made("table", { className: "table table--stack" }, made("caption", { id, textContent: caption }), made("thead", {}, made("tr", {}, ...heads.map((textContent) => made("th", { scope: "col", textContent })))), made("tbody", {}, ...body));
    const box = made("div", { className: "table-box", tabIndex: 0 }, table);
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", id);
    return box;
  };
  P.list = (items) => made("ul", {}, ...items.map((each) => (each.nodeType ? each : made("li", { textContent: each }))));
  P.fold = (summary, inside, open = false) => made("details", { open }, made("summary", { textContent: summary }), inside);
  P.part = (title, intro, ...inside) => {
    const part = document.getElementById("part").content.firstElementChild.cloneNode(true);
    const [head, words_] = [part.querySelector("h2"), part.querySelector(".section__head p")];
    parts += 1;
    Object.assign(head, { id: `part-${parts}`, textContent: title });
    part.setAttribute("aria-labelledby", head.id);
    words_.textContent = intro;
    part.querySelector(".section__body").replaceChildren(...inside);
    return part;
  };

  const periodSaid = (period) => {
    const [year, quarter] = period.split("-q");
    return quarter ? sentence("quarter", { quarter: quarters[quarter - 1] ?? quarter, year }) : year;
  };
  function values(one) {
    const single = one.changes.filter((each) => !("came" in each) && !("gone" in each));
    const heads = [sentence("field"), sentence("before"), sentence("after"), ...(one.earlier ? [sentence("period", { period: periodSaid(one.earlier) })] : [])];
    const shown = single.filter(({ name }) => !["year", "quarter"].includes(name));
    const rows = shown.map((each) => {
      const cells = [called(one.kind, each), told(each.rule, each.before, each.name), told(each.rule, each.after, each.name)];
      if (one.earlier) cells.push(each.entry ? "–" : told(each.rule, P.at(one.last, each.name), each.name));
      return cells;
    });
    const lists = one.changes.filter((each) => "came" in each || "gone" in each);
    const told_ = lists.map((each) => sentence("came" in each ? "entry-added" : "entry-removed", { title: each.rule.title, name: choiceOf(one.kind, each.name, each.came ?? each.gone) }));
    const inside = made("div", {}, ...(told_.length ? [P.list(told_)] : []), ...(rows.length ? [P.table(sentence("values"), heads, rows)] : []));
    if (!rows.length && !told_.length) return [];
    return one.isNew ? [P.fold(sentence("all-values", { number: rows.length + told_.length }), inside)] : [inside];
  }
  function figures(one) {
    const [before, after, last] = one.figures, { fields } = kinds.annual;
    const known = P.figures.filter((name) => after[name] !== undefined || before[name] !== undefined);
    if (!known.length) return [];
    const unit = (name) => (["own", "public", "women"].includes(name) ? "ratio" : name === "governance.board" || name === "team.fte" ? "fte" : "eur");
    const cell = (name, value) => (value === undefined ? "–" : withUnit(unit(name), value));
    const beside = (name) => (last[name] && after[name] !== undefined && unit(name) !== "ratio" && name !== "balance" ? `${cell(name, last[name])} (${change((after[name] - last[name]) / Math.abs(last[name]))})` : cell(name, last[name]));
    const heads = [sentence("figure"), ...(one.isNew ? [] : [sentence("before")]), sentence("after"), ...(one.earlier ? [sentence("period", { period: periodSaid(one.earlier) })] : [])];
    const rows = known.map((name) => [
      Object.hasOwn(fields, name) ? fields[name].title : sentence(name),
      ...(one.isNew ? [] : [cell(name, before[name])]),
      before[name] !== after[name] && !one.isNew ? made("strong", { textContent: cell(name, after[name]) }) : cell(name, after[name]),
      ...(one.earlier ? [beside(name)] : []),
    ]);
    return [P.table(sentence("figures"), heads, rows)];
  }
  function members(one) {
    const { joined, left, changed } = one.members;
    const title = kinds.members.title;
    const head = one.against ? [made("p", { textContent: sentence("against", { record: `${title} ${one.against}` }) })] : [];
    if (!joined.length && !left.length && !changed.length) return [...head, made("p", { textContent: sentence("nobody") })];
    const parts_ = [["left", left], ["joined", joined]].filter(([, each]) => each.length).map(([key, each]) => P.fold(sentence(key, { number: each.length }), P.list(each.map((entry) => `${nameOf(entry)} (${P.text(entry.id)})`)), each.length <= 30));
    const rows = changed.flatMap(([, changes]) => changes.map((each) => [called("members", each), told(each.rule, each.before, each.name), told(each.rule, each.after, each.name)]));
    const table = rows.length ? [P.fold(sentence("changed", { number: changed.length }), P.table(sentence("values"), [sentence("field"), sentence("before"), sentence("after")], rows), rows.length <= 30)] : [];
    return [...head, ...parts_, ...table];
  }
  // One record, as a part of the page
  P.record = (one) => {
    const cluster = clusters.find(([id]) => id === one.cluster)?.[1] ?? one.cluster;
    const record = [kinds[one.kind].title, one.period && periodSaid(one.period)].filter(Boolean).join(" ");
    const moved = one.changes.length + (one.members && !one.isNew ? one.members.joined.length + one.members.left.length + one.members.changed.length : 0);
    const state = one.isNew ? sentence("new") : moved ? sentence("correction", { number: moved }) : sentence("same");
    return P.part(sentence("record", { cluster, record }), state, ...(one.figures && moved ? figures(one) : []), ...(one.members && (one.isNew || moved) ? members(one) : []), ...values(one));
  };
})();
