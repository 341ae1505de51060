/** What is on and off in the agent, and why. */
import {byId, element, setText} from './dom.js';
import {clock} from './format.js';

/** Worst first; `bad` ones are for the operator to look at. */
const STATES = {
  failed: {rank: 0, bad: true, says: 'failed'},
  hangs: {rank: 0, bad: true, says: 'hangs'},
  parked: {rank: 0, bad: true, says: 'parked'},
  misfit: {rank: 0, bad: true, says: 'does not fit'},
  starting: {rank: 1, says: 'starting'},
  off: {rank: 2, says: 'off'},
  on: {rank: 3, says: 'on'},
  waiting: {rank: 4, says: 'not needed'},
  absent: {rank: 4, says: 'not needed'},
};
const UNKNOWN = {rank: 1, says: ''};

/** Fetches the status; null when it cannot be had. */
export async function fetchStatus() {
  try {
    const answer = await fetch('-/status', {cache: 'no-store'});
    return answer.ok ? await answer.json() : null;
  } catch (unreachable) {
    return null;
  }
}

/** The parts that do not work although they should. */
export function badParts(status) {
  return status.parts.filter((part) => stateOf(part).bad);
}

export function showStatus(status) {
  const plain = (part) => part.kind === 'collector' && part.state === 'on';
  const parts = status.parts.filter((part) => !plain(part));
  parts.sort((a, b) => stateOf(a).rank - stateOf(b).rank);
  byId('parts-body').replaceChildren(...parts.map(partRow));
  setText(
    byId('parts-on'),
    status.parts.filter(plain).map((part) => part.name).join(', ') || 'none'
  );
  const count = (state) => status.parts.filter((part) => part.state === state).length;
  const bad = badParts(status).length;
  setText(
    byId('parts-summary'),
    count('on') + ' on, ' + count('off') + ' off by the settings, ' + bad + ' with a problem.'
  );
  showSettings(status);
  byId('lines').replaceChildren(
    ...status.lines.map((line) =>
      element('li', {}, element('time', {}, day(line.time)), ' ', line.text)
    )
  );
}

function partRow(part) {
  const {says, bad} = stateOf(part);
  const state = element('span', {class: 'state ' + (bad ? 'bad' : part.state)}, says || part.state);
  const why = part.state === 'on' ? part.target : part.reason;
  return element(
    'tr',
    {'data-part': part.name, 'data-state': part.state},
    element('th', {scope: 'row'}, part.name),
    element('td', {}, part.kind),
    element('td', {}, state),
    element('td', {class: 'why'}, why),
    element('td', {}, part.since > 0 ? day(part.since) : '')
  );
}

function showSettings(status) {
  const items = Object.entries(status.settings).map(([key, value]) =>
    element('li', {}, element('code', {}, key + '=' + value))
  );
  if (status.settingProblems > 0) {
    const text =
      status.settingProblems + ' could not be used; the game server’s standard error says which.';
    items.push(element('li', {class: 'problem'}, text));
  }
  byId('settings').replaceChildren(...items);
  byId('settings-none').hidden = items.length > 0;
}

function stateOf(part) {
  return STATES[part.state] || UNKNOWN;
}

/** A time of today, or a day and a time. */
function day(time) {
  const date = new Date(time * 1000);
  const today = new Date().toDateString() === date.toDateString();
  return (today ? '' : date.toISOString().slice(0, 10) + ' ') + clock(time, true);
}
