// The directory of members: filters the organisations by the beginnings of words, kind, territory and cluster.
// What is chosen stands in the fragment of the address (#q=…&territory=…&cluster=…), so that others can link to it.
(() => {
  const form = document.getElementById("find");
  const [found, list, more] = ["found", "finds", "more"].map((id) => document.getElementById(id));
  const fields = [...form.elements].filter((field) => field.name);
  const [q, ...choices] = fields;
  const tail = location.protocol === "file:" ? "index.html" : "";
  const step = 50;
  let names, members = [], timer;

  const folded = (text) =>
    " " + text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // A script, not data, so that the page also works from file://
  const load = () =>
    (names ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = form.dataset.names;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }).then(() => {
      const { kinds, territories, clusters, rows } = self.organisations;
      return rows.map(([name, kind, territory, ...its]) => ({
        name,
        words: folded(name),
        kind: [kinds[kind]],
        territory: [territories[territory]],
        cluster: its.map((one) => clusters[one]),
      }));
    }));

  const label = (select, key) => [...select.options].find((option) => option.value === key)?.textContent ?? key;

  function entry(member) {
    const item = document.createElement("li");
    const [name, about, its] = ["b", "span", "span"].map((tag) => document.createElement(tag));
    const [kind, territory, cluster] = choices;
    name.textContent = member.name;
    about.textContent = `${label(kind, member.kind[0])} · ${label(territory, member.territory[0])}`;
    const links = member.cluster.map((key) => {
      const link = document.createElement("a");
      link.href = `${form.dataset.clusters}${key}/${tail}`;
      link.textContent = label(cluster, key);
      return link;
    });
    links.sort((a, b) => a.textContent.localeCompare(b.textContent, document.documentElement.lang));
    its.append(...links.flatMap((link, place) => (place ? [", ", link] : [link])));
    item.append(name, " ", about, " ", its);
    return item;
  }

  function show() {
    const from = list.childElementCount;
    list.append(...members.slice(from, from + step).map(entry));
    list.hidden = !members.length;
    more.hidden = list.childElementCount >= members.length;
    if (from) list.children[from].querySelector("a").focus();
  }

  async function look() {
    clearTimeout(timer);
    const wanted = choices.filter((choice) => choice.value);
    const words = folded(q.value).split(" ").filter(Boolean);
    list.replaceChildren();
    if (!wanted.length && !words.length) {
      found.textContent = "";
      list.hidden = more.hidden = true;
      return;
    }
    found.textContent ||= found.dataset.wait;
    try {
      const every = await load();
      members = every.filter(
        (member) =>
          words.every((word) => member.words.includes(" " + word)) &&
          wanted.every((choice) => member[choice.name].includes(choice.value)),
      );
    } catch {
      found.textContent = found.dataset.failed;
      return;
    }
    const { none, one, many } = found.dataset;
    const number = members.length.toLocaleString(document.documentElement.lang);
    found.textContent = members.length > 1 ? many.replace("#", number) : members.length ? one : none;
    list.replaceChildren();
    show();
  }

  const state = () =>
    "#" + new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1) || location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      field.value ||= ""; // an unknown choice is none
    }
    look();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", state());
      look();
    }, 150);
  });
  for (const choice of choices)
    choice.addEventListener("change", () => {
      history.pushState(null, "", state());
      look();
    });
  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  more.addEventListener("click", show);
  addEventListener("popstate", read);
  if (location.hash.includes("=") || location.search) read();
})();
