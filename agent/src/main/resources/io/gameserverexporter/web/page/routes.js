/** The table of routes: sortable by every column, searchable. */
import {routeName} from './columns.js';
import {byId, element, setText, setValue} from './dom.js';
import * as format from './format.js';
import {quantile} from './quantile.js';

/** More rows than anybody reads would only make the browser slow. */
const MOST_ROWS = 200;

const COLUMNS = [
  {id: 'route', label: 'Route', text: true},
  {id: 'rate', label: 'Per second', format: format.number},
  {id: 'refused', label: '4xx', format: format.percent},
  {id: 'errors', label: '5xx', format: format.percent, title: '5xx and no answer'},
  {id: 'p50', label: 'p50', format: format.duration},
  {id: 'p95', label: 'p95', format: format.duration},
  {id: 'p99', label: 'p99', format: format.duration},
  {id: 'mean', label: 'Mean', format: format.duration},
  {id: 'count', label: 'Requests', format: format.integer},
];

export class RoutesTable {
  constructor() {
    this.sort = {column: COLUMNS[1], down: true};
    this.rows = new Map();
    this.history = null;
    this.search = byId('routes-search');
    this.over = byId('routes-over');
    this.body = byId('routes-body');
    this.heads = COLUMNS.map((column) => this.head(column));
    byId('routes-head').replaceChildren(...this.heads);
    this.search.addEventListener('input', () => {
      this.show(this.history);
      setText(byId('routes-found'), this.shown + ' of ' + this.all + ' routes');
    });
    this.over.addEventListener('change', () => this.show(this.history));
    this.markSorted();
  }

  head(column) {
    const button = element('button', {type: 'button', title: column.title}, column.label);
    button.addEventListener('click', () => {
      const same = this.sort.column === column;
      this.sort = {column, down: same ? !this.sort.down : !column.text};
      this.markSorted();
      this.show(this.history);
    });
    return element('th', {scope: 'col', class: column.text ? 'text' : ''}, button);
  }

  markSorted() {
    COLUMNS.forEach((column, i) => {
      const order = this.sort.down ? 'descending' : 'ascending';
      this.heads[i].setAttribute('aria-sort', column === this.sort.column ? order : 'none');
    });
  }

  /** @param {History|null} history */
  show(history) {
    this.history = history;
    const {now, before} = history ? history.lastMinute() : {};
    const always = this.over.value === 'start';
    if (!now || now.requests.size === 0) {
      return;
    }
    const started = now.sum('process_start_time_seconds');
    const seconds = always ? now.time - started : before === now ? 0 : now.time - before.time;
    const wanted = this.search.value.trim().toLowerCase();
    const lines = [];
    for (const [key, requests] of now.requests) {
      if ((requests.method + ' ' + routeName(requests.route)).toLowerCase().includes(wanted)) {
        const delta = always ? requests : requests.since(before.requests.get(key));
        lines.push({key, ...figuresOf(requests, delta, now.bounds, seconds)});
      }
    }
    lines.sort((a, b) => this.compare(a, b));
    this.all = now.requests.size;
    this.shown = lines.length;
    this.fill(lines.slice(0, MOST_ROWS));
    byId('routes-more').hidden = lines.length <= MOST_ROWS;
    setText(
      byId('routes-more'),
      'The first ' + MOST_ROWS + ' of ' + lines.length + ' are shown; search for the others.'
    );
    byId('routes-none').hidden = lines.length > 0;
    byId('routes').dataset.seconds = String(seconds);
    setText(
      byId('routes-span'),
      always ? 'Since the server started' : 'Over the last ' + format.span(Math.round(seconds))
    );
  }

  compare(a, b) {
    const id = this.sort.column.id;
    const sign = this.sort.down ? -1 : 1;
    const order = this.sort.column.text
      ? a[id].localeCompare(b[id])
      : value(a[id]) - value(b[id]);
    return sign * order || a.route.localeCompare(b.route) || a.method.localeCompare(b.method);
  }

  /** Keeps the rows that there are and moves them only when the order has changed. */
  fill(lines) {
    const wanted = lines.map((line) => {
      let row = this.rows.get(line.key);
      if (!row) {
        row = makeRow(line);
        this.rows.set(line.key, row);
      }
      COLUMNS.forEach((column, i) => {
        if (column.format) {
          setValue(row.cells[i], line[column.id], column.format);
        }
      });
      row.classList.toggle('bad', line.errors > 0);
      return row;
    });
    const there = this.body.rows;
    if (there.length !== wanted.length || wanted.some((row, i) => row !== there[i])) {
      this.body.replaceChildren(...wanted);
    }
  }
}

function makeRow(line) {
  const row = element('tr', {'data-route': line.route, 'data-method': line.method});
  row.append(
    element(
      'th',
      {scope: 'row'},
      element('span', {class: 'method'}, line.method),
      ' ' + routeName(line.route)
    ),
    ...COLUMNS.slice(1).map((column) => element('td', {'data-column': column.id}))
  );
  return row;
}

function figuresOf(requests, delta, bounds, seconds) {
  const share = (count) => (delta.count ? (100 * count) / delta.count : undefined);
  return {
    route: requests.route,
    method: requests.method,
    rate: seconds > 0 ? delta.count / seconds : undefined,
    refused: share(delta.refused),
    errors: share(delta.failed + delta.unanswered),
    p50: quantile(0.5, bounds, delta.buckets),
    p95: quantile(0.95, bounds, delta.buckets),
    p99: quantile(0.99, bounds, delta.buckets),
    mean: delta.count ? delta.seconds / delta.count : undefined,
    count: requests.count,
  };
}

/** Where there is no figure, the least. */
function value(figure) {
  return figure === undefined ? -1 : figure;
}
