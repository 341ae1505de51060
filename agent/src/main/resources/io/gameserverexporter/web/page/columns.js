/** From the rows that the history keeps to one column for each line of a chart. */

const ROUTE_LINES = 6;

/**
 * The lines of one chart. Remembers which route has which colour, so that none changes while it
 * stays among the busiest.
 */
export class Columns {
  constructor(chart) {
    this.chart = chart;
    this.slots = new Array(ROUTE_LINES).fill(null);
    this.found = [];
  }

  /**
   * @param {History} history
   * @param {number} from seconds since 1970
   * @return {{times: number[], lines: {id, label, color, values: (number|null)[]}[]}}
   */
  read(history, from) {
    const start = history.indexFrom(from);
    const times = history.times.slice(start);
    const rows = history.rows.slice(start).map((row) => row && row[this.chart.id]);
    const lines = (this.chart.routes ? this.routes(rows) : this.fixed(rows)).filter((line) =>
      line.values.some((value) => value !== null)
    );
    return {times, lines};
  }

  fixed(rows) {
    const series = this.chart.named
      ? this.ofNamed(rows).concat(this.chart.series)
      : this.chart.series;
    return series.map((each) => ({
      format: this.chart.format,
      drawn: true,
      ...each,
      values: rows.map((row) => (row && row[each.id] !== undefined ? row[each.id] : null)),
    }));
  }

  ofNamed(rows) {
    const beginning = this.chart.named;
    for (const row of rows) {
      for (const id of Object.keys(row || {})) {
        if (id.startsWith(beginning) && !this.found.includes(id)) {
          this.found.push(id);
        }
      }
    }
    return this.found.map((id, i) => ({
      id,
      label: id.slice(beginning.length),
      color: (i % 6) + 1,
      filled: i === 0,
    }));
  }

  routes(rows) {
    this.assign(rows);
    const named = new Set(this.slots.filter((route) => route !== null));
    const lines = this.slots.map((route, i) => ({
      id: 'route ' + route,
      label: routeName(route),
      color: i + 1,
      values: rows.map((row) => (route === null ? null : rateOf(row, route))),
    }));
    lines.push({
      id: 'other',
      label: 'all others',
      color: 'other',
      values: rows.map((row) => othersOf(row, named)),
    });
    if (lines[ROUTE_LINES].values.every((value) => !value)) {
      lines.pop();
    }
    lines.push({
      id: 'total',
      label: 'all',
      drawn: false,
      values: rows.map((row) => (row && row.total !== undefined ? row.total : null)),
    });
    return lines.map((line) => ({format: this.chart.format, drawn: true, ...line}));
  }

  /** Gives the busiest routes of the rows a colour each; who had one keeps it. */
  assign(rows) {
    const sums = new Map();
    for (const row of rows) {
      for (const [route, rate] of (row && row.routes) || []) {
        sums.set(route, (sums.get(route) || 0) + rate);
      }
    }
    const busiest = [...sums]
      .sort((a, b) => b[1] - a[1])
      .slice(0, ROUTE_LINES)
      .map(([route]) => route);
    this.slots = this.slots.map((route) => (busiest.includes(route) ? route : null));
    for (const route of busiest) {
      if (!this.slots.includes(route)) {
        this.slots[this.slots.indexOf(null)] = route;
      }
    }
  }
}

/** How a route is shown; requests may match none, or be past the series budget. */
export function routeName(route) {
  return route === '' ? '(no route)' : route === '_other' ? '(past max_series)' : route;
}

function rateOf(row, route) {
  if (!row || row.total === undefined) {
    return null;
  }
  const found = row.routes.find(([name]) => name === route);
  return found ? found[1] : 0;
}

function othersOf(row, named) {
  if (!row || row.total === undefined) {
    return null;
  }
  const shown = row.routes
    .filter(([route]) => named.has(route))
    .reduce((sum, [, rate]) => sum + rate, 0);
  // What subtracting floating-point numbers leaves is not a request.
  return row.total - shown > 1e-6 ? row.total - shown : 0;
}
