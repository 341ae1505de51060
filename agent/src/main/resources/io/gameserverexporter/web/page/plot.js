/** Draws the lines of a chart with uPlot. */
import {clock} from './format.js';

const colors = new Map();

/** A colour of the theme that is on, by its name in the style sheet. */
function color(name) {
  if (!colors.has(name)) {
    colors.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return colors.get(name);
}

/** To be called when the theme has changed; plots are to be redrawn then. */
export function forgetColors() {
  colors.clear();
}

const BINARY = [];
for (let exponent = 0; exponent < 50; exponent++) {
  BINARY.push(2 ** exponent);
}
const WHOLE = [];
for (let power = 1; power < 1e9; power *= 10) {
  WHOLE.push(power, 2 * power, 5 * power);
}

export class Plot {
  /**
   * @param {Object} chart of charts.js
   * @param {HTMLElement} place where it goes
   * @param {function(number|null)} onCursor told the index that the reader points at, or null
   */
  constructor(chart, place, onCursor) {
    this.chart = chart;
    this.place = place;
    this.onCursor = onCursor;
    this.range = [0, 1];
    this.lines = [];
    this.shape = '';
    this.uplot = null;
    new ResizeObserver(() => this.resize()).observe(place);
  }

  /**
   * @param {number[]} times seconds since 1970
   * @param {Object[]} lines of columns.js, those to be drawn
   * @param {number[]} range from and to
   */
  draw(times, lines, range) {
    this.range = range;
    this.lines = lines;
    const shape = lines.map((line) => [line.color, line.dashed, line.filled].join()).join(' ');
    const data = [times].concat(this.chart.routes ? stack(lines) : lines.map((l) => l.values));
    if (this.uplot && shape === this.shape) {
      this.uplot.setData(data);
    } else {
      this.destroy();
      this.shape = shape;
      this.uplot = new window.uPlot(this.options(), data, this.place);
    }
  }

  redraw() {
    if (this.uplot) {
      this.uplot.redraw(false);
    }
  }

  destroy() {
    if (this.uplot) {
      this.uplot.destroy();
      this.uplot = null;
    }
  }

  resize() {
    const {clientWidth: width, clientHeight: height} = this.place;
    if (this.uplot && width > 0 && (width !== this.uplot.width || height !== this.uplot.height)) {
      this.uplot.setSize({width, height});
    }
  }

  /** Points at the value with an index, as a mouse would; null points at none. */
  pointAt(index) {
    if (this.uplot) {
      // The first may be rounded to the left of the edge, which would count as outside.
      const left =
        index === null ? -10 : Math.max(0, this.uplot.valToPos(this.uplot.data[0][index], 'x'));
      this.uplot.setCursor({left, top: index === null ? -10 : 1});
    }
  }

  options() {
    const chart = this.chart;
    const axis = {
      stroke: () => color('--muted'),
      grid: {stroke: () => color('--grid'), width: 1},
      ticks: {show: false},
      font: '12px system-ui, sans-serif',
    };
    return {
      width: this.place.clientWidth || 300,
      height: this.place.clientHeight || 190,
      legend: {show: false},
      padding: [8, 24, 0, 0],
      cursor: {
        sync: {key: 'page'},
        drag: {setScale: false, x: false, y: false},
        y: false,
        points: {size: 7},
      },
      scales: {
        x: {time: true, range: () => this.range},
        y: {range: (u, low, high) => [0, high > 0 ? high * 1.08 : 1]},
      },
      axes: [
        {
          ...axis,
          space: 70,
          size: 28,
          values: (u, splits, index, space, step) => splits.map((t) => clock(t, step < 60)),
        },
        {
          ...axis,
          space: 36,
          size: (u, values) => 14 + 7 * Math.max(3, ...(values || []).map((text) => text.length)),
          values: (u, splits) => splits.map((value) => chart.format(value)),
          ...(chart.binary ? {incrs: BINARY} : chart.whole ? {incrs: WHOLE} : {}),
        },
      ],
      series: [{}].concat(this.lines.map((line) => this.series(line))),
      bands: chart.routes ? this.bands() : [],
      hooks: {setCursor: [(u) => this.onCursor(u.cursor.idx === undefined ? null : u.cursor.idx)]},
    };
  }

  series(line) {
    const name = '--s-' + line.color;
    const filled = line.filled || this.chart.routes;
    return {
      stroke: () => color(name),
      width: 1.5,
      dash: line.dashed ? [5, 4] : undefined,
      fill: filled ? () => color(name) + (this.chart.routes ? '80' : '22') : undefined,
      points: {show: false},
    };
  }

  /** Between each line of a stack and the one below it. */
  bands() {
    return this.lines.slice(1).map((line, i) => ({
      series: [i + 1, i + 2],
      fill: () => color('--s-' + this.lines[i].color) + '80',
    }));
  }
}

/** Each line with all below it added: the first one ends as the sum. */
function stack(lines) {
  const stacked = new Array(lines.length);
  let below = null;
  for (let i = lines.length - 1; i >= 0; i--) {
    const base = below;
    below = lines[i].values.map((value, at) =>
      value === null ? null : value + (base === null ? 0 : base[at] || 0)
    );
    stacked[i] = below;
  }
  return stacked;
}
