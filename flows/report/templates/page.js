// Draws the charts whose specifications stand in the page, and sorts a table by the column whose heading is pressed.
const charts = JSON.parse(document.getElementById("charts").textContent);
const drawn = Object.entries(charts).map(([id, specification]) =>
  vegaEmbed(`#${id}`, specification, { actions: false, renderer: "svg", tooltip: { theme: "light" } })
);
Promise.all(drawn).then(() => document.documentElement.setAttribute("data-charts", "drawn"));

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const compare = (one, other, numeric) => (numeric ? Number(one) - Number(other) : order.compare(one, other));

function sortBy(heading) {
  const table = heading.closest("table");
  const column = [...heading.parentElement.children].indexOf(heading);
  const numeric = heading.classList.contains("number");
  const direction = heading.getAttribute("aria-sort") === (numeric ? "descending" : "ascending") ? !numeric : numeric;
  for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", direction ? "descending" : "ascending");
  const key = (row) => row.children[column].dataset.sort;
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((one, other) => {
    // What is not known stands last either way.
    if (key(one) === "" || key(other) === "") return (key(one) === "") - (key(other) === "");
    const ascending = compare(key(one), key(other), numeric);
    return direction ? -ascending : ascending;
  });
  body.append(...rows);
}

for (const heading of document.querySelectorAll("table.sortable th")) {
  heading.querySelector("button").addEventListener("click", () => sortBy(heading));
}
