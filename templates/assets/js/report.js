// Ways to report: what is due of the cluster that is chosen, with the way to its form. The choice stands in the fragment of the address.
(() => {
  "use strict";
  const [select, coming, owed, words] = ["cluster", "coming", "owed", "report-words"].map((id) => document.getElementById(id));
  const { locale, words: said, quarters } = JSON.parse(words.textContent);
  const links = [...document.querySelectorAll("[data-kind]")].map((link) => [link, link.getAttribute("href").replace(/#.*/, "")]);
  const records = {};
  const day = (text) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
  const period = (name) => {
    const [year, quarter] = name.split("-q");
    return quarter ? said.quarter.replace("{quarter}", quarters[quarter - 1]).replace("{year}", year) : year;
  };
  const made = (tag, ...inside) => {
    const element = document.createElement(tag);
    element.append(...inside);
    return element;
  };
  // A script, not data, so that the page also works from file://
  const load = (id) =>
    (records[id] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: select.dataset.records.replace(/[^/]*$/, `${id}.js`), onload: () => done(self.onRecord), onerror: () => (delete records[id], failed()) });
      document.head.append(script);
    }));

  async function show() {
    const id = select.value;
    const state = id ? "#" + new URLSearchParams({ cluster: id }) : "";
    for (const [link, address] of links) link.setAttribute("href", address + state);
    if (!id) return coming.replaceChildren();
    history.replaceState(null, "", state);
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = state;
    let record;
    try {
      record = await load(id);
    } catch {
      return coming.replaceChildren(made("p", select.dataset.failed));
    }
    if (select.value !== id) return;
    const open = record.due.filter(([, , on, late]) => late || new Date(on) < new Date(new Date(record.day).getTime() + 366 * 864e5));
    if (!open.length) return coming.replaceChildren(made("p", said.nothing));
    const table = owed.content.firstElementChild.cloneNode(true);
    const heads = [...table.querySelectorAll("th")].map((head) => head.textContent);
    for (const [kind, name, on, late] of open) {
      const found = links.find(([link]) => link.dataset.kind === kind);
      const way = found ? made("a", found[0].textContent) : made("span", said[kind] ?? kind);
      if (found) way.setAttribute("href", `${found[1]}#${new URLSearchParams({ cluster: id, period: name })}`);
      const cells = [way, period(name), late ? said.late.replace("{day}", day(on)) : day(on)].map((inside, place) => {
        const cell = made(place ? "td" : "th", inside);
        if (place) cell.dataset.label = heads[place];
        else cell.scope = "row";
        return cell;
      });
      table.tBodies[0].append(made("tr", ...cells));
    }
    coming.replaceChildren(table);
  }
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("cluster");
    if (asked && asked !== select.value) select.value = asked;
    show();
  };
  select.addEventListener("change", show);
  addEventListener("hashchange", read);
  read();
})();
