/* The front page: search, choose, sort. Everything is read from the finished table, and nothing is loaded. */
(() => {
  "use strict";
  const table = document.querySelector("table.index"), finder = document.querySelector(".finder");
  if (!table || !finder) return;
  const words = finder.querySelector("input"), output = finder.querySelector("output");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  /* "Müller" is found by "muller" as well as by "mueller", and the other way round: each text is folded in both ways. */
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", "’": "'" };
  const GERMAN = { ä: "ae", ö: "oe", ü: "ue", ø: "oe" };
  const bare = text => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđı’]/g, letter => LETTERS[letter]).replace(/\p{Pd}/gu, "-");
  const wide = text => bare(text.toLowerCase().normalize("NFC").replace(/[äöüø]/g, letter => GERMAN[letter]));
  const text = cell => cell ? cell.textContent.trim() : "";

  const groups = [...table.tBodies].map(body => ({ body, head: body.rows[0], account: text(body.rows[0]) }));
  const lines = groups.flatMap(group => [...group.body.rows].slice(1).map((row, place) => ({
    row, group, place,
    account: [group.account],
    manager: text(row.cells[1]).split(", ").filter(Boolean),
    status: [text(row.cells[2])].filter(Boolean),
    kind: [text(row.querySelector(".kind"))],
    class: [...new Set([...row.querySelectorAll(".class")].map(text))],
    written: [group.account, ...[...row.cells].map(text)].join(" "),
  })));
  for (const line of lines) {
    line.bare = bare(line.written);
    line.wide = wide(line.written);
  }

  /* Choosing */
  const selects = [...finder.querySelectorAll("select")];
  for (const select of selects) {
    const values = [...new Set(lines.flatMap(line => line[select.name]))].sort(collator.compare);
    for (const value of values) select.add(new Option(value, value));
    select.closest("label").hidden = values.length < 2;
  }
  const show = () => {
    const wanted = words.value.split(/\s+/).filter(Boolean).map(word => ({ bare: bare(word), wide: wide(word) }));
    const chosen = selects.filter(select => select.value);
    let count = 0;
    for (const line of lines) {
      const fits = wanted.every(word => line.bare.includes(word.bare) || line.wide.includes(word.wide)) &&
        chosen.every(select => line[select.name].includes(select.value));
      line.row.hidden = !fits;
      count += fits;
    }
    for (const group of groups)
      group.head.hidden = flat || ![...group.body.rows].slice(1).some(row => !row.hidden);
    finder.classList.toggle("chosen", count < lines.length); /* who prints a choice sees that it is one */
    output.textContent = count ? output.dataset.some.replace("#", count) : output.dataset.none;
  };

  /* Sorting: by a column all lines stand in one list, each with its account; a third time they stand by account again. */
  const heads = [...table.tHead.rows[0].cells].slice(0, -1);
  let flat = false;
  const key = (line, column) => {
    const cell = line.row.cells[column];
    return cell.dataset.day || text(column ? cell : cell.querySelector("a"));
  };
  const compare = (a, b) => !a.key - !b.key || collator.compare(a.key, b.key); /* what says nothing comes last */
  const by_account = () => {
    for (const line of lines) {
      line.row.querySelector(".account")?.remove();
      line.group.body.append(line.row);
    }
  };
  const by_column = (column, way) => {
    const sorted = lines.map(line => ({ line, key: key(line, column) }))
      .sort((a, b) => !a.key || !b.key ? compare(a, b) : way * compare(a, b));
    for (const { line } of sorted) {
      const name = document.createElement("span");
      name.className = "account";
      name.textContent = line.account[0];
      if (!line.row.querySelector(".account")) line.row.cells[0].append(" ", name);
      groups[0].body.append(line.row);
    }
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      flat = next !== "";
      if (flat) head.setAttribute("aria-sort", next);
      if (flat) by_column(column, next === "ascending" ? 1 : -1);
      else by_account();
      show();
    });
  });

  finder.addEventListener("input", show);
  window.addEventListener("pageshow", show); /* who comes back finds the words and choices of before in the form */
  finder.hidden = false;
  show();
})();
