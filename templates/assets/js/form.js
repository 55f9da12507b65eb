// Reporting forms: whose record of when. The form's own scripts, its words and what is on record are loaded when a cluster is chosen.
// The choice stands in the fragment of the address (#cluster=…&period=…), so that a link can name it.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const [form, cluster, period, state, sending] = ["record", "cluster", "period", "state", "sending"].map(find);
  const F = (self.recordForm = { announce: (text) => (find("announced").textContent = text) });
  const records = {}, loaded = {};

  // A script of this site, once, in the order of asking; a script, not data, so that the page also works from file://
  F.load = (address) =>
    (loaded[address] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, async: false, onload: done, onerror: () => (delete loaded[address], failed()) });
      document.head.append(script);
    }));
  const record = async (id) => {
    await F.load(form.dataset.records.replace(/[^/]*$/, `${id}.js`));
    return (records[id] ??= self.onRecord);
  };

  async function choose() {
    const id = cluster.value;
    for (const part of [form, find("open"), find("kept"), sending, period.closest("p")]) part.hidden = true;
    state.textContent = "";
    F.announce("");
    if (!id) return;
    let known;
    try {
      [known] = await Promise.all([record(id), ...form.dataset.scripts.split(" ").map(F.load)]);
    } catch {
      state.textContent = form.dataset.failed;
      return;
    }
    if (cluster.value !== id) return;
    const { kind } = F.knows, names = known.periods[kind] ?? [""], given = known.records[kind];
    const wanted = new URLSearchParams(location.hash.slice(1)).get("period");
    period.replaceChildren(...names.map((name) => new Option(name in given ? `${F.periodSaid(name)} – ${F.say("exists")}` : F.periodSaid(name), name)));
    const fresh = names.filter((name) => !(name in given));
    period.value = names.includes(wanted) ? wanted : (fresh.pop() ?? names[0]);
    period.closest("p").hidden = names.length < 2;
    find("own-members").replaceChildren(...known.members.map(([code, name]) => new Option(name, code)));
    pick();
  }
  async function pick() {
    const known = await record(cluster.value);
    history.replaceState(null, "", "#" + new URLSearchParams({ cluster: known.id, ...(period.value ? { period: period.value } : {}) }));
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = location.hash;
    F.look(known, period.value);
    find("open").hidden = false;
    sending.hidden = form.hidden;
  }
  cluster.addEventListener("change", choose);
  period.addEventListener("change", pick);
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.get("cluster") || (asked.get("cluster") === F.now?.cluster && (asked.get("period") ?? "") === F.now.period)) return;
    cluster.value = asked.get("cluster");
    choose();
  };
  addEventListener("hashchange", read);
  find("choose").addEventListener("submit", (event) => event.preventDefault());
  if (location.hash.includes("cluster=")) read();
  else if (cluster.value) choose(); // what the browser put back after a reload
})();
