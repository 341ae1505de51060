// Calls to the game service, one after the other: it takes one request of a player at a time.
import {textOf} from './results.js';
import {note} from './traffic.js';

const VERSION = '0.1.0';
const TIMEOUT_MILLIS = 15_000;
const STORED = 'omok-player';

/** The logged-in player, {id, token}, or null. It outlives a reload, and each tab has its own. */
let player = JSON.parse(sessionStorage.getItem(STORED));
let last = Promise.resolve();

/** An answer other than `result: 0`, or none at all, which leaves `result` undefined. */
export class Refused extends Error {
  constructor(result) {
    super(result === undefined ? 'The server does not answer.' : textOf(result));
    this.result = result;
  }
}

/** The id of the logged-in player, or null. */
export const playerId = () => player && player.id;

/** Posts `body`, with who the player is. Gives the answer, or throws Refused. */
export function call(path, body = {}) {
  const answer = last.then(() => send(path, body));
  last = answer.catch(() => {});
  return answer;
}

async function send(path, body) {
  const headers = {'Content-Type': 'application/json', AppVersion: VERSION, DataVersion: VERSION};
  if (player) {
    headers.PlayerId = player.id;
    headers.Token = player.token;
    body = {playerId: player.id, ...body};
  }
  const started = performance.now();
  let status = 'none';
  let answer;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    status = response.status;
    answer = await response.json();
  } catch {
    throw new Refused();
  } finally {
    note(path, status, performance.now() - started);
  }
  if (answer.result !== 0) {
    throw new Refused(answer.result);
  }
  return answer;
}

const account = (id, password) => ({hiveUserId: id, hiveUserPw: password});

/** Makes an account. */
export function register(id, password) {
  return call('/page/register', account(id, password));
}

/** Logs in, at hive first, whose token the game asks for. */
export async function logIn(id, password) {
  logOut();
  const {hiveToken: token} = await call('/page/login', account(id, password));
  await call('/login', {playerId: id, token, appVersion: VERSION, dataVersion: VERSION});
  player = {id, token};
  sessionStorage.setItem(STORED, JSON.stringify(player));
}

/** Forgets who is logged in; the server forgets by itself. */
export function logOut() {
  player = null;
  sessionStorage.removeItem(STORED);
}
