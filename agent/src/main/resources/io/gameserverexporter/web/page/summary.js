/** The top of the page: whose server it is, the figures of this moment, what needs a look. */
import {byId, element, setText, setValue} from './dom.js';
import * as format from './format.js';
import {badParts} from './status.js';

/** The figures at a glance: the newest of one line each. */
const TILES = [
  {chart: 'requests', line: 'total', label: 'requests per second', format: format.number},
  {chart: 'latency', line: 'p95', label: 'p95 latency', format: format.duration},
  {chart: 'errors', line: 'share', label: 'errors', format: format.percent},
  {chart: 'inflight', line: 'inflight', label: 'in flight', format: format.number},
  {chart: 'heap', line: 'used', label: 'heap used', format: format.bytes},
  {chart: 'threads', line: 'live', label: 'threads', format: format.integer},
  {chart: 'cpu', line: 'process', label: 'CPU, process', format: format.percent},
  {chart: 'cpu', line: 'host', label: 'CPU, machine', format: format.percent},
  {chart: 'memory', line: 'share', label: 'memory, machine', format: format.percent},
];

export function makeTiles() {
  byId('tiles').replaceChildren(
    ...TILES.map((tile) =>
      element(
        'div',
        {'data-tile': tile.chart + ' ' + tile.line},
        element('dt', {}, tile.label),
        element('dd', {}, '–')
      )
    )
  );
}

/** @param {Map<string, Card>} cards by chart */
export function showTiles(cards) {
  TILES.forEach((tile, i) => {
    const shown = byId('tiles').children[i].lastChild;
    setValue(shown, cards.get(tile.chart).latest(tile.line), tile.format);
  });
}

/** Host, JVM and time since the start, as far as they are known. */
export function showServer(scrape) {
  const host = scrape.info('node_uname_info').nodename;
  const jvm = scrape.info('jvm_runtime_info').version;
  const started = scrape.sum('process_start_time_seconds');
  const facts = [
    host,
    jvm && 'Java ' + jvm,
    started && 'up ' + format.span(scrape.time - started),
  ].filter(Boolean);
  setText(byId('server'), facts.join(' · '));
  setText(byId('version'), scrape.info('gameserver_exporter_build_info').version || '');
  document.title = (host ? host + ' ' : '') + window.location.host + ' · gameserver-exporter';
}

/** What an operator has to know now; the list is empty on a healthy server. */
export function showNotes(scrape, status) {
  const notes = [];
  if (scrape.sum('jvm_threads_deadlocked') > 0) {
    notes.push('Threads are deadlocked: they will wait for each other for ever.');
  }
  if (scrape.sum('gameserver_exporter_series_limited_total') > 0) {
    notes.push('The series budget is spent: further routes are counted together. See max_series.');
  }
  if (scrape.sum('gameserver_exporter_suppressed_errors_total') > 0) {
    notes.push('An error of the agent was kept away from the server. Please report it.');
  }
  if (scrape.sum('gameserver_exporter_config_last_reload_successful') === 0) {
    notes.push('The configuration file has a mistake. What is wrong stands on standard error.');
  }
  const bad = status ? badParts(status) : [];
  if (bad.length === 1) {
    notes.push('The ' + bad[0].kind + ' ' + bad[0].name + ' does not work: ' + bad[0].reason);
  } else if (bad.length > 1) {
    const names = [...new Set(bad.map((part) => part.name))].join(', ');
    notes.push(bad.length + ' parts of the agent do not work (' + names + '); why stands below.');
  }
  const list = byId('notes');
  if (list.dataset.shown !== notes.join('\n')) {
    list.dataset.shown = notes.join('\n');
    list.replaceChildren(...notes.map((note) => element('li', {}, note)));
    list.hidden = notes.length === 0;
  }
}
