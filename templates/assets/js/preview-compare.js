// A proposed change over what is on record: what differs, and totals reckoned anew. Values alone, no page.
(() => {
  "use strict";
  const P = self.preview;
  const { kinds, totals } = self.previewKnows;
  const isFields = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const own = (value, key) => (isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined);
  const at = (value, name) => name.split(".").reduce(own, value);
  //: what an entry of a list is known by, the first that it has
  const marks = ["id", "title", "role", "indicator", "instrument", "rule"];
  const markOf = (entry) => JSON.stringify(isFields(entry) ? marks.map((key) => own(entry, key)).find((each) => each !== undefined) ?? entry : entry);

  const ruleOf = (fields, name) => own(fields, name) ?? own(fields, name.replace(/[^.]+$/, "*"));
  // Every value that differs: its name, what stands there, what is proposed, of which entry; entries that came and went as a whole
  function* differences(fields, before, after, name = "", entry) {
    const keys = Object.keys(fields).filter((each) => each.startsWith(name) && !each.slice(name.length).includes(".")).map((each) => each.slice(name.length));
    for (const key of new Set([...keys, ...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      const [old, its] = [own(before, key), own(after, key)];
      if (old === its || same(old, its)) continue;
      const path = name + key, rule = ruleOf(fields, path), type = rule?.type;
      const either = (test) => [old, its].every((each) => each === undefined || test(each));
      if ((type === "object" || type === "map") && either(isFields)) yield* differences(fields, old, its, `${path}.`, entry);
      else if (type === "list" && either(Array.isArray)) yield* entries(fields, old ?? [], its ?? [], path);
      else yield { name: path, rule, before: old, after: its, entry };
    }
  }
  function* entries(fields, before, after, name) {
    const free = [...before], fresh = [];
    const without = (test) => {
      const place = free.findIndex(test);
      return place < 0 ? undefined : free.splice(place, 1)[0];
    };
    const open = after.filter((each) => without((old) => same(old, each)) === undefined);
    for (const each of open) {
      const old = without((one) => markOf(one) === markOf(each));
      if (old !== undefined && isFields(old) && isFields(each)) yield* differences(fields, old, each, `${name}.{0}.`, each);
      else fresh.push(each);
    }
    for (const entry of free) yield { name, rule: fields[name], gone: entry };
    for (const entry of fresh) yield { name, rule: fields[name], came: entry };
  }

  const leaves = (fields, group) => Object.entries(fields).filter(([name, { type }]) => name.startsWith(`${group}.`) && type === "integer").map(([name]) => name);
  // Totals and shares of a yearly record; undefined where a part is missing
  function reckoned(value) {
    if (!value) return {};
    const { fields } = kinds.annual, found = {};
    for (const group of totals) {
      const parts = leaves(fields, group).map((name) => at(value, name));
      if (parts.length && parts.every((each) => typeof each === "number")) found[group] = parts.reduce((sum, each) => sum + each, 0);
    }
    const revenue = found["budget.revenue"], spent = found["budget.expenditure"], seats = found["governance.board"], women = at(value, "governance.women");
    const self_ = found["budget.revenue.private"] + at(value, "budget.revenue.eu_projects");
    if (revenue) Object.assign(found, { own: self_ / revenue, public: 1 - self_ / revenue });
    if (revenue !== undefined && spent !== undefined) found.balance = revenue - spent;
    if (seats && typeof women === "number") found.women = women / seats;
    if (typeof at(value, "team.fte") === "number") found["team.fte"] = at(value, "team.fte");
    return found;
  }
  P.figures = ["team.fte", "budget.expenditure", "budget.revenue", "balance", "own", "public", ...totals.filter((each) => each.startsWith("budget.revenue.")), "governance.board", "women"];

  const list = (value) => new Map((Array.isArray(value?.members) ? value.members : []).filter((each) => isFields(each)).map((each) => [String(each.id), each]));
  function movements(fields, before, after) {
    const [old, its] = [list(before), list(after)];
    const both = [...its].filter(([id]) => old.has(id)).map(([id, entry]) => [entry, [...differences(fields, old.get(id), entry, "members.{0}.", entry)]]);
    return {
      joined: [...its].filter(([id]) => !old.has(id)).map(([, entry]) => entry),
      left: [...old].filter(([id]) => !its.has(id)).map(([, entry]) => entry),
      changed: both.filter(([, changes]) => changes.length),
    };
  }

  const before = (kind, period) => (kind === "annual" || kind === "members" ? String(period - 1) : kind === "quarterly" ? `${period.slice(0, 4) - 1}${period.slice(4)}` : "");
  // Each given record beside what is on record, and beside that of a year before (the given one, where that is given too)
  P.compared = (given, known) =>
    given.map((one) => {
      const { fields } = kinds[one.kind], records = known[one.cluster];
      const here = own(records, `${one.kind}/${one.period}`), earlier = before(one.kind, one.period);
      const last = given.find((each) => each.cluster === one.cluster && each.kind === one.kind && each.period === earlier)?.value ?? (earlier && own(records, `${one.kind}/${earlier}`));
      const found = { ...one, isNew: here === undefined, last, earlier: last ? earlier : "" };
      const leave = (value) => (isFields(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== "members")) : {});
      if (one.kind === "members") Object.assign(found, { members: movements(fields, here ?? last, one.value), against: here ? one.period : found.earlier });
      found.changes = [...differences(fields, one.kind === "members" ? leave(here) : here ?? {}, one.kind === "members" ? leave(one.value) : one.value)];
      if (one.kind === "annual") found.figures = [here, one.value, last].map(reckoned);
      return found;
    });
  P.at = at;
})();
