/** Asks the agent for its metrics again and again, and has them shown. */
import {Card} from './card.js';
import {CHARTS} from './charts.js';
import {byId, element, setText} from './dom.js';
import {figures} from './figures.js';
import {clock} from './format.js';
import {History} from './history.js';
import {isDrawable, isSilent, missing, whyNoRequests} from './missing.js';
import {forgetColors} from './plot.js';
import {RoutesTable} from './routes.js';
import {SCRAPE_URL, Scrape} from './scrape.js';
import {fetchStatus, showStatus} from './status.js';
import {makeTiles, showNotes, showServer, showTiles} from './summary.js';

const INTERVAL_SECONDS = 2;
const STATUS_SECONDS = 60;
const TIMEOUT_MILLIS = 15000;
/** Longer ones, so that the agent is at work for at most a tenth of the time. */
const INTERVALS_SECONDS = [INTERVAL_SECONDS, 5, 10, 30, 60];
const REST = 10;
const ANSWERS_REMEMBERED = 5;
const LEAST_RANGE_SECONDS = 60;

const history = new History();
const cards = new Map(CHARTS.map((chart) => [chart.id, new Card(chart)]));
const routes = new RoutesTable();
/** The place of the cards by group. */
const groups = new Map();

let status = null;
let statusTime = 0;
let statusOf = '';
let paused = false;
let timer = 0;
let asking = false;
let interval = INTERVAL_SECONDS;
let answerSeconds = [];

async function refresh() {
  window.clearTimeout(timer);
  if (asking || paused || document.hidden) {
    return;
  }
  asking = true;
  const start = performance.now();
  try {
    const scrape = await fetchScrape();
    history.add(scrape, interval, figures);
    adapt((performance.now() - start) / 1000);
    say('live', 'Live');
    await refreshStatus(scrape);
    show();
  } catch (failure) {
    say('lost', 'No answer' + since() + ' (' + failure.message + '). Trying again.');
  } finally {
    asking = false;
  }
  timer = window.setTimeout(refresh, interval * 1000 - Math.min(1000, performance.now() - start));
}

/** By the fastest of the last answers: what made the others slow was not the agent's work. */
function adapt(seconds) {
  answerSeconds = answerSeconds.slice(1 - ANSWERS_REMEMBERED).concat(seconds);
  if (answerSeconds.length === ANSWERS_REMEMBERED) {
    const work = Math.min(...answerSeconds);
    const enough = INTERVALS_SECONDS.filter((each) => each >= REST * work);
    interval = enough[0] || INTERVALS_SECONDS[INTERVALS_SECONDS.length - 1];
  }
  setText(byId('interval'), 'every ' + interval + ' s');
}

async function fetchScrape() {
  const abort = new AbortController();
  const limit = window.setTimeout(() => abort.abort(), TIMEOUT_MILLIS);
  try {
    const sent = Date.now();
    const answer = await fetch(SCRAPE_URL, {cache: 'no-store', signal: abort.signal});
    const time = (sent + Date.now()) / 2000;
    if (!answer.ok) {
      throw new Error(answer.status === 503 ? 'the agent is busy' : 'status ' + answer.status);
    }
    return new Scrape(time, await answer.text());
  } catch (failure) {
    throw failure.name === 'AbortError' ? new Error('timeout') : failure;
  } finally {
    window.clearTimeout(limit);
  }
}

/** Rarely, and when the metrics say that a part has changed. */
async function refreshStatus(scrape) {
  const parts = JSON.stringify([
    scrape.series('gameserver_exporter_collector_success'),
    scrape.series('gameserver_exporter_probe_info'),
  ]);
  if (scrape.time - statusTime < STATUS_SECONDS && parts === statusOf) {
    return;
  }
  statusTime = scrape.time;
  statusOf = parts;
  status = (await fetchStatus()) || status;
  if (status) {
    showStatus(status);
  }
}

function show() {
  const {now} = history.lastMinute();
  if (!now) {
    return;
  }
  const span = Number(byId('window').value);
  const seen = now.time - history.times[0];
  const range = [now.time - Math.min(span, Math.max(seen, LEAST_RANGE_SECONDS)), now.time];
  for (const chart of CHARTS) {
    const card = cards.get(chart.id);
    card.show(history, range, missing(chart, now, status), isDrawable(chart, now));
    card.root.hidden = isSilent(chart, now);
  }
  for (const [group, grid] of groups) {
    byId('group-' + group).parentElement.hidden = [...grid.children].every((card) => card.hidden);
  }
  showTiles(cards);
  showServer(now);
  showNotes(now, status);
  showRoutes(now);
  document.body.dataset.time = String(now.time);
}

function showRoutes(now) {
  const none = now.requests.size === 0;
  byId('routes').hidden = none;
  byId('routes-missing').hidden = !none;
  setText(byId('routes-missing'), none ? 'Missing: ' + whyNoRequests(status) : '');
  routes.show(history);
}

/** Tells the state of the connection, aloud only when it changes. */
function say(state, text) {
  const place = byId('connection');
  if (place.dataset.state !== state) {
    setText(place, text);
    place.dataset.state = state;
  }
}

function since() {
  const {now} = history.lastMinute();
  return now ? ' since ' + clock(now.time, true) : '';
}

function build() {
  for (const chart of CHARTS) {
    if (!groups.has(chart.group)) {
      const id = 'group-' + chart.group;
      const grid = element('div', {class: 'grid'});
      const heading = element('h2', {id}, chart.group);
      const section = element('section', {'aria-labelledby': id}, heading, grid);
      section.hidden = Boolean(chart.optional);
      byId('charts').append(section);
      groups.set(chart.group, grid);
    }
    groups.get(chart.group).append(cards.get(chart.id).root);
  }
  makeTiles();
}

function listen() {
  byId('window').addEventListener('change', show);
  byId('pause').addEventListener('click', () => {
    paused = !paused;
    byId('pause').setAttribute('aria-pressed', String(paused));
    if (paused) {
      say('paused', 'Paused');
    }
    refresh();
  });
  document.addEventListener('visibilitychange', refresh);
  window.addEventListener('theme', () => {
    forgetColors();
    cards.forEach((card) => card.plot.redraw());
  });
}

build();
listen();
refresh();
