// The state of the reports on another day: the judgement of site_builder/owing, in the reader's language. Without it the page is of its own day.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      find("copied").textContent = find("copied").dataset.done;
    } catch {
      getSelection().selectAllChildren(text); // a page may be kept from the clipboard
      find("copied").textContent = find("copied").dataset.marked;
    }
  };
  find("letters").addEventListener("click", (event) => {
    if (event.target.closest("[data-copy]")) copy(event.target.closest("details").querySelector("pre"));
  });

  const form = find("judge"), input = find("day");
  if (!form) return; // the page of the letters alone
  const known = JSON.parse(form.dataset.judged), said = known.words, kinds = ["annual", "members", "quarterly"];
  const day = 864e5;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const time = (text) => Date.parse(`${text}T00:00:00Z`);

  // words
  const number = new Intl.NumberFormat(said.locale), plural = new Intl.PluralRules(said.locale);
  const list = new Intl.ListFormat(said.locale, { type: "conjunction" });
  const date = (when, { locale }, dateStyle = "long") => {
    const words = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(when);
    return locale.startsWith("fr") ? words.replace(/^1 /, "1er ") : words;
  };
  const period = ({ year, quarter }, { quarters }) => (quarter ? fill(quarters[quarter - 1], { year }) : String(year));
  const short = (one) => period(one, { quarters: said.short });
  const record = (one, words) => fill(words.record, { form: words.forms[one.kind], period: period(one, words) });
  const days = (away) => {
    if (!away) return said.today;
    const many = Math.abs(away), forms = away > 0 ? said.ago : said.within;
    return fill(forms[plural.select(many) === "one" ? 0 : 1], { days: number.format(many) });
  };

  // judging
  const lastOf = (year, month) => Date.UTC(year, month, 0);
  const dueOf = (kind, year, ends) => {
    if (kind === 2) return ends + known.quarterly * day;
    const [month, its] = known[kinds[kind]].split("-").map(Number);
    return Math.min(Date.UTC(year + 1, month - 1, its), lastOf(year + 1, month));
  };
  const judge = ([id, name, from, until, language, row, explained, came], now) => {
    const found = [], last = Math.min(until, new Date(now).getUTCFullYear());
    came.forEach((text, kind) => {
      const signs = text.split(" ");
      for (let year = from; year <= last; year += 1) {
        for (let quarter = kind === 2 ? 1 : 0; quarter <= (kind === 2 ? 4 : 0); quarter += 1) {
          const ends = quarter ? lastOf(year, 3 * quarter) : lastOf(year, 12);
          const due = dueOf(kind, year, ends);
          const sign = signs[kind === 2 ? (year - from) * 4 + quarter - 1 : year - from] || ".";
          const passed = sign === "." ? [] : sign.split(",").filter((mark) => (mark === "-" ? ends : due + mark * day) <= now);
          const there = passed.length % 2 === 1; // it came, and may have gone and come again
          if (!there && ends >= now) continue;
          const late = due < now && (explained.includes(year) ? "explained" : "missing");
          found.push({ id, name, language, row, kind, year, quarter, since: ends + day, due, state: there ? "" : late || "not_due" });
        }
      }
    });
    return found;
  };

  // showing
  const made = (tag, more, ...inside) => {
    const element = Object.assign(document.createElement(tag), more);
    element.append(...inside);
    return element;
  };
  const note = (text) => made("span", { className: "cell-note", textContent: text });
  const cells = (cell, ...inside) => cell.replaceChildren(...inside.flatMap((each, at) => (at ? [" ", each] : [each])));
  const sign = (kind) => find(`mark-${kind}`).content.cloneNode(true);
  const some = (what, are) => {
    for (const each of document.querySelectorAll(`[data-some=${what}]`)) each.hidden = !are;
    for (const each of document.querySelectorAll(`[data-none=${what}]`)) each.hidden = are;
  };
  const base = document.querySelector("#rows th a, [data-some=owed] a")?.getAttribute("href").replace(/[^/]+\/(index\.html)?$/, "");
  const tail = location.protocol === "file:" ? "index.html" : "";

  const showOwed = (owing, now) => {
    const table = find("owed-table").closest("table");
    const heads = [...table.querySelectorAll("thead th")].map((each) => each.textContent);
    const groups = new Map();
    for (const one of owing) {
      const key = `${one.state} ${one.due} ${one.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const rows = [...groups.values()].map((its) => {
      const who = its.flatMap(({ id, name }, at) => [at ? ", " : "", base ? made("a", { href: `${base}${id}/${tail}`, textContent: name }) : name]);
      const [one] = its, inside = [[date(one.since, said)], [date(one.due, said), " ", note(days((now - one.due) / day))], who];
      const row = made("tr", {}, made("th", { scope: "row", textContent: record(one, said) }), ...inside.map((each) => made("td", {}, ...each)));
      [...row.cells].slice(1).forEach((cell, at) => (cell.dataset.label = heads[at + 1]));
      return row;
    });
    table.tBodies[0].replaceChildren(...rows);
    some("owed", owing.length > 0);
  };

  const newest = (cell, its) => {
    const late = its.filter((one) => one.state === "missing"), given = its.filter((one) => !one.state), waiting = its.filter((one) => one.state === "not_due");
    const next = waiting.length ? date(waiting[0].due, said, "medium") : "";
    if (late.length) return cells(cell, sign("missing"), note(list.format(late.map(short))));
    if (given.length) return cells(cell, fill(said.received, { period: short(given.at(-1)) }), ...(next ? [note(fill(said.next, { day: next }))] : []));
    return next ? cells(cell, sign("not_due"), note(next)) : cells(cell, "–");
  };

  const showLetters = (reports, now) => {
    const letters = known.clusters.map(([id, name, , , language, row]) => ({ id, name, language, row, its: reports.filter((one) => one.id === id && ["missing", "not_due"].includes(one.state)) }));
    const order = (row) => (row < 0 ? Infinity : row);
    const owing = letters.filter(({ its }) => its.length).sort((a, b) => order(a.row) - order(b.row) || 0);
    find("letters").replaceChildren(...owing.map(({ id, name, language, its }) => {
      const words = known.letters[language], values = { id, cluster: name };
      const box = find("letter").content.cloneNode(true), text = box.querySelector("pre");
      const lines = its.sort((a, b) => a.due - b.due || a.kind - b.kind).map((one) => fill(one.due < now ? words.late : words.open, { record: record(one, words), day: date(one.due, words) }));
      const subject = fill(words.head, { subject: fill(words.subject, values) });
      box.querySelector("summary span").textContent = name;
      text.lang = language;
      text.textContent = [subject, fill(words.before, values), lines.join("\n"), fill(words.after, values)].join("\n\n");
      return box;
    }));
    some("letters", owing.length > 0);
  };

  let shown = false; // the page is of its own day until another was asked for
  const show = () => {
    const now = time(input.value);
    if (!input.value || Number.isNaN(now) || new Date(now).getUTCFullYear() > known.first + 99) return;
    const reports = known.clusters.flatMap((cluster) => judge(cluster, now));
    showLetters(reports, now);
    if (input.value === known.day && !shown) return;
    shown = true;
    const waiting = reports.filter((one) => one.state === "not_due"), late = reports.filter((one) => one.state === "missing");
    const first = (a, b) => a.due - b.due || a.kind - b.kind;
    const received = reports.filter((one) => !one.state).length;
    [late.length, waiting.length, received].forEach((count, at) => (document.querySelectorAll(".key-figure__value")[at].textContent = number.format(count)));
    showOwed([...late.sort(first), ...waiting.sort(first)], now);
    document.querySelectorAll("#rows tbody tr").forEach((row, at) => {
      const its = reports.filter((one) => one.row === at);
      kinds.forEach((_, kind) => newest(row.cells[kind + 1], its.filter((one) => one.kind === kind)));
    });
    const told = fill(said.judged, { day: date(now, said) });
    const labels = [...document.querySelectorAll(".key-figure__label")].map((each) => each.textContent);
    find("told-day").textContent = told;
    find("judged").textContent = `${told} ${labels[0]}: ${number.format(late.length)}. ${labels[1]}: ${number.format(waiting.length)}.`;
    history.replaceState(null, "", input.value === known.day ? location.pathname : `#day=${input.value}`);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  const asked = new URLSearchParams(location.hash.slice(1)).get("day");
  if (/^\d{4}-\d\d-\d\d$/.test(asked ?? "")) input.value = asked;
  else input.value = known.day; // what a browser kept from last time is not shown
  show();
})();
