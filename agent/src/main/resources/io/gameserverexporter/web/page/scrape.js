import {parse} from './text-format.js';

/** What the charts and the tables need, and nothing else: the one request of each refresh. */
const NAMES = [
  'http_server_request_duration_seconds',
  'http_server_active_requests',
  'game_players_online',
  'game_rooms_open',
  'game_match_queue_length',
  'game_match_longest_wait_seconds',
  'game_moves_total',
  'game_logins_total',
  'game_wins_total',
  'game_ticks_per_second',
  'game_tick_duration_seconds',
  'game_tick_overruns_total',
  'gameserver_exporter_config_last_reload_successful',
  'jvm_memory_used_bytes',
  'jvm_memory_committed_bytes',
  'jvm_memory_max_bytes',
  'jvm_memory_pool_collection_used_bytes',
  'jvm_gc_collection_seconds',
  'jvm_gc_duration_seconds',
  'jvm_threads_current',
  'jvm_threads_state',
  'jvm_threads_deadlocked',
  'jvm_cpu_count',
  'jvm_runtime_info',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
  'container_cpu_usage_seconds_total',
  'container_cpu_cfs_periods_total',
  'container_cpu_cfs_throttled_periods_total',
  'container_spec_cpu_quota',
  'container_spec_cpu_period',
  'container_memory_working_set_bytes',
  'container_spec_memory_limit_bytes',
  'node_cpu_seconds_total',
  'node_memory_MemTotal_bytes',
  'node_memory_MemAvailable_bytes',
  'node_network_receive_bytes_total',
  'node_network_transmit_bytes_total',
  'node_uname_info',
  'gameserver_exporter_build_info',
  'gameserver_exporter_collector_success',
  'gameserver_exporter_probe_info',
  'gameserver_exporter_series_limited_total',
  'gameserver_exporter_suppressed_errors_total',
];

export const SCRAPE_URL = 'metrics?' + NAMES.map((name) => 'name[]=' + name).join('&');

const DURATION = 'http_server_request_duration_seconds';

/** The metrics of one moment. */
export class Scrape {
  /**
   * @param {number} time when, in seconds since 1970
   * @param {string} text a page in the text format
   */
  constructor(time, text) {
    this.time = time;
    this.families = parse(text);
    /** Upper bounds of the duration buckets in seconds, ascending, the last one Infinity. */
    this.bounds = [];
    /** @type {Map<string, Requests>} by method and route */
    this.requests = new Map();
    this.readRequests();
  }

  /** The series of a sample name; none is an empty list. */
  series(name) {
    return this.families.get(name) || [];
  }

  has(name) {
    return this.families.has(name);
  }

  /** The sum of the series that match; undefined when there is none. */
  sum(name, matches) {
    let sum;
    for (const series of this.series(name)) {
      if (!matches || matches(series.labels)) {
        sum = (sum || 0) + series.value;
      }
    }
    return sum;
  }

  /** The labels of an info metric. */
  info(name) {
    const series = this.series(name);
    return series.length ? series[0].labels : {};
  }

  readRequests() {
    const bounds = new Set();
    for (const {labels} of this.series(DURATION + '_bucket')) {
      bounds.add(bound(labels));
    }
    this.bounds = [...bounds].sort((a, b) => a - b);
    const index = new Map(this.bounds.map((le, i) => [le, i]));
    for (const {labels, value} of this.series(DURATION + '_bucket')) {
      this.requestsOf(labels).buckets[index.get(bound(labels))] += value;
    }
    for (const {labels, value} of this.series(DURATION + '_sum')) {
      this.requestsOf(labels).seconds += value;
    }
    for (const {labels, value} of this.series(DURATION + '_count')) {
      const requests = this.requestsOf(labels);
      const status = labels.http_response_status_code || '';
      requests.count += value;
      if (status[0] === '4') {
        requests.refused += value;
      } else if (status === '') {
        requests.unanswered += value;
      } else if (labels.error_type) {
        requests.failed += value;
      }
    }
    // All of the page that is large: not to be held for an hour.
    for (const end of ['_bucket', '_sum', '_count']) {
      this.families.delete(DURATION + end);
    }
  }

  requestsOf(labels) {
    const method = labels.http_request_method || '';
    const route = labels.http_route || '';
    const key = method + ' ' + route;
    let requests = this.requests.get(key);
    if (!requests) {
      requests = new Requests(method, route, this.bounds.length);
      this.requests.set(key, requests);
    }
    return requests;
  }
}

/** Counts of the requests of one method and route, or of several together. */
export class Requests {
  constructor(method, route, buckets) {
    this.method = method;
    this.route = route;
    /** How many took at most as long as each bound. */
    this.buckets = new Float64Array(buckets);
    this.seconds = 0;
    this.count = 0;
    /** Answered with 4xx. */
    this.refused = 0;
    /** Answered with 5xx. */
    this.failed = 0;
    this.unanswered = 0;
  }

  add(other) {
    for (let i = 0; i < this.buckets.length; i++) {
      this.buckets[i] += other.buckets[i] || 0;
    }
    for (const field of COUNTS) {
      this[field] += other[field];
    }
  }

  /** What has come since an earlier state of the same counters; undefined is their start. */
  since(before) {
    const delta = new Requests(this.method, this.route, this.buckets.length);
    for (let i = 0; i < this.buckets.length; i++) {
      delta.buckets[i] = Math.max(0, this.buckets[i] - (before ? before.buckets[i] || 0 : 0));
    }
    for (const field of COUNTS) {
      delta[field] = Math.max(0, this[field] - (before ? before[field] : 0));
    }
    return delta;
  }
}

const COUNTS = ['seconds', 'count', 'refused', 'failed', 'unanswered'];

function bound(labels) {
  return labels.le === '+Inf' ? Infinity : Number(labels.le);
}
