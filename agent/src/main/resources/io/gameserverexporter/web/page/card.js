/** One chart with its heading and the table of its values. */
import {Columns} from './columns.js';
import {element, setText, setValue} from './dom.js';
import {clock} from './format.js';
import {Plot} from './plot.js';

export class Card {
  constructor(chart) {
    this.chart = chart;
    this.columns = new Columns(chart);
    this.times = [];
    this.lines = [];
    this.pointed = null;
    const title = 'chart-' + chart.id;
    this.heading = element('h3', {id: title}, chart.title);
    this.spoken = element('p', {class: 'unseen', 'aria-live': 'polite'});
    this.note = element('p', {class: 'missing', hidden: true});
    this.place = element('div', {
      class: 'plot',
      tabindex: '0',
      role: 'group',
      'aria-roledescription': 'line chart',
      'aria-labelledby': title,
      'aria-describedby': title + '-how',
    });
    this.nowHead = element('th', {scope: 'col'}, 'now');
    this.body = element('tbody');
    this.table = element(
      'table',
      {class: 'values'},
      element('caption', {class: 'unseen'}, chart.title + ': values of the lines'),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', {scope: 'col'}, element('span', {class: 'unseen'}, 'line')),
          this.nowHead,
          element('th', {scope: 'col'}, 'mean'),
          element('th', {scope: 'col'}, 'max')
        )
      ),
      this.body
    );
    this.drawing = element('div', {class: 'drawing'}, this.place, this.table);
    this.root = element(
      'section',
      {class: 'card', 'aria-labelledby': title, 'data-chart': chart.id},
      this.heading,
      element('p', {class: 'says'}, chart.says),
      element(
        'p',
        {class: 'unseen', id: title + '-how'},
        'The table that follows has the values. Left and right arrow keys read earlier ones.'
      ),
      this.note,
      this.drawing,
      this.spoken
    );
    this.plot = new Plot(chart, this.place, (index) => this.point(index));
    this.place.addEventListener('keydown', (event) => this.onKey(event));
    this.place.addEventListener('blur', () => this.plot.pointAt(null));
  }

  /**
   * @param {History} history
   * @param {number[]} range from and to, in seconds since 1970
   * @param {string} note what is missing and why; empty when nothing is
   * @param {boolean} drawable whether there is anything to draw
   */
  show(history, range, note, drawable) {
    setText(this.note, note);
    this.note.hidden = note === '';
    const {times, lines} = this.columns.read(history, range[0]);
    // Until there are two scrapes, rates are only on their way.
    const empty = lines.length === 0 && history.scrapes.length > 1;
    this.drawing.hidden = !drawable || empty;
    if (this.drawing.hidden) {
      this.lines = [];
      return;
    }
    this.times = times;
    this.lines = lines;
    this.plot.draw(times, lines.filter((line) => line.drawn), range);
    this.fillTable();
  }

  /** The newest value of a line, or undefined. */
  latest(id) {
    const line = this.lines.find((each) => each.id === id);
    return line ? unlessNull(line.values[line.values.length - 1]) : undefined;
  }

  fillTable() {
    const shape = JSON.stringify(this.lines.map((line) => [line.id, line.color]));
    if (shape !== this.shape) {
      this.shape = shape;
      this.body.replaceChildren(...this.lines.map((line) => this.row(line)));
    }
    this.lines.forEach((line, i) => {
      const cells = this.body.rows[i].cells;
      const known = line.values.filter((value) => value !== null);
      const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
      setValue(cells[2], known.length ? mean : undefined, line.format);
      const most = known.reduce((a, b) => Math.max(a, b), -Infinity);
      setValue(cells[3], known.length ? most : undefined, line.format);
    });
    this.fillNow();
  }

  row(line) {
    const mark = element('span', {class: 'mark' + (line.dashed ? ' dashed' : '')});
    if (line.drawn) {
      mark.style.setProperty('--c', 'var(--s-' + line.color + ')');
    }
    return element(
      'tr',
      {'data-line': line.id},
      element('th', {scope: 'row'}, element('div', {class: 'line'}, mark, element('span', {}, line.label))),
      element('td'),
      element('td'),
      element('td')
    );
  }

  /** The first column: the newest values, or those that the reader points at. */
  fillNow() {
    const last = this.times.length - 1;
    const at = this.pointed === null ? last : Math.min(this.pointed, last);
    setText(this.nowHead, at === last || at < 0 ? 'now' : clock(this.times[at], true));
    this.lines.forEach((line, i) => {
      setValue(this.body.rows[i].cells[1], unlessNull(line.values[at]), line.format);
    });
  }

  point(index) {
    if (index !== this.pointed) {
      this.pointed = index;
      if (this.body.rows.length === this.lines.length) {
        this.fillNow();
      }
    }
  }

  onKey(event) {
    const last = this.times.length - 1;
    const at = this.pointed === null ? last : this.pointed;
    const to = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last}[event.key];
    if (event.key === 'Escape') {
      this.plot.pointAt(null);
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      const index = Math.max(0, Math.min(last, to));
      this.plot.pointAt(index);
      this.point(index);
      setText(this.spoken, this.read(index));
    }
  }

  read(index) {
    const values = this.lines.map(
      (line) => line.label + ' ' + line.format(unlessNull(line.values[index]))
    );
    return clock(this.times[index], true) + ': ' + values.join(', ');
  }
}

function unlessNull(value) {
  return value === null ? undefined : value;
}
