// A proposed change over what is on record: files are read here and sent nowhere. The other scripts come with the first file.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const [form, drop, file, asked, again, told, refused, shown] = ["choose", "drop", "file", "asked", "again", "told", "refused", "shown"].map(find);
  const P = (self.preview = { given: [], reviews: [] });
  const loaded = {}, records = {};
  const mostBytes = 2_000_000, mostFiles = 60;

  // A script of this site, once; a script, not data, so that the page also works from file://
  const load = (address) =>
    (loaded[address] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: false, onload: done, onerror: () => (delete loaded[address], failed()) });
      document.head.append(script);
    }));
  let last = Promise.resolve();
  const recordsOf = (id) =>
    (records[id] ??= last = last.catch(() => {}).then(async () => {
      await load(form.dataset.records.replace(/[^/]*$/, `${id}.js`));
      return self.onPreview.records;
    }));
  const refuse = (text) => refused.append(Object.assign(document.createElement("li"), { textContent: text }));

  // Which record a file is: its kind by what only that has, its cluster by its folder or name
  function understood(name, path, value) {
    const { kinds, clusters } = self.previewKnows;
    const kind = Object.keys(kinds).find((each) => Object.hasOwn(value, kinds[each].mark));
    if (!kind) return refuse(P.say("no-kind", { name }));
    const own = kind === "cluster" ? String(value.id) : /(?:clusters|members)\/([a-z0-9-]+)\/[^/]*$/.exec(path)?.[1];
    if (own && !clusters.some(([id]) => id === own)) return refuse(P.say("no-cluster", { name, cluster: own }));
    const near = clusters.map(([id]) => id).filter((id) => name.startsWith(`${id}-`)).sort((a, b) => b.length - a.length);
    const year = /^\d{4}$/.test(String(value.year)) ? String(value.year) : "";
    const period = kind === "cluster" || kind === "targets" ? "" : kind === "quarterly" ? `${year}-q${value.quarter}` : year;
    return P.given.push({ name, kind, period, value, cluster: own ?? near[0] ?? "" });
  }
  async function take(one) {
    if (one.size > mostBytes) return refuse(P.say("large", { name: one.name }));
    const text = await one.text();
    if (/\.json$/i.test(one.name)) {
      let value;
      try {
        value = JSON.parse(text);
      } catch {
        return refuse(P.say("no-kind", { name: one.name }));
      }
      return Array.isArray(value?.statements) && Array.isArray(value.questions) ? (P.reviews = [value]) : refuse(P.say("no-kind", { name: one.name }));
    }
    const { value, line } = canonical.read(text);
    return line ? refuse(P.say("elsewhere", { name: one.name, line: String(line) })) : understood(one.name, one.webkitRelativePath || one.name, value);
  }
  // A file whose name does not tell the cluster asks for it
  function ask() {
    asked.replaceChildren(...P.given.flatMap((one, number) => {
      if (one.cluster && !one.asked) return [];
      one.asked = true;
      const label = Object.assign(document.createElement("label"), { htmlFor: `cluster-${number}`, textContent: P.say("choose", { name: one.name }) });
      const select = Object.assign(document.createElement("select"), { id: `cluster-${number}` });
      select.append(new Option(P.say("choice"), ""), ...self.previewKnows.clusters.map(([id, name]) => new Option(name, id)));
      select.value = one.cluster;
      select.addEventListener("change", () => ((one.cluster = select.value), draw()));
      const line = Object.assign(document.createElement("p"), { className: "finder__field" });
      line.append(label, select);
      return [line];
    }));
    asked.hidden = !asked.childElementCount;
  }
  async function draw() {
    // of a record that was given twice, the newer file is meant
    const ready = [...new Map(P.given.filter((one) => one.cluster).map((one) => [[one.cluster, one.kind, one.period].join(), one])).values()];
    let known;
    try {
      known = Object.fromEntries(await Promise.all([...new Set(ready.map((one) => one.cluster))].map(async (id) => [id, await recordsOf(id)])));
    } catch {
      told.textContent = form.dataset.failed;
      return;
    }
    shown.replaceChildren(...P.reviews.flatMap(P.review), ...P.compared(ready, known).map(P.record));
  }
  async function read(files) {
    refused.replaceChildren();
    try {
      for (const script of form.dataset.scripts.split(" ")) await load(script);
    } catch {
      told.textContent = form.dataset.failed;
      return;
    }
    for (const one of files.slice(0, mostFiles)) await take(one);
    if (files.length > mostFiles) refuse(P.say("many", { number: mostFiles }));
    told.textContent = P.say("read", { number: P.given.length + P.reviews.length });
    again.hidden = false;
    ask();
    await draw();
    file.value = "";
  }
  file.addEventListener("change", () => read([...file.files]));
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("list-drop--over", name === "dragover");
      if (name === "drop") read([...event.dataTransfer.files]);
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    Object.assign(P, { given: [], reviews: [] });
    for (const each of [asked, refused, shown]) each.replaceChildren();
    told.textContent = "";
    again.hidden = true;
    file.focus();
  });
})();
