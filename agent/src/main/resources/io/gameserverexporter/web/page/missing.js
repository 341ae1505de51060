/** Why a chart has nothing to show. */

const HTTP = 'http_server_';

/**
 * What is missing of a chart, for the reader; empty when nothing is.
 *
 * @param {Object} chart of charts.js
 * @param {Scrape} scrape the newest
 * @param {Object|null} status the agent's, when it is known
 */
export function missing(chart, scrape, status) {
  const names = chart.needs.filter((name) => !scrape.has(name) && !isHttp(name));
  if (isHttp(chart.needs[0])) {
    return hasRequests(scrape) ? '' : 'Missing: ' + whyNoRequests(status);
  }
  if (names.length === 0 || chart.optional) {
    return '';
  }
  const reasons = (status ? status.parts : [])
    .filter((part) => part.kind === 'collector' && (chart.parts || []).includes(part.name))
    .filter((part) => part.state !== 'on')
    .map((part) => 'Collector ' + part.name + ' ' + verb(part.state) + ': ' + part.reason + '.');
  return 'Missing: ' + names.join(', ') + '. ' + reasons.join(' ');
}

function verb(state) {
  return state === 'failed' ? 'does not work' : state === 'hangs' ? 'hangs' : 'is ' + state;
}

/** Whether there is anything to draw. */
export function isDrawable(chart, scrape) {
  return isHttp(chart.needs[0])
    ? hasRequests(scrape)
    : chart.needs.some((name) => scrape.has(name));
}

/** Of charts with the same reason only the first one says it; some are for those who ask. */
export function isSilent(chart, scrape) {
  if (chart.optional) {
    return !isDrawable(chart, scrape);
  }
  return chart.id !== 'requests' && isHttp(chart.needs[0]) && !hasRequests(scrape);
}

function isHttp(name) {
  return name.startsWith(HTTP);
}

function hasRequests(scrape) {
  return scrape.requests.size > 0;
}

/** The first sentence names the metric, the rest says why. */
export function whyNoRequests(status) {
  const metric = 'http_server_request_duration_seconds. ';
  if (!status) {
    return metric + 'No request was counted yet.';
  }
  const probes = status.parts.filter((part) => part.kind === 'probe');
  const is = (...states) => probes.filter((part) => states.includes(part.state));
  if (is('on').length) {
    return metric + 'No request was counted yet.';
  }
  const broken = is('misfit', 'failed');
  if (broken.length) {
    return metric + broken.map((part) => 'Probe ' + part.name + ': ' + part.reason).join('; ');
  }
  const looking = is('waiting').map((part) => part.name);
  return looking.length
    ? metric +
        'No HTTP probe is on: this JVM has loaded no server that the agent knows. It looks for ' +
        looking.join(', ') +
        '.'
    : metric + 'All HTTP probes are switched off by the settings.';
}
