// Search: asks Pagefind for pages, once somebody types or comes with ?q=. Without it the page is an index of the site.
(() => {
  const form = document.getElementById("find");
  const [found, list, more] = ["found", "finds", "more"].map((id) => document.getElementById(id));
  const elsewhere = document.querySelector("#elsewhere a"); // to the directory of members, where there is one
  const { q, kind, domain } = form.elements;
  const local = location.protocol === "file:";
  const directory = elsewhere?.getAttribute("href"), words = elsewhere?.textContent;
  const step = 10;
  const ranking = { pageLength: 0.1, metaWeights: { title: 10, overview: 10 } };
  let engine, results = [], turn = 0, timer;

  // From file:// a browser loads scripts alone: one holds all files of the index, and stands in for the network.
  function unpacked() {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = form.dataset.offline;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }).then(() => {
      const bytes = (name) => Uint8Array.from(atob(self.pagefindFiles[name]), (one) => one.charCodeAt(0));
      self.fetch = async (address) => new Response(bytes(String(address).split("?")[0].replace("/index-of-search/", "")));
      return URL.createObjectURL(new Blob([bytes("pagefind.js")], { type: "text/javascript" }));
    });
  }

  async function start() {
    const engineAt = new URL(form.dataset.engine, location.href).href;
    const pagefind = await import(local ? await unpacked() : engineAt);
    const basePath = local ? "/index-of-search/" : engineAt.replace("pagefind.js", "");
    const made = pagefind.createInstance({ basePath, noWorker: true, excerptLength: 24, ranking });
    await made.init();
    const kinds = await (await fetch(`${basePath}kinds.${document.documentElement.lang}.json`)).json();
    return { search: (term) => made.search(term), kinds };
  }

  const ready = () => (engine ??= start());

  const label = (select, value) => {
    const option = value && select.querySelector(`option[value="${CSS.escape(value)}"]`);
    return option ? option.dataset.one || option.textContent : "";
  };

  // True where a title has all words: then how the page begins says more than where the words stand in it.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = (title) => plain(q.value).split(/[^\p{L}\p{N}]+/u).every((word) => plain(title).includes(word.slice(0, 5)));

  // “l’eau” is looked for as “eau”: words part at their apostrophes, and what is short before one is left out
  const whole = (text) => text.replace(/[\p{L}\p{N}]+['’](?=[\p{L}\p{N}]{2})/gu, (part) => (part.length > 3 ? part.slice(0, -1) + " " : "")).trim();
  const joined = (text) => text.replace(/\u2060(<\/mark>)? ?/g, "$1"); // the index parts words there
  const begun = (text) => (text.length < 180 ? text : text.slice(0, text.lastIndexOf(" ", 160)) + "…");

  function entry(page) {
    const name = joined(page.meta.title);
    const item = document.createElement("li"), link = document.createElement("a");
    const [title, about, text] = ["h2", "p", "p"].map((name) => document.createElement(name));
    link.href = form.dataset.root + page.raw_url.replace(/^\//, "") + (local ? "index.html" : "");
    link.textContent = name;
    title.append(link);
    about.className = "finds__kind";
    const its = [label(kind, page.meta.kind), label(domain, page.meta.domain)];
    about.textContent = its.filter((one) => one && one !== name).join(" · ");
    if (named(name)) text.textContent = begun(joined(page.content).trim());
    else text.innerHTML = joined(page.excerpt); // escaped by Pagefind, but for its <mark>
    item.append(title, about, ...(page.content.trim() === `${name}.` ? [] : [text]));
    return item;
  }

  async function show(now) {
    const from = list.childElementCount;
    const pages = await Promise.all(results.slice(from, from + step).map((one) => one.data()));
    if (now !== turn) return;
    list.append(...pages.map(entry));
    list.hidden = !list.childElementCount;
    more.hidden = list.childElementCount >= results.length;
    if (from) list.children[from].querySelector("a").focus();
  }

  function remember() {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    try {
      history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
    } catch {} // from file:// some browsers keep the address as it is
    if (!elsewhere) return;
    elsewhere.href = directory + (q.value.trim() ? `#${new URLSearchParams({ q: q.value.trim() })}` : "");
    elsewhere.textContent = q.value.trim() ? elsewhere.dataset.words.replace("#", q.value.trim()) : words;
  }

  async function look() {
    const now = ++turn, term = q.value.trim();
    clearTimeout(timer);
    remember();
    if (!term && !kind.value && !domain.value) {
      results = [];
      found.textContent = "";
      list.replaceChildren();
      list.hidden = more.hidden = true;
      return;
    }
    found.textContent ||= found.dataset.wait;
    try {
      const { search, kinds } = await ready();
      const answer = await search(whole(term) || null);
      if (now !== turn) return;
      const wanted = [kind.value, domain.value].filter(Boolean);
      results = answer.results.filter((one) => wanted.every((each) => kinds[one.id].includes(each)));
      const detail = (one) => kinds[one.id][0] === "sheet"; // details of clusters, of which there are many: last
      if (!/(^|\s)(19|20)\d\d(\s|$)/.test(term)) results = [...results.filter((one) => !detail(one)), ...results.filter(detail)];
      list.replaceChildren();
      const { none, one, many } = found.dataset;
      const number = results.length.toLocaleString(document.documentElement.lang);
      found.textContent = results.length > 1 ? many.replace("#", number) : results.length ? one : none;
      await show(now);
    } catch (error) {
      if (now === turn) found.textContent = found.dataset.failed;
      console.error(error);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  for (const select of [kind, domain]) select.addEventListener("change", look);
  q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  q.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  more.addEventListener("click", () => show(turn));

  // Up and down lead from the words to what was found, and back.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const ways = [q, ...list.querySelectorAll("a")], place = ways.indexOf(document.activeElement);
    if (!step || place < 0 || !ways[place + step]) return;
    event.preventDefault();
    ways[place + step].focus();
  });

  const asked = new URLSearchParams(location.search);
  for (const field of [q, kind, domain]) {
    field.value = asked.get(field.name) ?? "";
    field.value ||= ""; // an unknown choice is none
  }
  if (asked.size) look();
})();
