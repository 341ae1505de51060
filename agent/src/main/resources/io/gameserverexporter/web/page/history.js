/** Rates look back this far: long enough to be smooth, short enough to be now. */
const LOOK_BACK_SECONDS = 10;
const MINUTE = 60;
const KEPT_SECONDS = 3600;

/**
 * What the page remembers: the scrapes of the last minute, and for an hour the figures that the
 * charts draw.
 */
export class History {
  constructor() {
    this.scrapes = [];
    this.times = [];
    /** One for each time; null where the line has to break. */
    this.rows = [];
  }

  /**
   * Takes a new scrape in.
   *
   * @param {Scrape} scrape the newest
   * @param {number} interval seconds between scrapes at present
   * @param {function(Scrape, Scrape=): Object} figures what to remember of it, given an earlier one
   */
  add(scrape, interval, figures) {
    const newest = this.scrapes[this.scrapes.length - 1];
    const gap = newest && scrape.time - newest.time > 3 * interval + 5;
    if (gap || (newest && restarted(newest, scrape))) {
      this.scrapes = [];
      this.push((newest.time + scrape.time) / 2, null);
    }
    const earlier = this.ago(LOOK_BACK_SECONDS, scrape.time);
    this.scrapes.push(scrape);
    while (scrape.time - this.scrapes[0].time > Math.max(MINUTE, 2 * interval) + 1) {
      this.scrapes.shift();
    }
    this.push(scrape.time, figures(scrape, earlier));
  }

  push(time, row) {
    this.times.push(time);
    this.rows.push(row);
    while (time - this.times[0] > KEPT_SECONDS) {
      this.times.shift();
      this.rows.shift();
    }
  }

  /** The newest scrape that is at least so old, or else the oldest; undefined when there is none. */
  ago(seconds, now) {
    for (let i = this.scrapes.length - 1; i >= 0; i--) {
      if (now - this.scrapes[i].time >= seconds - 0.5) {
        return this.scrapes[i];
      }
    }
    return this.scrapes[0];
  }

  /** The newest scrape and the one of a minute ago, or as far back as there is one. */
  lastMinute() {
    const now = this.scrapes[this.scrapes.length - 1];
    return {now, before: now && this.ago(MINUTE, now.time)};
  }

  /** Index of the first row that is not older than a time. */
  indexFrom(time) {
    let i = this.times.length;
    while (i > 0 && this.times[i - 1] >= time) {
      i--;
    }
    return i;
  }
}

function restarted(before, now) {
  const name = 'process_start_time_seconds';
  if (before.sum(name) !== now.sum(name)) {
    return true;
  }
  // Without the collector process, what has been counted says it.
  for (const [key, requests] of before.requests) {
    const later = now.requests.get(key);
    if (!later || later.count < requests.count) {
      return true;
    }
  }
  return false;
}
