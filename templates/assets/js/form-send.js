// Reporting forms, when they are sent: what changes, the file, the page that proposes it; and files that are opened.
(() => {
  "use strict";
  const F = self.recordForm;
  const { kind, languages, repository, order } = F.knows;
  const find = (id) => document.getElementById(id);
  const made = F.made;
  //: browsers and hosts cut longer addresses
  const longest = 7000;

  const place = () => {
    const path = F.form.dataset.file.replace("{cluster}", F.now.cluster).replace("{period}", F.now.period);
    return { path, name: path.split("/").pop(), folder: path.replace(/[^/]*$/, "") };
  };
  // The record as the file that it becomes, with the remarks that its file had
  const text = () => canonical.write(order, F.now.value, languages, F.now.text ?? undefined);

  // Where the record is proposed: addresses of the region's repository, by what they do
  F.ways = (blob, path, content, exists) => {
    const found = /^(.*?)\/(-\/)?blob\/(.+?)\/?$/.exec(blob);
    if (!found || (!found[2] && !/\bgithub\b/i.test(new URL(blob).host))) return { host: "" };
    const [, root, lab, branch] = found;
    const folder = path.replace(/\/[^/]*$/, "");
    const at = (page, rest = "") => `${root}/${lab ?? ""}${page}/${branch}${rest && `/${rest}`}`;
    const asked = new URLSearchParams(lab ? { file_name: path, content, commit_message: path } : { filename: path, value: content });
    const fresh = `${at("new")}?${asked.toString().replaceAll("+", "%20")}`;
    const short = !exists && fresh.length <= longest;
    // an empty file in its place, for who may not upload
    const paste = lab || exists || short ? "" : `${at("new")}?${new URLSearchParams({ filename: path })}`;
    return { host: lab ? "gitlab" : "github", paste, new: short ? fresh : "", upload: lab ? at("tree", folder) : at("upload", folder), edit: exists ? at("edit", path) : "" };
  };

  const shown = (name, value) => {
    if (value === undefined) return "–";
    if (Array.isArray(value)) return F.count(value.length);
    const rule = F.rule(name);
    if (typeof value === "number") return F.withUnit(name.startsWith("results.") ? F.knows.results[name.slice(8)]?.[1] : rule.unit, value);
    const option = [...(F.fieldOf(name)?.querySelectorAll("option") ?? [])].find((each) => each.value === String(value));
    return option ? option.textContent : typeof value === "object" ? Object.values(value).join(" / ") : String(value);
  };
  const heading = (name) => {
    const field = F.fieldOf(name);
    const entry = field?.closest("[data-entry]")?.querySelector("[data-number]")?.textContent;
    const title = field?.querySelector("label, legend")?.firstChild?.textContent.trim() ?? F.rule(name)?.title ?? name;
    const group = field?.closest("fieldset.asked")?.querySelector("legend")?.firstChild?.textContent.trim();
    return [entry ?? group, title].filter(Boolean).join(", ");
  };
  // Every value of a record by its name; a list of entries as one, where it is not the one that is looked into
  function flat(value, name = "", found = {}) {
    for (const [key, inner] of Object.entries(value ?? {})) {
      const own = name ? `${name}.${key}` : key, rule = F.rule(own);
      if (["year", "quarter"].includes(own)) continue;
      if (rule?.type === "list") inner.forEach((entry, at) => flat(entry, `${own}.${at}`, found));
      else if (rule?.type === "group" || rule?.type === "map") flat(inner, own, found);
      else found[own] = inner;
    }
    return found;
  }
  F.changes = (before, now) => {
    const [old, its] = [flat(before), flat(now)];
    const rank = Object.keys(F.knows.fields);
    const order = (name) => rank.indexOf(name.replace(/\.\d+\.?.*/, ""));
    const names = [...new Set([...Object.keys(its), ...Object.keys(old)])].filter((name) => !F.same(old[name], its[name]));
    return names.map((name) => [name, old[name], its[name]]).sort((a, b) => order(a[0]) - order(b[0]));
  };

  function table(changes) {
    const correction = F.now.mode === "correction";
    const heads = [F.say("field"), correction ? F.say("before") : F.now.lastName && F.periodSaid(F.now.lastName), F.say("now")].filter(Boolean);
    const rows = changes.map(([name, old, its]) => {
      const cells = [shown(name, its)];
      if (heads.length > 2) cells.unshift(shown(name, correction ? old : F.now.last && F.get(F.now.last, name)));
      return made("tr", {}, made("th", { scope: "row", textContent: heading(name) }), ...cells.map((cell, at) => {
        const made_ = made("td", { textContent: cell });
        made_.dataset.label = heads[at + 1];
        return made_;
      }));
    });
    const head = made("thead", {}, made("tr", {}, ...heads.map((each) => made("th", { scope: "col", textContent: each }))));
    return made("table", { className: "table table--stack" }, made("caption", { className: "out-of-sight", textContent: find("sent").querySelector("h3").textContent }), head, made("tbody", {}, ...rows));
  }

  // The record as it will be written, and the ways to send it
  F.offer = (content, exists) => {
    const { path, name, folder } = place();
    find("text").textContent = content;
    find("file-name").textContent = name;
    find("file-folder").textContent = folder;
    const ways = F.ways(repository, path, content, exists);
    const prefix = ways.host === "gitlab" ? "gitlab-" : "";
    const open = ways.host ? [ways.edit ? "edit" : ways.new ? "new" : "upload", ways.edit && "upload", ways.paste && "paste"].filter(Boolean).map((way) => prefix + way) : [];
    find("readable").hidden = !open.length;
    for (const item of document.querySelectorAll("[data-way]")) {
      item.hidden = !open.includes(item.dataset.way);
      const link = item.querySelector("[data-address]");
      if (link && ways[link.dataset.address]) link.href = ways[link.dataset.address];
    }
  };
  // What changes, and the ways to send it
  F.preview = () => {
    const changes = F.changes(F.now.base, F.now.value), content = changes.length || !F.now.base ? text() : F.now.text ?? text();
    find("result").replaceChildren(changes.length ? table(changes) : made("p", { textContent: F.say("unchanged") }));
    F.offer(content, F.now.mode === "correction");
    find("sent").hidden = false;
    find("sent").focus();
  };

  F.download = (draft) => {
    const { name } = place();
    const link = made("a", { href: URL.createObjectURL(new Blob([text()], { type: "text/yaml" })), download: draft === true ? `${F.now.cluster}-${name}` : name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  find("download").addEventListener("click", F.download);
  const copy = async () => {
    const content = find("text").textContent;
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      find("text").closest("details").open = true;
      getSelection().selectAllChildren(find("text")); // from file:// nothing may be copied by itself
    }
    find("copied").textContent = F.say("copied");
  };
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", copy);

  // What was entered, over what is taken over where nothing was
  F.over = (under, typed) => ({
    plain: { ...under.plain, ...Object.fromEntries(Object.entries(typed.plain).filter(([, content]) => content.length)) },
    lists: { ...under.lists, ...Object.fromEntries(Object.entries(typed.lists).filter(([, entries]) => entries.length)) },
  });
  // A file of the person's own: the record chosen here, or one before it
  F.open = async (file) => {
    const told = (key, more = {}) => F.announce(F.say(key, { name: file.name, ...more }));
    const content = await file.text();
    const { value, line } = canonical.read(content);
    if (line) return told("unread", { line: String(line) });
    const its = kind === "targets" ? "targets" : kind === "quarterly" ? "quarter" : "team";
    if (!(its in value) || (kind === "annual" && "quarter" in value)) return told("other");
    const period = kind === "targets" ? "" : `${value.year}${value.quarter ? `-q${value.quarter}` : ""}`;
    if (period > F.now.period) return told("later", { period: F.periodSaid(period) });
    const typed = F.form.hidden ? null : F.read();
    if (period === F.now.period) {
      if (typed && F.kept() && !confirm(F.say("replace", { name: file.name }))) return undefined;
      Object.assign(F.now, { base: value, text: content, mode: F.now.mode === "new" ? "new" : "correction" });
      F.begin();
    } else {
      Object.assign(F.now, { last: value, lastName: period });
      F.begin(typed && F.over(F.asShown(F.now.base ?? F.carried(value)), typed));
    }
    find("sending").hidden = F.form.hidden;
    F.keep();
    told(period === F.now.period ? "opened" : "opened-last");
  };
})();
