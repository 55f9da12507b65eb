// Members, 5 of 5: who is on record; what there is to tell of a list, as elements; the questions with their buttons, the gaps with their boxes.
(() => {
  "use strict";
  const M = self.membersList;
  const { said } = M.words;
  const { locale } = self.recordForm.knows;
  const { choices, titles } = M.words.vocabulary;
  const number = new Intl.NumberFormat(locale);
  const numbers = ["employees", "revenue"], optional = [...numbers, "activity", "startup", "governance", "since"];

  const part = (name, value) => (Array.isArray(value) ? value.join(", ") : typeof value === "number" && !/(?:year|line|row)$/.test(name) ? number.format(value) : String(value ?? ""));
  M.say = (name, args = {}) => said[name].replace(/\{(\w+)\}/g, (all, key) => (key in args ? part(key, args[key]) : all));
  M.made = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const { made, say } = M;
  const place = (row, column) => (row === undefined ? "" : column === undefined ? say("row", { row }) : say("cell", { row, column: M.letters(column) }));
  const line = (where, text, ...more) => made("li", {}, ...(where ? [made("span", { className: "list-part__where", textContent: `${where} ` })] : []), text, ...more);
  const told = (each) => line(place(each.row, each.column), say(each.name, each.args));
  const why = (each, match = each.match) => say(match.why, match.args);
  const button = (text, press, focus) => {
    const element = made("button", { type: "button", className: "button--plain", textContent: text });
    element.addEventListener("click", press);
    if (focus) element.dataset.focus = focus;
    return element;
  };

  // Who is on record, for the list of a cluster and year: what `importList` compares with
  const asEntry = (fields, row) => Object.fromEntries(fields.map((field, at) => [field, row[at]]).filter(([, value]) => value != null));
  M.onRecord = (known, year) => {
    const last = Math.max(...Object.keys(known.lists).map(Number).filter((each) => each < year)), anywhere = M.words.fields.slice(0, 6);
    const entries = (when) => (known.lists[when] ?? []).map((row) => asEntry(known.fields, row));
    const found = new Map(self.membersKnown.map((row) => [row[0], { id: row[0], entry: asEntry(anywhere, row), cluster: "", year: 0, since: known.former[row[0]] ?? null, names: [row[1], ...(row[6] ?? [])] }]));
    for (const when of [last, year])
      for (const entry of entries(when)) {
        const names = [...new Set([...(found.get(entry.id)?.names ?? []), entry.name])];
        found.set(entry.id, { id: entry.id, entry, cluster: known.id, year: when, since: entry.since, names });
      }
    const before = new Map(entries(last).map((each) => [each.id, each]));
    const present = year in known.lists ? (known.rest[year] ?? { year }) : null;
    return { cluster: known.id, year, last: Number.isFinite(last) ? last : null, before, present, register: M.register([...found.values()], [...before.keys()]) };
  };

  // A question of who a line is, with a button for each answer
  function doubt(each, answer) {
    const candidates = [each.match.candidate, ...each.match.others.filter((one) => one !== each.match.candidate)];
    const fresh = candidates.some((one) => one.id === each.ident) ? [] : [button(say("new"), () => answer(each, ""), "doubt")];
    const buttons = candidates.map((one) => button(say("same", { name: one.entry.name, id: one.id }), () => answer(each, one.id), "doubt"));
    return line(place(each.line.row), `${why(each)}. ${say("question")}`, made("span", { className: "list-answer" }, ...buttons, ...fresh));
  }
  // A gap, with a box that fills the cell, or else the row is left out
  function gap(each, { fill, drop }) {
    const { field, row, column } = each, element = told(each);
    if (!field) return element;
    const box = choices[field] ? made("select", {}, new Option("", ""), ...M.options(field).map(([code, title]) => new Option(title, code))) : made("input", { type: "text", inputMode: ["id", "since", ...numbers].includes(field) ? "numeric" : "text", autocomplete: "off" });
    const label = made("label", {}, `${titles[field]}, ${place(row)}`, box);
    box.dataset.focus = "gap";
    box.addEventListener("change", () => box.value.trim() && fill(each, box.value.trim()));
    element.append(made("span", { className: "list-answer" }, label, ...(optional.includes(field) && column !== undefined ? [button(say("clear"), () => fill(each, ""))] : []), button(say("drop"), () => drop(each))));
    return element;
  }
  const named = (each) => line("", `${each.name ?? "?"} (${each.id ?? "?"})`);

  // The parts of what was understood, in order: [name, number, items, whether it asks something]
  M.parts = (found, acts) => {
    const spelt = found.taken.filter(({ match, known }) => !["same-id", "answered"].includes(match.why) && (match.why !== "same-name" || known.since == null));
    const every = [
      ["half", found.whole ? [] : [line("", say("half", { number: found.left.length }), made("span", { className: "list-answer" }, button(say("whole"), acts.whole, "half")))], true],
      ["doubts", found.doubts.map((each) => doubt(each, acts.answer)), true],
      ["faults", found.faults.map((each) => gap(each, acts)), true],
      ["answered", found.answered.map((each) => line(place(each.line.row), each.known ? why(each) : say("new-member", { name: each.line.name }), made("span", { className: "list-answer" }, button(say("undo"), () => acts.answer(each, null)))))],
      ["joined", found.joined.map(named)],
      ["back", found.back.map(named)],
      ["left", found.left.map(named)],
      ["changed", [...found.changed].map(([id, [name, its]]) => line("", `${name} (${id}): ${its.map((each) => say(each.name, each.args)).join("; ")}`))],
      ["taken", spelt.map((each) => line(place(each.line.row), why(each)))],
      ["notes", found.notes.map(told)],
      ["out", found.out.map(told)],
      ["columns", found.columns.left.map(told)],
    ];
    return every.filter(([, items]) => items.length);
  };
})();
