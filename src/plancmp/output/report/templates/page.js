"use strict";
for (const grid of document.querySelectorAll("[data-grid]")) {
  const table = grid.querySelector("table");
  const tools = grid.querySelector(".tools");
  const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
  const text = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const filter = grid.querySelector("[data-filter]");
  const kind = grid.querySelector("select[data-kind]");
  const count = grid.querySelector("[data-count]");
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = words.every((word) => text.get(row).includes(word)) &&
        (!kind || !kind.value || row.dataset.kind === kind.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const body of table.tBodies) {
      const head = body.querySelector("tr.group");
      if (head) head.hidden = ![...body.rows].some((row) => row !== head && !row.hidden);
    }
    count.textContent = shown === rows.length ? "" : `${shown} / ${rows.length}`;
  };
  if (rows.length > 12) {
    tools.hidden = false;
    filter.addEventListener("input", show);
    if (kind) kind.addEventListener("change", show);
  }
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (head.classList.contains("notes")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.title = head.textContent.trim();
    button.setAttribute("aria-label", `${grid.dataset.sort}: ${button.title}`);
    head.append(button);  // the heading itself stays text: only text is repeated on paper
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      for (const body of table.tBodies) {
        const own = [...body.rows].filter((row) => !row.classList.contains("group"));
        const key = (row) => row.cells[place].dataset.sort;
        own.sort((a, b) => {
          const x = key(a), y = key(b);
          if (x === "" || y === "") return (x === "") - (y === "");
          const both = Number(x) - Number(y);
          const order = Number.isNaN(both) ? x.localeCompare(y, "zh-Hans") : both;
          return down ? -order : order;
        });
        body.append(...own);
      }
    });
  });
}
