// Members, 3 of 5: who a line is, and the list of the year. The twin of site_builder/member_lists/ (deciding, making, importing).
(() => {
  "use strict";
  const M = self.membersList;
  const words = M.words.vocabulary;
  const fields = M.words.fields;
  const anywhere = ["id", "name", "category", "startup", "territory", "activity"], numbers = ["employees", "revenue"], ticked = ["startup", "governance"];
  const { said } = M;
  const startups = ["startup", "start up", "jeune pousse"];

  M.nameKey = (name) => M.inOrder(M.normalised(name));
  const keyOf = (each) => each.known?.id ?? each.ident ?? `=${M.nameKey(each.line.name)}`;

  // A match by name alone is asked where the organisation is new to the cluster and sits elsewhere: two schools may bear one name
  function inItsPlace(match, line) {
    const known = match.candidate, territory = line.values.territory?.value;
    if (!known || match.certainty !== "same" || known.id === line.values.id?.value || known.since != null) return match;
    return territory === undefined || territory === known.entry.territory ? match : { ...match, certainty: "near", why: "other-place" };
  }
  // `answers` by the line's name: an id on record, or "" for an organisation that is on no list
  function decide(line, register, answers) {
    const ident = line.values.id?.value ?? null, key = M.nameKey(line.name);
    const match = inItsPlace(register.match(line.name, ident), line), given = key && answers.get(key);
    if (given && register.byId.has(given)) {
      const known = register.byId.get(given);
      return { line, ident, known, open: false, match: { certainty: "same", candidate: known, why: "answered", args: { name: line.name, known: known.entry.name ?? known.id, id: known.id }, others: [] }, asked: match.certainty === "near" ? match : null };
    }
    if (match.certainty !== "near") return { line, ident, match, known: match.candidate, open: false };
    if (given === "" && !register.byId.has(ident)) return { line, ident, known: null, open: false, match: { certainty: "none", candidate: null, why: "", args: {}, others: [] }, asked: match };
    return { line, ident, match, known: null, open: true };
  }
  function merged(decided) {
    const first = new Map(), kept = [];
    for (const each of decided) {
      const key = keyOf(each);
      if (each.open || key === "=" || !first.has(key)) {
        if (!each.open && key !== "=") first.set(key, each);
        kept.push(each);
      } else first.get(key).line.more.push(each.line);
    }
    return kept;
  }
  const columnOf = (line, field, { used }) => (line.values[field]?.column ?? (used[field] ?? (field === "territory" ? used.postal : null))?.[0])?.index;

  // What a value is called: the title of a code, a year without separators
  M.shown = (field, value) => (field === "startup" && value === true ? M.words.yes : numbers.includes(field) ? value : String(words.choices[field]?.[value] ?? value));

  function make(decided, it) {
    const { line, known, ident } = decided, { columns, cluster, year, last, filled } = it;
    const made = { entry: {}, notes: [], faults: [] }, base = {}, own = known && known.cluster === cluster && [last, year].includes(known.year);
    if (known) for (const name of [...anywhere, ...(own ? ["governance"] : []), ...(own && known.year === year ? numbers : [])]) if (known.entry[name] !== undefined) base[name] = known.entry[name];
    const at = (field) => [line.row, columnOf(line, field, columns)];
    const who = line.name || base.name || "";
    for (const each of line.more) made.notes.push(said("one-of-two", each.row, undefined, { name: each.name || base.name, other_line: line.row }));
    identify();
    naming();
    for (const name of fields.slice(2)) {
      let value = told(name);
      if (name === "since") value = begun(value);
      else if (value === undefined && !(ticked.includes(name) && filled.has(name))) value = base[name];
      if (value !== undefined) made.entry[name] = value;
    }
    for (const name of known ? [] : ["category", "territory"])
      if (made.entry[name] === undefined && !line.values[name]?.fault) fault(name, "missing-value", at(name), { name: line.name, title: words.titles[name], choices: M.titles(name) });
    made.entry = Object.fromEntries(fields.filter((name) => made.entry[name] !== undefined).map((name) => [name, made.entry[name]]));
    return made;

    function fault(field, name, place, args) {
      made.faults.push({ ...said(name, ...place, args), field });
    }
    function identify() {
      const cell = line.values.id, facts = { title: words.titles.id, name: line.name, written: cell?.written ?? "" };
      const note = (name, value) => made.notes.push(said(name, ...at("id"), { ...facts, value }));
      if (known) {
        made.entry.id = known.id;
        if (cell && (cell.fault || cell.value !== known.id)) note("known-id", known.id);
        else if (cell?.note) note(cell.note, known.id);
      } else if (cell?.fault) fault("id", "bad-id", at("id"), facts);
      else if (ident?.startsWith("000") && cell.note === "zeros") fault("id", "short-id", at("id"), facts);
      else if (ident) {
        made.entry.id = ident;
        if (cell.note) note(cell.note, ident);
      } else {
        const slug = words.scheme === "none" ? M.plain(line.name).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) : "";
        if (slug) {
          made.entry.id = slug;
          note("made-id", slug);
        } else fault("id", "missing-id", at("id"), facts);
      }
    }
    function naming() {
      const cell = line.values.name;
      if (cell?.fault) fault("name", cell.fault, at("name"), { name: cell.written });
      else if (known) {
        made.entry.name = base.name || line.name || known.id;
        if (line.name && M.normalised(line.name) !== M.normalised(made.entry.name)) made.notes.push(said("called", ...at("name"), { name: line.name, known: made.entry.name }));
      } else if (line.name) made.entry.name = line.name;
      else fault("name", "missing-name", at("name"), { id: ident ?? "", title: words.titles.name });
    }
    function told(name) {
      let found = null;
      const lines = [line, ...line.more];
      for (const each of lines) {
        const cell = each.values[name];
        if (!cell) continue;
        const place = [each.row, cell.column.index], facts = { title: words.titles[name], written: cell.written };
        if (cell.fault) faulty(name, cell, place, facts);
        else if (!found) {
          found = { line: each, cell };
          if (cell.note) made.notes.push(said("taken", ...place, { ...facts, value: M.shown(name, cell.value) }));
        } else if (cell.value !== found.cell.value) {
          const values = { title: facts.title, name: who, value: cell.written, other: found.cell.written, other_line: found.line.row };
          if (numbers.includes(name)) fault(name, "two-numbers", place, values);
          else made.notes.push(said("differs", ...place, values));
        }
      }
      if (name === "startup" && !found?.cell.value && lines.some((each) => each.values.category && startups.includes(M.plain(each.values.category.written)))) return true;
      return found?.cell.value;
    }
    function faulty(name, cell, place, facts) {
      const kept = name === "since" ? (known?.since ?? undefined) : base[name];
      if (kept !== undefined && !numbers.includes(name)) return void made.notes.push(said("known-value", ...place, { ...facts, value: M.shown(name, kept) }));
      fault(name, cell.fault, place, { ...facts, name: who, choices: M.titles(name), year, form: M.words.activityForm });
    }
    function begun(value) {
      const first = known?.since ?? null, cell = line.values.since;
      if (first === null) return value ?? year;
      if (cell && value !== undefined && value !== first) made.notes.push(said("kept", line.row, cell.column.index, { title: words.titles.since, written: cell.written, value: String(first) }));
      return first;
    }
  }

  const compared = fields.filter((name) => !["id", ...numbers].includes(name));
  function changes(last, entry) {
    return compared.flatMap((name) => {
      if (last[name] === entry[name]) return [];
      const args = { title: words.titles[name], before: last[name] !== undefined && M.shown(name, last[name]), after: entry[name] !== undefined && M.shown(name, entry[name]) };
      return [said(last[name] === undefined ? "added" : entry[name] === undefined ? "removed" : "change", undefined, undefined, args)];
    });
  }

  // A list of a cluster and year from the rows of a table: `before` is the cluster's list before it, `present` its record
  M.importList = (rows, { register, cluster, year, last, before, present, answers = new Map(), named = {}, whole = false }) => {
    const columns = M.findColumns(rows, named);
    const found = { columns, value: null, taken: [], doubts: [], answered: [], faults: [...columns.faults], notes: [], out: [], joined: [], back: [], left: [], changed: new Map(), entries: [], whole: true };
    if (columns.faults.length) return found;
    const { lines, out } = M.readLines(rows, columns);
    found.out = out;
    if (!lines.length) found.faults.push(said("nothing"));
    const filled = new Set(ticked.filter((name) => lines.some((line) => line.values[name])));
    for (const decided of merged(lines.map((line) => decide(line, register, answers)))) {
      if (decided.open) {
        found.doubts.push(decided);
        continue;
      }
      if (decided.asked) found.answered.push(decided);
      const made = make(decided, { columns, cluster, year, last, filled });
      found.entries.push(made.entry);
      found.notes.push(...made.notes);
      found.faults.push(...made.faults);
      if (decided.known) found.taken.push(decided);
      const earlier = before.get(made.entry.id);
      if (!earlier) (decided.known?.since != null && decided.known.since < year ? found.back : found.joined).push(made.entry);
      else {
        const its = changes(earlier, made.entry);
        if (its.length) found.changed.set(made.entry.id, [made.entry.name, its]);
      }
    }
    const here = new Set([...found.entries.map((each) => each.id), ...found.doubts.map((each) => each.match.candidate?.id)]);
    found.left = [...before.values()].filter((each) => !here.has(each.id));
    found.whole = whole || before.size < 10 || found.left.length * 2 <= before.size;
    if (!found.doubts.length && !found.faults.length && found.whole) found.value = { ...(present ?? { year }), members: [...found.entries].sort((a, b) => M.byCode(a.id, b.id)) };
    return found;
  };
})();
