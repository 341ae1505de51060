/** From two scrapes to the figures of one moment: what the charts draw. */
import {quantile} from './quantile.js';
import {Requests} from './scrape.js';

/** Routes that a moment remembers by name; the rest is remembered as a sum. */
const NAMED_ROUTES = 20;
/** Devices that carry what another device carries, too. */
const NOT_A_WIRE = /^(lo|veth|docker|br-|cali|cni|flannel|virbr|tun|tap|wg|ifb|dummy)/;
const MOST_BYTES = 2 ** 62;

/**
 * @param {Scrape} now the newest scrape
 * @param {Scrape=} before an earlier one; rates are missing without it
 * @return {Object<string, Object<string, number|undefined>>} by chart and series
 */
export function figures(now, before) {
  return {
    ...requests(now, before),
    inflight: {inflight: now.sum('http_server_active_requests')},
    players: players(now),
    actions: actions(now, before),
    ticks: ticks(now, before),
    heap: heap(now),
    gc: collections(now, before),
    threads: threads(now),
    cpu: cpu(now, before),
    memory: memory(now),
    network: network(now, before),
  };
}

/** All that came between two scrapes, in one. */
export function allRequests(now, before) {
  const all = new Requests('', '', now.bounds.length);
  for (const [key, requests] of now.requests) {
    all.add(requests.since(before && before.requests.get(key)));
  }
  return all;
}

function requests(now, before) {
  if (!before || now.requests.size === 0) {
    return {requests: {}, latency: {}, errors: {}};
  }
  const seconds = now.time - before.time;
  const byRoute = new Map();
  for (const [key, requests] of now.requests) {
    const earlier = before.requests.get(key);
    const count = requests.count - (earlier ? earlier.count : 0);
    byRoute.set(requests.route, (byRoute.get(requests.route) || 0) + count / seconds);
  }
  const all = allRequests(now, before);
  return {
    requests: {total: all.count / seconds, routes: busiest(byRoute)},
    latency: {
      p50: quantile(0.5, now.bounds, all.buckets),
      p95: quantile(0.95, now.bounds, all.buckets),
      p99: quantile(0.99, now.bounds, all.buckets),
    },
    errors: {
      failed: all.failed / seconds,
      unanswered: all.unanswered / seconds,
      refused: all.refused / seconds,
      share: all.count ? (100 * (all.failed + all.unanswered)) / all.count : undefined,
    },
  };
}

function busiest(byRoute) {
  return [...byRoute]
    .filter(([, rate]) => rate > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, NAMED_ROUTES);
}

function players(now) {
  return {
    online: now.sum('game_players_online'),
    rooms: now.sum('game_rooms_open'),
    waiting: now.sum('game_match_queue_length'),
    wait: now.sum('game_match_longest_wait_seconds'),
  };
}

function actions(now, before) {
  if (!before) {
    return {};
  }
  return {
    moves: rate(now, before, 'game_moves_total'),
    logins: rate(now, before, 'game_logins_total'),
    // A colour that has not won yet has no series.
    wins: rate(now, before, 'game_wins_total', undefined, true),
  };
}

/** The mean time of a tick by loop; how many there were, and the share that took too long. */
function ticks(now, before) {
  const result = {rate: now.sum('game_ticks_per_second')};
  if (!before) {
    return result;
  }
  const time = 'game_tick_duration_seconds';
  for (const {labels} of now.series('game_ticks_per_second')) {
    const same = (other) => other.loop === labels.loop;
    const mean = rate(now, before, time + '_sum', same) / rate(now, before, time + '_count', same);
    result['loop ' + labels.loop] = known(mean);
  }
  const late = rate(now, before, 'game_tick_overruns_total');
  result.late = ratio(late, rate(now, before, time + '_count'));
  return result;
}

function heap(now) {
  const ofHeap = (labels) => labels.area === 'heap';
  const used = now.sum('jvm_memory_used_bytes', ofHeap);
  const max = positive(now.sum('jvm_memory_max_bytes', ofHeap));
  return {
    used,
    live: now.sum('jvm_memory_pool_collection_used_bytes'),
    committed: now.sum('jvm_memory_committed_bytes', ofHeap),
    max,
    share: ratio(used, max),
  };
}

