// Reporting forms: what an officer would ask, with the limits of the region and the words of `site-builder check`. It asks, and stops nothing.
(() => {
  "use strict";
  const F = self.recordForm;
  const { kind, fields, results, languages, currency, doubts } = F.knows;
  const { limits, titles, language } = doubts;
  const whole = (key, args) => ({ whole: F.say(key, args) });
  const few = (told) => (told.length > 3 ? [...told.slice(0, 3), whole("few", { count: told.length - 3 })] : told);
  const round = (value, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits;
  const isNumber = (value) => typeof value === "number";
  const localised = (text) => (text !== null && typeof text === "object" ? [language, ...languages, "en", ...Object.keys(text)].map((each) => text[each]).find(Boolean) ?? "" : text);

  const leaves = (name) => Object.entries(fields).filter(([each, rule]) => each.startsWith(`${name}.`) && rule.type === "integer").map(([each]) => each);
  // A value or the sum of a group; undefined where a part of it is missing, or in doubt
  const amount = (get, name) => {
    const parts = fields[name] && fields[name].type !== "group" ? [name] : leaves(name);
    const values = parts.map(get);
    return parts.length && values.every(isNumber) ? values.reduce((sum, each) => sum + each, 0) : undefined;
  };
  const titleOf = (name) => titles[name] ?? F.rule(name).title;
  const headlines = [["team.fte", "fte"], ["budget.expenditure", "amount"], ["budget.revenue", "amount"], ["budget.revenue.private", "amount"], ["budget.revenue.public", "amount"]];

  function move(name, last, sound) {
    const [before, now] = [amount(last, name), amount(sound, name)];
    if (before === undefined || now === undefined) return undefined;
    const times = Math.max(now, before) / Math.min(now, before);
    const near = now > 0 && before > 0 && [10, 100, 1000].some((size) => size / 1.25 < times && times < size * 1.25);
    return { name, before, now, digits: near ? (now > before ? 1 : -1) : 0 };
  }
  const leaps = (last, sound) =>
    headlines.flatMap(([name, least]) => {
      const found = move(name, last, sound);
      const change = found && Math.abs(found.now - found.before);
      return found && change > limits["year-jump.share"] * found.before && change > limits[`year-jump.${least}`] ? [found] : [];
    });
  // The values at which a digit seems to be wrong, among those that make what moved
  const slips = (moves, last, sound) =>
    moves.flatMap((each) => {
      if (fields[each.name] && fields[each.name].type !== "group") return each.digits ? [each] : [];
      return leaves(each.name).map((name) => move(name, last, sound)).filter((line) => line?.digits && Math.abs(line.now - line.before) > limits["year-jump.amount"]);
    });
  function moved({ name, before, now }) {
    const percent = round((100 * (now - before)) / before);
    const change = before ? whole("change", { change: { whole: percent > 0 ? `+${percent}` : `\u2212${-percent}` } }) : whole("nothing-before");
    return whole(name.startsWith("budget.") ? "move-money" : "move", { title: titleOf(name), before, now, currency, change });
  }
  const begun = (record) => new Set((Array.isArray(record?.collaborations) ? record.collaborations : []).flatMap(marks));
  const marks = (entry) => (entry.title !== null && typeof entry.title === "object" ? Object.values(entry.title) : [entry.title]).map((each) => JSON.stringify([String(each).split(/\s+/).filter(Boolean).join(" ").toLowerCase(), entry.start]));

  const annual = {
    *"budget-balance"({ sound }) {
      const [revenue, expenditure] = [amount(sound, "budget.revenue"), amount(sound, "budget.expenditure")];
      const apart = Math.abs(revenue - expenditure), most = Math.max(revenue, expenditure);
      if (apart > limits["budget-balance.share"] * most) yield ["budget.revenue", "budget-balance", { revenue, expenditure, currency, percent: round((100 * apart) / most) }];
    },
    *"year-jump"({ sound, last, past_year }) {
      const moves = leaps(last, sound);
      if (!moves.length) return;
      const [slip] = slips(moves, last, sound);
      const facts = { past_year, moves: few(moves.map(moved)) };
      if (slip) yield [slip.name, slip.digits > 0 ? "jump-many" : "jump-missing", { ...facts, line_title: titleOf(slip.name), now: slip.now, before: slip.before }];
      else yield [moves[0].name, "jump", facts];
    },
    *"share-jump"({ sound, last, past_year }) {
      if (slips(leaps(last, sound), last, sound).length) return;
      const shares = (part, all) => [last, sound].map((get) => amount(get, part) / amount(get, all));
      const isMoved = ([before, now]) => Math.abs(now - before) > limits["share-jump.points"];
      const told = [];
      const own = shares("budget.revenue.public", "budget.revenue"), paid = shares("budget.expenditure.salaries", "budget.expenditure");
      const [public_before, public_now] = own.map((each) => round(100 * each));
      if (isMoved(own)) told.push(["budget.revenue", whole("own-moved", { before: 100 - public_before, now: 100 - public_now, public_before, public_now })]);
      if (isMoved(paid)) told.push(["budget.expenditure", whole("salaries-moved", { before: round(100 * paid[0]), now: round(100 * paid[1]) })]);
      if (told.length) yield [told[0][0], "share-jump", { past_year, moves: told.map(([, each]) => each) }];
    },
    *"total-repeated"({ sound, last, past_year }) {
      const same = ["budget.revenue", "budget.expenditure", "budget.expenditure.salaries"].map((name) => move(name, last, sound)).filter((each) => each?.now && each.now === each.before);
      if (same.length) yield [same[0].name, "total-repeated", { past_year, totals: same.map(({ name, now }) => whole("repeated", { title: titleOf(name), amount: now, currency })) }];
    },
    *"salary-per-fte"({ sound, value }) {
      const [salaries, fte, people] = [sound("budget.expenditure.salaries"), sound("team.fte"), sound("team.people")];
      if (!isNumber(salaries) || !isNumber(fte) || (people === undefined && value.team?.people !== undefined)) return;
      const rest = people ? fte - people.filter((each) => each.employer === "made_available").reduce((sum, each) => sum + each.fte, 0) : fte;
      const own = people && rest <= 0.05 ? 0 : rest, each = own ? salaries / own : 0;
      const isSure = Boolean(people) || sound("budget.revenue.private.staff_made_available") === 0;
      const key = !own ? salaries && "salary-nobody" : each > limits["salary-per-fte.most"] ? "salary-high" : each < limits["salary-per-fte.least"] && isSure ? "salary-low" : "";
      if (key) yield ["budget.expenditure.salaries", key, { salaries, fte: round(own, 2), each: round(each), currency }];
    },
    *"board-research"({ sound, lastValue, answeredIn }) {
      const seats = amount(sound, "governance.board");
      const before = lastValue?.governance?.board?.research === 0 && answeredIn(lastValue, "board-research");
      if (seats !== undefined && sound("governance.board.research") === 0 && !before) yield ["governance.board.research", "board-research", { seats }];
    },
    *"chair-seat"({ sound }) {
      const chair = sound("governance.chair"), seats = amount(sound, "governance.board");
      if (!chair || !seats || sound(`governance.board.${chair}`) !== 0) return;
      const choice = F.rule("governance.chair").choices?.find((each) => each.startsWith(`${chair} (`));
      yield ["governance.chair", "chair-seat", { title: titleOf("governance.chair"), chair: choice?.slice(chair.length + 2, -1) ?? chair }];
    },
    *"collaboration-year"({ sound, value, lastValue, year }) {
      const past = begun(lastValue);
      const outside = (Array.isArray(value.collaborations) ? value.collaborations : []).flatMap((_, place) => {
        const entry = sound(`collaborations.${place}`);
        return entry && Number(entry.start.slice(0, 4)) !== year && !marks(entry).some((each) => past.has(each)) ? [[place, entry]] : [];
      });
      const told = outside.map(([, { title, start }]) => whole("begun", { title: localised(title), day: { whole: F.day.said(start) } }));
      if (told.length) yield [`collaborations.${outside[0][0]}.start`, "collaboration-year", { year: String(year), collaborations: few(told) }];
    },
    *"result-share"({ sound, lastValue }) {
      const given = Object.keys(results).filter((code) => results[code][1] === "percent").map((code) => [code, sound(`results.${code}`)]).filter(([, value]) => isNumber(value));
      const odd = given.filter(([, value]) => value < 0 || value > 100), small = given.filter(([code, value]) => value > 0 && value < 1 && lastValue?.results?.[code] > 1);
      const [key, found] = odd.length ? ["share-outside", odd] : ["share-fraction", small];
      if (found.length) yield [`results.${found[0][0]}`, key, { results: few(found.map(([code, value]) => whole("result", { name: results[code][0], value }))) }];
    },
  };
  const counts = (record) => Object.keys(fields).filter((name) => fields[name].type === "integer" && name.includes(".")).map((name) => F.get(record, name));
  const quarterly = {
    *"quarter-repeated"({ value, records, year }) {
      const [before, before_year] = value.quarter > 1 ? [value.quarter - 1, year] : [4, year - 1];
      const other = records[`${before_year}-q${before}`], own = counts(value);
      if (other && own.some(Boolean) && F.same(own, counts(other))) yield [group, "quarter-repeated", { before, before_year: String(before_year) }];
    },
    *"quarter-empty"({ value }) {
      if (counts(value).length && !counts(value).some(Boolean)) yield [group, "quarter-empty", {}];
    },
  };
  const group = Object.keys(fields).find((name) => name.includes("."))?.split(".")[0];
  const rules = { annual, quarterly }[kind] ?? {};
  F.asking = Object.keys(rules);

  //: what is asked of a record by itself; of the others a public form does not know all
  const alone = ["budget-balance", "salary-per-fte", "board-research", "chair-seat", "quarter-empty"];
  const answeredIn = (record, rule) => Array.isArray(record?.confirmed) && record.confirmed.some((each) => each.rule === rule);
  function every(value, findings, records) {
    const wrong = findings.map((each) => each.name);
    const sound = (name) => (wrong.some((each) => each === name || each.startsWith(`${name}.`)) ? undefined : F.get(value, name));
    const year = value.year, lastValue = records[String(year - 1)];
    const given = { value, sound, records, year, lastValue, last: (name) => F.get(lastValue, name), past_year: String(year - 1), answeredIn };
    if (kind === "quarterly" && wrong.length) return [];
    return Object.entries(rules).flatMap(([rule, ask]) => [...ask(given)].map(([name, key, args]) => ({ rule, name, text: F.say(key, args) })));
  }
  // What would be asked of a record: rule, name of the field or group, sentence; not what is answered, nor of what is wrong. `records` are those on record, by period
  F.doubts = (value, ...known) => every(value, ...known).filter((each) => !answeredIn(value, each.rule));
  // The places of answers to what is not asked; of a record in which something is wrong that is not known
  F.idle = (value, findings, records) => {
    if (findings.length || !Array.isArray(value.confirmed)) return [];
    const asked = every(value, findings, records).map((each) => each.rule);
    const known = F.knows.officers ? F.asking : F.asking.filter((rule) => alone.includes(rule));
    return value.confirmed.flatMap(({ rule }, place) => (known.includes(rule) && !asked.includes(rule) ? [place] : []));
  };
})();
