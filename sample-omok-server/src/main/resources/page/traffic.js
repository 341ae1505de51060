// The table of the requests that this page has made.
const rows = new Map();
let total = 0;

/** Counts a request: its route, its HTTP status ("none" without an answer) and how long it took. */
export function note(route, status, millis) {
  const key = `${route} ${status}`;
  let row = rows.get(key);
  if (!row) {
    row = {count: 0, cells: addRow(route, status)};
    rows.set(key, row);
  }
  row.count++;
  row.cells.count.textContent = row.count;
  row.cells.last.textContent = `${millis < 10 ? millis.toFixed(1) : Math.round(millis)} ms`;
  total++;
  document.getElementById('traffic-total').textContent = total;
}

function addRow(route, status) {
  const row = document.getElementById('traffic-rows').insertRow();
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = route;
  row.append(name);
  row.insertCell().textContent = status;
  return {count: row.insertCell(), last: row.insertCell()};
}
