// Reporting forms, 4 of 4: what is known of the record, what is told beside each box, and what this browser keeps.
(() => {
  "use strict";
  const F = self.recordForm;
  const { kind, fields, totals, quarters, officers } = F.knows;
  const form = F.form;
  const find = (id) => document.getElementById(id);
  const [state, progress, kept, status] = ["state", "progress", "kept", "summary"].map(find);
  const now = (F.now = { cluster: "", period: "", base: null, text: null, last: null, lastName: "", mode: "" });
  const touched = new Set();
  let asked = false, timer;

  const numbers = (name) => (/^(\d{4})(?:-q([1-4]))?$/.exec(name) ?? []).slice(1).filter(Boolean).map(Number);
  F.periodOf = (name) => (numbers(name).length ? Object.fromEntries(numbers(name).map((number, place) => [["year", "quarter"][place], number])) : {});
  F.periodSaid = (name) => {
    const [year, quarter] = numbers(name);
    return quarter ? F.say("quarter", { quarter: quarters[quarter - 1], year: String(year) }) : name;
  };
  // The record with which one compares: of a quarter that of the year before, else the newest before
  const before = (names, name) => {
    const [year, quarter] = numbers(name);
    const same = `${year - 1}-q${quarter}`;
    return quarter && names.includes(same) ? same : names.filter((each) => each < name).sort().pop() ?? "";
  };
  const key = () => ["report", F.knows.region, kind, now.cluster, now.period].join(":");
  const store = (work) => {
    try {
      return work(localStorage);
    } catch {
      return undefined;
    }
  };

  // What is known of the chosen record
  F.look = (record, period) => {
    F.record = record;
    Object.assign(now, { cluster: record.id, period });
    const { records, texts } = record;
    const known = records[kind];
    const whole = officers || !(form.dataset.partly || texts[kind][now.period] !== undefined);
    Object.assign(now, { base: null, text: null, lastName: before(Object.keys(known), now.period), mode: "new" });
    now.last = (now.lastName && known[now.lastName]) || null;
    const own = known[now.period];
    const filed = whole ? { mode: "correction", base: own, text: texts[kind][now.period] ?? null } : { mode: "closed" };
    if (own) Object.assign(now, filed);
    const draft = store((box) => JSON.parse(box.getItem(key())));
    // a draft of a record that has been put on file meanwhile goes on as its correction
    if (draft) Object.assign(now, draft.now, own && draft.now.mode === "new" ? { ...(whole && filed), mode: "correction" } : {});
    F.begin(draft?.snapshot);
    F.announce(draft ? F.say("restored") : "");
    kept.hidden = !draft;
    if (draft) kept.firstElementChild.textContent = F.say("kept");
  };
  // Show the boxes: with what was kept, else what is on record, else what is taken over
  F.begin = (snapshot) => {
    now.carried = now.last && !now.base ? F.carried(now.last) : null;
    touched.clear();
    asked = false;
    form.hidden = now.mode === "closed";
    const name = { period: F.periodSaid(now.lastName) };
    const key = now.mode === "new" && !now.last ? "first" : now.carried && !Object.keys(now.carried).length ? "beside" : now.mode;
    state.textContent = F.say(key, name);
    const wanted = F.record.asked?.[now.period] ?? [];
    for (const field of form.querySelectorAll("[data-field^='results.']")) {
      const code = field.dataset.field.slice(8);
      field.hidden = !wanted.includes(code) && now.base?.results?.[code] === undefined;
    }
    const codes = Object.keys(F.knows.results).filter((code) => !form.querySelector(`[data-field="results.${code}"]`)?.hidden);
    for (const section of form.querySelectorAll("[data-part]")) section.hidden = section.dataset.part === "results" && !codes.length;
    F.draw(snapshot ?? F.asShown(now.base ?? now.carried ?? {}));
    beside();
    F.update();
    find("sent").hidden = true;
    find("result").replaceChildren();
    status.replaceChildren();
  };

  // Last year's value beside each box
  function beside() {
    const last = now.last && F.asShown(now.last);
    for (const field of F.fields()) {
      const name = field.dataset.field, rule = F.rule(name);
      if (/\.\d+\./.test(name)) continue;
      const value = last && F.get(now.last, name);
      const said = value === undefined || value === null ? "" : typeof value === "number" ? F.withUnit(unitOf(name, rule), value) : label(field, value);
      F.line(field, "last", said && F.say("last", { period: F.periodSaid(now.lastName), value: said }));
    }
    for (const list of form.querySelectorAll("[data-list]")) {
      const entries = now.last && F.get(now.last, list.dataset.list);
      const line = list.querySelector(".ask__last");
      line.textContent = entries ? F.say("last", { period: F.periodSaid(now.lastName), value: F.count(entries.length) }) : "";
      line.hidden = !entries;
    }
  }
  const unitOf = (name, rule) => (name.startsWith("results.") ? F.knows.results[name.slice(8)]?.[1] : rule.unit);
  const label = (field, value) => {
    const option = [...field.querySelectorAll("option")].find((each) => each.value === String(value));
    return option ? option.textContent : typeof value === "object" ? Object.values(value)[0] : String(value);
  };

  // The difference to last year as a sentence
  function difference(name, rule, value) {
    const old = now.last && !/\.\d+\./.test(name) && F.get(now.last, name);
    if (typeof value !== "number" || typeof old !== "number") return "";
    if (Math.abs(value - old) < 1e-9) return F.say("same");
    const amount = F.withUnit(unitOf(name, rule), Math.abs(value - old));
    return F.say((value > old ? "more" : "less") + (old > 0 ? "" : "-plain"), { amount, share: old > 0 ? F.signedPercent((value - old) / old) : "" });
  }
  // How a number or a day was read, where it is not what stands in the box
  function taken(rule, content, value) {
    const text = content.trim();
    if (typeof value === "number" && (rule.type === "integer" || rule.type === "number") && F.number(text, rule.type === "integer", rule.unit) !== null) {
      return F.shown(rule, value) === text ? "" : F.say("taken", { value: F.withUnit(rule.unit, value) });
    }
    if (rule.pattern) return F.record.members.find(([id]) => id === value)?.[1] ?? "";
    return rule.type === "date" && typeof value === "string" && text !== value && F.day(value) === value ? F.say("taken", { value: F.day.said(value) }) : "";
  }

  F.update = () => {
    const snapshot = F.read();
    const value = (now.value = F.asMeant(snapshot, now.base, now.carried, F.periodOf(now.period)));
    now.findings = F.findings(value);
    const told = new Map(now.findings.map((finding) => [finding.name, finding]));
    let done = 0, all = 0, open = 0;
    for (const field of F.fields()) {
      const name = F.nameOfField(field), rule = F.rule(name), here = F.get(value, name);
      all += 1;
      done += here === undefined ? 0 : 1;
      const finding = told.get(name), lacks = finding?.rule === "missing";
      open += lacks ? 1 : 0;
      const shown = finding && (!lacks || asked || touched.has(name));
      for (const box of field.querySelectorAll("input, select, textarea")) {
        if (shown) box.setAttribute("aria-invalid", "true");
        else box.removeAttribute("aria-invalid");
      }
      const box = field.querySelector("input:not([type=checkbox])");
      const note = box && typeof here !== "object" ? taken(rule, box.value, here) : "";
      const changed = difference(name, rule, here) || (!/\.\d+\./.test(name) && here !== undefined && now.carried && F.get(now.carried, name) !== undefined && F.same(here, F.get(now.carried, name)) ? F.say("same") : "");
      F.line(field, "told", shown ? F.tell(finding) : [note, changed].filter(Boolean).join(" "), Boolean(shown));
    }
    progress.textContent = F.say(open ? "filled" : "filled-all", { done, all, open });
    reckon(value);
    F.ask(value, now.findings);
  };

  const leaves = (name) => Object.entries(fields).filter(([each, rule]) => each.startsWith(`${name}.`) && rule.type === "integer").map(([each]) => each);
  const sum = (value, names) => names.reduce((total, name) => total + (Number(F.get(value, name)) || 0), 0);
  // Totals and shares, as the readers of the site will see them
  function reckon(value) {
    const line = (name) => form.querySelector(`[data-told="${name}"]`);
    for (const name of totals) {
      const unit = fields[leaves(name)[0]].unit, given = leaves(name).some((each) => F.get(value, each) !== undefined);
      const place = form.querySelector(`[data-total="${name}"]`);
      if (!place) continue;
      const whole = now.last && leaves(name).every((each) => F.get(now.last, each) !== undefined);
      const old = whole ? ` ${F.say("last", { period: F.periodSaid(now.lastName), value: F.withUnit(unit, sum(now.last, leaves(name))) })}` : "";
      place.firstElementChild.textContent = given ? F.say("total", { value: F.withUnit(unit, sum(value, leaves(name))) }) : "";
      place.lastElementChild.textContent = old;
    }
    if (kind !== "annual") return;
    const money = (amount) => F.withUnit("eur", amount);
    const revenue = sum(value, leaves("budget.revenue")), spent = sum(value, leaves("budget.expenditure"));
    const own = (sum(value, leaves("budget.revenue.private")) + (Number(F.get(value, "budget.revenue.eu_projects")) || 0)) / revenue;
    line("shares").textContent = revenue ? F.say("shares", { own: F.percent(own), public: F.percent(1 - own) }) : "";
    const rest = revenue - spent;
    line("balance").textContent = revenue && spent ? F.say(rest ? (rest > 0 ? "left" : "lacking") : "even", { revenue: money(revenue), expenditure: money(spent), amount: money(Math.abs(rest)) }) : "";
    const seats = sum(value, leaves("governance.board")), women = F.get(value, "governance.women");
    line("women").textContent = seats && women <= seats ? F.say("women", { share: F.percent(women / seats), seats }) : "";
    const added = (list, name) => (F.get(value, list) ?? []).reduce((total, entry) => total + (Number(entry[name]) || 0), 0);
    line("posts").textContent = F.get(value, "team.people")?.length ? F.say("posts", { total: Math.round(added("team.people", "fte") * 1e6) / 1e6 }) : "";
    line("grants").textContent = F.get(value, "grants")?.length ? F.say("grants", { total: money(added("grants", "grant")) }) : "";
  }

  // Keep what is entered, here and nowhere else
  const keep = () => {
    clearTimeout(timer);
    if (!now.cluster || form.hidden) return;
    const { base: its, text, last, lastName, mode } = now;
    const done = store((box) => (box.setItem(key(), JSON.stringify({ snapshot: F.read(), now: { base: its, text, last, lastName, mode } })), true));
    kept.firstElementChild.textContent = F.say(done ? "kept" : "not-kept");
    kept.hidden = false;
  };
  F.keep = keep;
  F.kept = () => store((box) => box.getItem(key())) ?? null;
  find("forget").addEventListener("click", () => {
    store((box) => box.removeItem(key()));
    F.look(F.record, now.period);
    F.announce(F.say("forgotten"));
    (find("period").closest("p").hidden ? find("cluster") : find("period")).focus();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  // A message that appears while a button is being pressed would push the button away: it waits until it is let go
  let pressed = false, waiting = false;
  const soon = () => (pressed ? (waiting = true) : F.update());
  addEventListener("pointerdown", () => (pressed = true), true);
  const released = () => setTimeout(() => ((pressed = false), waiting && ((waiting = false), F.update())));
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, released, true);
  form.addEventListener("change", (event) => {
    if (event.target.name) touched.add(F.nameOf(event.target).replace(/@.*/, ""));
    soon();
    keep();
  });
  form.addEventListener("focusout", (event) => {
    const field = event.target.closest?.("[data-field]");
    if (!field || !event.target.name || field.contains(event.relatedTarget)) return;
    touched.add(F.nameOf(event.target).replace(/@.*/, ""));
    if (!event.target.value) soon();
  });
  addEventListener("pagehide", () => timer && keep());

  // The summary: what is wrong and what is missing, each a way to its box
  F.check = () => {
    asked = true;
    F.update();
    const wrong = now.findings.filter((each) => each.rule !== "missing"), open = now.findings.filter((each) => each.rule === "missing");
    status.replaceChildren();
    const told = (head, findings, say) => {
      if (!findings.length) return;
      const items = findings.map((finding) => {
        const field = F.fieldOf(finding.name), box = field?.querySelector("input, select, textarea");
        const way = F.made("a", { href: `#${box?.id ?? ""}`, textContent: say(finding, field) });
        way.addEventListener("click", (event) => (event.preventDefault(), F.goTo(finding.name)));
        return F.made("li", {}, way);
      });
      status.append(F.made("p", { textContent: F.say(head, { number: findings.length }) }), F.made("ul", {}, ...items));
    };
    told("faults", wrong, (finding) => F.tell(finding));
    told("needed", open, (finding, field) => [field?.closest("[data-entry]")?.querySelector("[data-number]")?.textContent, field?.querySelector("label, legend")?.firstChild.textContent.trim()].filter(Boolean).join(", "));
    if (!now.findings.length) status.append(F.made("p", { textContent: F.say("sound") }));
    status.append(...F.asksSaid());
    if (now.findings.length) F.goTo(now.findings[0].name);
    return !now.findings.length;
  };
  F.goTo = (name) => {
    const box = F.fieldOf(name)?.querySelector("input, select, textarea");
    for (let fold = box?.closest("details:not([open])"); fold; fold = box.closest("details:not([open])")) fold.open = true;
    box?.focus();
  };
  const more = async (name, ...given) => {
    await F.load(form.dataset.canonical);
    await F.load(form.dataset.send);
    return F[name](...given);
  };
  find("check").addEventListener("click", () => F.check() && more("preview"));
  find("draft").addEventListener("click", () => more("download", true));
  find("file").addEventListener("change", (event) => event.target.files[0] && more("open", event.target.files[0]).then(() => (event.target.value = "")));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
