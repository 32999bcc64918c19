// Draws one page of rows as a real table. Text only ever becomes text: nothing of the data is read as HTML.
const node = (name, cls, text) => {
  const made = document.createElement(name);
  if (cls) made.className = cls;
  if (text) made.textContent = text;
  return made;
};

// Up, down, and back to the order of the page.
const next = (name, order) => (order === name ? "-" + name : order === "-" + name ? "" : name);

function head(column, data, ask) {
  const cell = node("th", column.cls);
  cell.scope = "col";
  const way = data.order === column.name ? "ascending" : data.order === "-" + column.name ? "descending" : "none";
  cell.setAttribute("aria-sort", way);
  if (data.paper) {
    cell.textContent = column.head; // a repeated head prints its text, but not its buttons
    return cell;
  }
  const button = node("button", "", column.head);
  button.type = "button";
  button.dataset.name = column.name;
  button.title = (column.about ? column.about + " " : "") + "点一下排序";
  if (way !== "none") {
    const sign = node("i", "", way === "ascending" ? "↑" : "↓");
    sign.setAttribute("aria-hidden", "true");
    button.append(sign);
  }
  button.onclick = () => ask(next(column.name, data.order));
  cell.append(button);
  return cell;
}

function groups(columns) {
  if (!columns.some((column) => column.group)) return null;
  const row = node("tr", "over");
  for (let n = 0; n < columns.length; ) {
    let end = n + 1;
    const one = columns[n];
    while (end < columns.length && one.group && columns[end].group === one.group) end++;
    const cell = node(one.group ? "th" : "td", one.group ? "m" : one.cls, one.group);
    if (one.group) {
      cell.scope = "colgroup";
      cell.colSpan = end - n;
    }
    row.append(cell);
    n = end;
  }
  return row;
}

function filled(cell, value) {
  if (typeof value === "string") {
    cell.textContent = value;
    return cell;
  }
  let into = cell;
  if (value.h) {
    into = node("a", cell.classList.contains("link") ? "" : "q");
    into.href = value.h;
    into.target = "_self";
    cell.append(into);
  }
  if (value.m) {
    const mark = node("span", "mk " + value.m);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", value.a);
    mark.title = value.a;
    into.append(mark);
  } else into.append(value.t);
  if (value.b) cell.append(" ", node("span", "nd", value.b));
  if (value.thin) cell.classList.add("thin");
  if (value.v !== undefined) {
    const bar = node("span", "gb");
    bar.style.setProperty("--v", value.v + "%");
    cell.prepend(bar);
  }
  return cell;
}

function line(values, columns, isAct) {
  const row = node("tr", isAct ? "act" : "");
  values.forEach((value, n) => {
    const cell = node(n ? "td" : "th", columns[n].cls);
    if (!n) cell.scope = "row";
    row.append(filled(cell, value));
  });
  return row;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".grid");
  const had = box.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  const table = node("table", "t");
  table.append(node("caption", "", data.label));
  const top = node("thead");
  const over = groups(data.columns);
  if (over) top.append(over);
  const heads = node("tr");
  heads.append(...data.columns.map((column) => head(column, data, (order) => setTriggerValue("order", order))));
  top.append(heads);
  const body = node("tbody");
  const act = new Set(data.act);
  body.append(...data.rows.map((values, n) => line(values, data.columns, act.has(n))));
  table.append(top, body);
  box.setAttribute("aria-label", data.label);
  box.replaceChildren(table);
  box.style.setProperty("--over", (over ? over.offsetHeight : 0) + "px");
  if (had) box.querySelector(`button[data-name="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
}