/**
 * Share of time by collector, and how many collections. Where the agent tells pauses from cycles
 * that run beside the game, pauses alone.
 */
function collections(now, before) {
  const result = {};
  if (!before) {
    return result;
  }
  const pauses = 'jvm_gc_duration_seconds';
  const all = 'jvm_gc_collection_seconds';
  const isPause = (labels) => labels.jvm_gc_action !== 'end of GC cycle';
  const told = new Set(now.series(pauses + '_count').map(({labels}) => labels.jvm_gc_name));
  // A collector that has not worked yet has no pauses.
  for (const {labels} of now.series(all + '_count')) {
    if (!told.has(labels.gc)) {
      add(labels.gc, all, (other) => other.gc === labels.gc);
    }
  }
  for (const name of told) {
    add(name, pauses, (other) => other.jvm_gc_name === name && isPause(other));
  }
  function add(name, metric, matches) {
    const share = rate(now, before, metric + '_sum', matches, true);
    const count = rate(now, before, metric + '_count', matches, true);
    if (share !== undefined && count !== undefined) {
      result['gc ' + name] = 100 * share;
      result.count = (result.count || 0) + 60 * count;
    }
  }
  return result;
}

function threads(now) {
  const inState = (...names) =>
    now.sum('jvm_threads_state', (labels) => names.includes(labels.state));
  return {
    live: now.sum('jvm_threads_current'),
    runnable: inState('RUNNABLE'),
    waiting: inState('WAITING', 'TIMED_WAITING'),
    blocked: inState('BLOCKED'),
    deadlocked: now.sum('jvm_threads_deadlocked'),
  };
}

function cpu(now, before) {
  const processors =
    now.series('node_cpu_seconds_total').filter(({labels}) => labels.mode === 'idle').length ||
    now.sum('jvm_cpu_count');
  if (!before) {
    return {processors};
  }
  const all = rate(now, before, 'node_cpu_seconds_total');
  const idle = (labels) => labels.mode === 'idle' || labels.mode === 'iowait';
  const quota = now.sum('container_spec_cpu_quota') / now.sum('container_spec_cpu_period');
  const periods = rate(now, before, 'container_cpu_cfs_periods_total');
  const throttled = rate(now, before, 'container_cpu_cfs_throttled_periods_total');
  return {
    host: ratio(all - rate(now, before, 'node_cpu_seconds_total', idle), all),
    process: ratio(rate(now, before, 'process_cpu_seconds_total'), processors),
    container: ratio(rate(now, before, 'container_cpu_usage_seconds_total'), quota || processors),
    throttled: ratio(throttled, periods),
    processors,
  };
}

function memory(now) {
  const total = now.sum('node_memory_MemTotal_bytes');
  const available = now.sum('node_memory_MemAvailable_bytes');
  const limit = now.sum('container_spec_memory_limit_bytes');
  return {
    host: known(total - available),
    process: now.sum('process_resident_memory_bytes'),
    container: now.sum('container_memory_working_set_bytes'),
    limit: limit < MOST_BYTES ? positive(limit) : undefined,
    total,
    share: ratio(total - available, total),
  };
}

function network(now, before) {
  if (!before) {
    return {};
  }
  const bits = (name, matches) => {
    const bytes = rate(now, before, name, matches);
    return bytes === undefined ? undefined : 8 * bytes;
  };
  const wire = (labels) => !NOT_A_WIRE.test(labels.device);
  const loopback = (labels) => labels.device === 'lo';
  return {
    received: bits('node_network_receive_bytes_total', wire),
    sent: bits('node_network_transmit_bytes_total', wire),
    loopback: bits('node_network_receive_bytes_total', loopback),
  };
}

/**
 * Increase per second of the series that match.
 *
 * @param {boolean=} fromNothing whether a series that was not there before has begun at 0 since
 */
function rate(now, before, name, matches, fromNothing) {
  const last = now.sum(name, matches);
  const first = before.sum(name, matches);
  if (last === undefined || (first === undefined && !fromNothing) || last < (first || 0)) {
    return undefined;
  }
  return (last - (first || 0)) / (now.time - before.time);
}

function ratio(part, whole) {
  return known((100 * part) / whole);
}

function positive(value) {
  return value > 0 ? value : undefined;
}

function known(value) {
  return Number.isFinite(value) ? value : undefined;
}
