// Members, 2 of 5: what stands in which column, and what a cell means. The twin of site_builder/member_lists/ (vocabulary, columns, values, rows).
(() => {
  "use strict";
  const M = self.membersList;
  const { number, day } = self.recordForm;
  const words = M.words.vocabulary;
  const [persons, idle, empty] = [words.person_words, words.idle, words.empty].map((each) => new Set(each));
  const headings = new Map(Object.entries(words.headings));
  const tables = Object.fromEntries(Object.entries(words.values).map(([field, table]) => [field, new Map(Object.entries(table))]));

  const plain = (text) => text.replace(/[œŒ]/g, "oe").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const key = (text) => {
    const all = plain(text).split(" "), telling = all.filter((word) => !idle.has(word) && !/^[0-9]+$/.test(word));
    return (telling.length ? telling : all).join(" ");
  };
  M.plain = plain;
  // Codes and titles as they are offered (an object would put what looks like a number first)
  M.options = (field) => (field === "territory" ? words.territories : Object.keys(words.choices[field] ?? {})).map((code) => [code, words.choices[field][code]]);
  M.titles = (field) => M.options(field).map((each) => each[1]);
  const isEmpty = (text) => empty.has(plain(text));
  function nearest(word, table) {
    if (word.length < 5) return null;
    const scores = new Map();
    for (const [other, meaning] of table) {
      const score = other.length >= 5 ? M.ratio(word, other) : 0;
      if (score >= M.words.nearWord) scores.set(meaning, Math.max(score, scores.get(meaning) ?? 0));
    }
    const best = [...scores].sort((a, b) => b[1] - a[1]);
    return best.length === 1 || (best.length && best[0][1] > best[1][1]) ? best[0][0] : null;
  }
  const fieldOf = (heading) => {
    if (plain(heading).split(" ").some((word) => persons.has(word))) return "person";
    for (const text of [heading, heading.replace(/\([^)]*\)/g, " ")]) if (plain(text) && headings.has(key(text))) return headings.get(key(text));
    return nearest(key(heading), headings);
  };
  M.letters = (index) => {
    let found = "";
    for (let rest = index + 1; rest; rest = Math.floor((rest - 1) / 26)) found = String.fromCharCode(65 + ((rest - 1) % 26)) + found;
    return found;
  };
  const said = (name, row, column, args = {}) => ({ name, row, column, args });
  M.said = said;

  // -- cells: { value, note, fault }

  const fault = (name) => ({ fault: name });
  function choice(written, field) {
    const table = tables[field], found = table.get(plain(written)) ?? table.get(key(written));
    if (found !== undefined) return { value: found || undefined };
    const near = nearest(key(written), table);
    return near === null ? fault("bad-choice") : { value: near || undefined, note: "taken" };
  }
  function postal(written, field) {
    const found = /^([0-9]{4,5})(?![0-9])/.exec(field === "postal" ? written.replaceAll(" ", "") : written);
    if (!words.postal || !found) return fault("bad-choice");
    const code = found[1].padStart(words.postal, "0").slice(0, 2);
    return { value: code in words.choices.territory ? code : "outside", note: "taken" };
  }
  function territory(written) {
    const parts = [/^([A-Za-z0-9-]{1,12})\s*[-–:.(/]\s*\S.*$|^([0-9]{1,3}[A-Za-z]?)\s+\S.*$/u.exec(written), /^.*\S\s*\(([A-Za-z0-9-]{1,12})\)$/u.exec(written)];
    const guesses = [written, ...parts.flatMap((found) => (found ? found.slice(1).filter(Boolean) : []))];
    for (const guess of guesses)
      for (const code of words.territories) {
        if (guess.toUpperCase() === code.toUpperCase()) return { value: code };
        if (/^[0-9]+$/.test(guess) && /^[0-9]+$/.test(code) && guess.padStart(code.length, "0") === code) return { value: code, note: "taken" };
      }
    const coded = postal(written, "territory");
    if (coded.value) return coded;
    const known = choice(written, "territory");
    if (known.fault && words.postal && guesses.some((guess) => /^(?:0[1-9]|[1-8][0-9]|9[0-8]|2[AB])$/.test(guess.toUpperCase().padStart(2, "0")))) return { value: "outside", note: "taken" };
    return known;
  }
  const startups = ["startup", "start up", "jeune pousse"];
  const yes = ["true", "yes", "y", "on", "oui", "o", "vrai", "x", "1"], no = ["false", "no", "n", "off", "non", "faux", "0"];
  function amount(written, field, factor) {
    const shown = field === "revenue" ? /^(.*?)\s*(k|m)\s*(?:€|eur|euros)$/iu.exec(written) : null;
    const text = shown ? shown[1] : written, times = shown ? (shown[2].toLowerCase() === "k" ? 1000 : 1_000_000) : factor;
    const found = number(text, true) ?? (field === "revenue" ? number(text, false) : null);
    if (found === null || found === undefined) return fault("bad-number");
    const value = Math.round(found * times);
    return value < 0 ? fault("bad-number") : { value, note: String(value) === written ? undefined : "taken" };
  }
  function activity(written) {
    const text = written.toUpperCase(), french = /^([0-9]{2})\.?([0-9]{2})([A-Z])(?![\p{L}\p{N}])/u.exec(text);
    if (french) return { value: `${french[1]}.${french[2]}${french[3]}` };
    const first = text.split(" ")[0].replace(/[,;:\-–]+$/, "");
    return /^[0-9A-Z.]{1,8}$/.test(first) && /[0-9]/.test(first) ? { value: first } : fault("bad-code");
  }
  function since(written) {
    if (/^(?:19|20|21)[0-9]{2}$/.test(written)) return { value: Number(written) };
    const month = /^([0-9]{1,2})[-/. ]([0-9]{4})$|^([0-9]{4})[-/. ]([0-9]{1,2})$/.exec(written);
    const when = month && Number(month[1] ?? month[4]) >= 1 && Number(month[1] ?? month[4]) <= 12 ? (month[2] ?? month[3]) : day(written);
    return when ? { value: Number(when.slice(0, 4)), note: "taken" } : fault("bad-year");
  }
  const readers = {
    id: (written) => {
      const found = M.identifier(written, words.scheme);
      return found ? { value: found.value, note: found.how || undefined } : fault("bad-id");
    },
    name: (written) => (written.includes("@") ? fault("address") : { value: written }),
    startup: (written) => {
      const word = written.trim().toLowerCase(), is = startups.includes(plain(written)) || yes.includes(word);
      return is || no.includes(word) ? { value: is || undefined } : fault("bad-truth");
    },
    category: choice, governance: choice, territory, postal, activity, since, employees: amount, revenue: amount,
  };
  const understand = (written, field, factor = 1) => (isEmpty(written) ? {} : readers[field](written, field, factor));

  // -- columns

  const thousands = /(?:\b|_|\()(?:k ?€|keur|k euros|ke|milliers)(?:\b|_|\)|$)|k€/i, millions = /(?:\b|_|\()(?:m ?€|meur|m euros|millions)(?:\b|_|\)|$)|m€/i;
  const doubted = ["category", "startup", "activity", "governance"];
  // What stands where; `named` says the field of a column by its index
  M.findColumns = (rows, named = {}) => {
    let header = -1, most = 0;
    rows.slice(0, 40).forEach((row, index) => {
      const found = new Set(row.filter((cell) => cell && cell.length <= 80).map(fieldOf).filter(Boolean));
      if (found.size > most && (found.size > 1 || row.filter(Boolean).length === 1)) [header, most] = [index, found.size];
    });
    const byHand = Object.keys(named).length > 0;
    if (header < 0 && !byHand) return { header, used: {}, left: [], faults: [said("no-header")] };
    const above = rows[header - 1] ?? [];
    const texts = header < 0 ? rows[0].map(() => "") : rows[header].map((cell, at) => cell || above[at] || "");
    const left = [], found = [];
    texts.forEach((heading, index) => {
      let field = index in named ? named[index] : fieldOf(heading);
      if (field === "postal" && !words.postal) field = null;
      if (!field || field === "person") {
        if (heading) left.push(said(field ? "person" : "unknown", header + 1, index, { heading }));
      } else found.push({ index, heading, field, factor: field !== "revenue" ? 1 : thousands.test(heading) ? 1000 : millions.test(heading) ? 1_000_000 : 1 });
    });
    const fits = ({ index, field, factor }) => {
      const cells = rows.slice(header + 1).map((row) => row[index]).filter((cell) => !isEmpty(cell));
      return !doubted.includes(field) || cells.length <= 2 || cells.filter((cell) => !understand(cell, field, factor).fault).length * 2 >= cells.length;
    };
    for (const each of found.filter((one) => !fits(one))) left.push(said("unknown", header + 1, each.index, { heading: each.heading }));
    return settled(header, found.filter(fits), left, named);
  };
  function settled(header, found, left, named) {
    const faults = [], names = found.filter((each) => each.field === "name");
    const first = left.find((each) => each.name === "person" && plain(each.args.heading).includes("prenom"));
    for (const each of first ? names : []) {
      if (!["nom", "name"].includes(key(each.heading)) || each.index in named) continue;
      if (names.length > 1) {
        found = found.filter((one) => one !== each);
        left.push(said("person", header + 1, each.index, { heading: each.heading }));
      } else faults.push(said("person-or-name", header + 1, each.index, { heading: each.heading, other: first.args.heading, title: words.titles.name }));
    }
    const used = {};
    for (const each of found) (used[each.field] ??= []).push(each);
    const siret = (each) => (plain(each.heading).includes("siret") ? 1 : 0);
    used.id?.sort((a, b) => siret(a) - siret(b));
    if (!used.id && !used.name) faults.push(said("no-name"));
    return { header, used, left: left.sort((a, b) => a.column - b.column), faults };
  }

  // -- rows

  const total = /^(?:(?:sous )?totaux?(?![\p{L}\p{N}_])|(?:sub ?)?total(?![\p{L}\p{N}_])|sum(?![\p{L}\p{N}_])|somme(?![\p{L}\p{N}_])|nombre d|number of(?![\p{L}\p{N}_])|grand total(?![\p{L}\p{N}_]))/u;
  const note = /^(?:[*†‡]|\([0-9*]\)|(?:sources?|notes?|nb|n\.b\.|remarques?|légende|legend)\s*[:.\-–])/i;
  function noOrganisation(row, header, { used }, number) {
    const filled = row.filter(Boolean), text = filled[0];
    if (header && filled.length > 1 && row.every((cell, at) => !plain(cell) || plain(cell) === header[at])) return said("heading", number);
    const ids = (used.id ?? []).filter((each) => /[0-9]/.test(row[each.index]));
    if (total.test(plain(text)) && (!ids.length || filled.length <= 2)) return said("total", number, undefined, { text });
    if (filled.length === 1 && (note.test(text) || text.length > 120)) return said("note", number, undefined, { text });
    if (![...(used.id ?? []), ...(used.name ?? [])].some((each) => row[each.index]))
      return said(filled.every((cell) => /^[0-9\s.,€%]+$/u.test(cell)) ? "total" : "note", number, undefined, { text });
    return null;
  }
  function valuesOf(row, { used }) {
    const found = {}, fields = { ...used };
    if (fields.postal) fields.territory = [...(fields.territory ?? []), ...fields.postal];
    delete fields.postal;
    for (const [field, its] of Object.entries(fields)) {
      const read = its.filter((each) => !isEmpty(row[each.index])).map((column) => ({ column, written: row[column.index], ...understand(row[column.index], column.field, column.factor) }));
      if (read.length) found[field] = read.find((each) => !each.fault) ?? read[0];
    }
    return found;
  }
  // The organisations of a table, and why other rows are left out
  M.readLines = (rows, columns) => {
    const lines = [], out = [], header = columns.header >= 0 ? rows[columns.header].map(plain) : null;
    rows.slice(columns.header + 1).forEach((row, at) => {
      const number = columns.header + at + 2;
      if (!row.some(Boolean)) return;
      const reason = noOrganisation(row, header, columns, number);
      if (reason) return void out.push(reason);
      const values = valuesOf(row, columns);
      if (Object.keys(values).length) lines.push({ row: number, values, more: [], name: values.name?.value ?? "" });
    });
    return { lines, out };
  };
})();
