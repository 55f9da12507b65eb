// Members: whose list of when, what is given, what was understood, the file. The other scripts and what is on record come when a cluster is chosen.
// The choice stands in the fragment of the address (#cluster=…&period=…), so that a link can name it.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const [choose, cluster, period, state, parts] = ["choose", "cluster", "period", "state", "parts"].map(find);
  const F = (self.recordForm = { form: choose, now: {} });
  const lists = {}, loaded = {};
  //: of what is told at once
  const most = 100;
  let M, known, draft, register, sheets = [];

  // A script of this site, once, in the order of asking; a script, not data, so that the page also works from file://
  const load = (address) =>
    (loaded[address] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: false, onload: done, onerror: () => (delete loaded[address], failed()) });
      document.head.append(script);
    }));
  async function everything() {
    const [words, ...scripts] = choose.dataset.scripts.split(" ");
    await load(words);
    F.made = (tag, properties = {}, ...inside) => {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...inside);
      return element;
    };
    F.say = (name) => F.knows.words[name];
    await Promise.all([...scripts, choose.dataset.known].map(load));
    M = self.membersList;
  }
  const listsOf = async (id) => {
    await load(choose.dataset.lists.replace(/[^/]*$/, `${id}.js`));
    return (lists[id] ??= self.onMembers);
  };

  // -- who is on record, for the list of a cluster and year

  function recall() {
    register = M.onRecord(known, Number(period.value));
    const { year, last, before, present } = register;
    state.textContent = before.size ? M.say("earlier", { year: last, number: before.size }) : M.say("no-earlier");
    find("officers").textContent = M.say("officers", { year });
    find("officers").hidden = !present || known.officers;
  }

  // -- the draft: what was given and answered, kept in this browser until it is forgotten

  const keyed = () => `members ${location.pathname} ${known.id} ${period.value}`;
  const stored = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // a browser that keeps nothing: then the page forgets when it is left
    }
  };
  const fresh = (rows = null) => ({ rows, named: {}, answers: [], whole: false });
  //: columns on persons, which are not kept either
  let persons = new Set(), header = -1;
  const keep = () =>
    stored((store) => {
      const rows = draft.rows?.map((row, index) => row.map((cell, at) => (persons.has(at) && index !== header ? "" : cell)));
      store.setItem(keyed(), JSON.stringify({ ...draft, rows }));
    });
  const announce = (text) => (find("announced").textContent = text);

  function give(rows) {
    draft = fresh(rows);
    find("kept").hidden = true;
    show();
    keep();
    if (rows) find("summary").focus();
  }

  // -- what was understood

  const acts = {
    answer(each, answer) {
      const key = M.nameKey(each.line.name);
      draft.answers = draft.answers.filter(([name]) => name !== key);
      if (answer !== null) draft.answers.push([key, answer]);
      again("doubt");
    },
    whole() {
      draft.whole = true;
      again("half");
    },
    // What is typed goes into the cell of the list; a column that isn't there is added at its end
    fill({ row, column, field }, value) {
      const at = column ?? draft.rows[0].length;
      if (column === undefined) {
        draft.rows.forEach((each) => each.push(""));
        draft.named[at] = field;
      }
      draft.rows[row - 1][at] = value;
      again("gap");
    },
    drop({ row }) {
      draft.rows[row - 1] = draft.rows[row - 1].map(() => "");
      again("gap");
    },
  };
  // After an answer the next question is at hand
  function again(kind) {
    const all = [...parts.querySelectorAll("[data-focus]")], at = all.findIndex((each) => each.closest("li")?.contains(document.activeElement));
    const place = [...parts.querySelectorAll("li")].filter((each) => each.querySelector("[data-focus]")).indexOf(all[at]?.closest("li"));
    show();
    keep();
    const questions = [...parts.querySelectorAll("li")].map((each) => each.querySelector(`[data-focus="${kind}"]`)).filter(Boolean);
    (questions[Math.min(Math.max(place, 0), questions.length - 1)] ?? find("summary")).focus();
  }
  const titleOf = (name) => document.querySelector(`template[data-title="${name}"]`).content.textContent;
  function show() {
    const opened = new Set([...parts.querySelectorAll("details[open]")].map((each) => each.dataset.part));
    for (const part of [find("found"), find("sending"), find("columns")]) part.hidden = true;
    if (!draft.rows) return;
    const found = M.importList(draft.rows, { ...register, answers: new Map(draft.answers), named: draft.named, whole: draft.whole });
    header = found.columns.header;
    persons = new Set(found.columns.left.filter((each) => each.name === "person").map((each) => each.column));
    columns(found);
    find("found").hidden = false;
    const ready = found.value && found.entries.length;
    const words = ready ? M.say("ready", { number: found.entries.length }) : M.say("open", { doubts: found.doubts.length + (found.whole ? 0 : 1), faults: found.faults.length });
    find("summary").textContent = words;
    parts.replaceChildren(
      ...M.parts(found, acts).map(([name, items, asks]) => {
        const more = items.length - most, title = `${titleOf(name)} (${items.length})`;
        const list = M.made("ul", {}, ...items.slice(0, most), ...(more > 0 ? [M.made("li", { textContent: M.say("more", { number: more }) })] : []));
        if (asks) return M.made("div", { className: "list-part list-part--open" }, M.made("h3", { textContent: title }), list);
        const part = M.made("details", { className: "list-part", open: opened.has(name) }, M.made("summary", { textContent: title }), list);
        part.dataset.part = name;
        return part;
      }),
    );
    if (ready) send(found.value);
  }
  // What stands in which column, to be put right by hand
  function columns(found) {
    const headings = draft.rows[Math.max(found.columns.header, 0)] ?? [], box = find("columns");
    const fields = new Map(Object.values(found.columns.used).flat().map((each) => [each.index, each.field]));
    const every = headings.map((heading, index) => {
      const one = find("column").content.cloneNode(true).firstElementChild, select = one.querySelector("select");
      one.querySelector("label").textContent = M.say("column", { column: M.letters(index), heading });
      Object.assign(select, { id: `column-${index}`, value: fields.get(index) ?? "" });
      one.querySelector("label").htmlFor = select.id;
      select.addEventListener("change", () => {
        draft.named[index] = select.value;
        show();
        keep();
        find(select.id)?.focus();
      });
      return one;
    });
    box.querySelector("div").replaceChildren(...every);
    box.hidden = false;
    if (found.columns.faults.length) box.open = true;
  }

  // -- the file

  function send(value) {
    F.now = { cluster: known.id, period: period.value, value, base: null, text: null };
    F.offer(canonical.write(F.knows.order, value, F.knows.languages), register.present !== null);
    // too long for an address, so pasted into an empty file: who is no member of the repository can't upload
    const paste = document.querySelector('[data-way="paste"]');
    paste.hidden = document.querySelector('[data-way="upload"]').hidden || register.present !== null;
    paste.querySelector("a").href = F.ways(F.knows.repository, find("file-folder").textContent + find("file-name").textContent, "", false).new || "#";
    find("sending").hidden = false;
  }

  // -- what is given: a file, what is pasted

  async function read(file) {
    announce("");
    try {
      sheets = await M.sheetsOf(file);
    } catch (reason) {
      if (!(reason instanceof M.Unreadable)) throw reason;
      return announce(M.say(reason.message, { name: file.name }));
    }
    const fullest = M.fullest(sheets);
    find("sheet").replaceChildren(...sheets.map(([name], at) => new Option(name, at)));
    find("sheet").value = fullest;
    find("sheets").hidden = sheets.length < 2;
    give(sheets[fullest][1]);
  }
  function pasted() {
    const content = find("paste").value;
    if (!content.trim()) return;
    find("sheets").hidden = true;
    announce("");
    give(M.tableOf(content));
  }
  find("file").addEventListener("change", (event) => event.target.files[0] && read(event.target.files[0]));
  find("sheet").addEventListener("change", (event) => give(sheets[event.target.value][1]));
  find("paste").addEventListener("paste", () => setTimeout(pasted));
  find("paste").addEventListener("change", pasted);
  const drop = find("drop");
  for (const name of ["dragover", "dragleave", "drop"])
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("list-drop--over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
    });
  find("forget").addEventListener("click", () => {
    stored((store) => store.removeItem(keyed()));
    find("paste").value = find("file").value = "";
    find("sheets").hidden = find("kept").hidden = true;
    draft = fresh();
    show();
    find("file").focus();
  });

  // -- which list

  async function pick() {
    history.replaceState(null, "", "#" + new URLSearchParams({ cluster: known.id, period: period.value }));
    recall();
    draft = stored((store) => JSON.parse(store.getItem(keyed()))) ?? fresh();
    find("kept").hidden = !draft.rows;
    find("kept").firstElementChild.textContent = M.say("kept");
    find("giving").hidden = false;
    announce("");
    show();
  }
  async function chosen() {
    const id = cluster.value;
    for (const part of [find("giving"), find("found"), find("sending"), find("officers"), period.closest("p")]) part.hidden = true;
    state.textContent = "";
    if (!id) return;
    try {
      await everything();
      known = await listsOf(id);
    } catch {
      state.textContent = choose.dataset.failed;
      return;
    }
    if (cluster.value !== id) return;
    const wanted = new URLSearchParams(location.hash.slice(1)).get("period"), years = known.years.map(String);
    period.replaceChildren(...years.map((year) => new Option(year in known.lists ? `${year} – ${M.say("exists")}` : year, year)));
    period.value = years.includes(wanted) ? wanted : (years.filter((year) => !(year in known.lists)).pop() ?? years[0]);
    period.closest("p").hidden = false;
    pick();
  }
  cluster.addEventListener("change", chosen);
  period.addEventListener("change", pick);
  const readAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.get("cluster") || (asked.get("cluster") === known?.id && (asked.get("period") ?? period.value) === period.value)) return;
    cluster.value = asked.get("cluster");
    chosen();
  };
  addEventListener("hashchange", readAddress);
  choose.addEventListener("submit", (event) => event.preventDefault());
  if (location.hash.includes("cluster=")) readAddress();
  else if (cluster.value) chosen(); // what the browser put back after a reload
})();
