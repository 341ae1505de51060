// What all parts of the page share: views, messages, doing one thing at a time, asking again.
import {Refused} from './calls.js';
import {WRONG_TOKEN} from './results.js';

const POLL_MILLIS = 1000;
const VIEW = 'omok-view';
const VIEWS = ['welcome', 'lobby', 'waiting', 'game'];

/** Goes up whenever the page turns to something; what was begun before it then gives up. */
let turned = 0;
let busy = false;
let onLoggedOut = () => {};

export const $ = (id) => document.getElementById(id);

/** Who plays, for people: a player's id is an e-mail address. */
export const nameOf = (playerId) => playerId.replace(/@.*/, '');

/** Turns to a view and, if it is another one, moves the focus to its heading. */
export function show(view) {
  const isNew = $(view).hidden;
  turned++;
  sessionStorage.setItem(VIEW, view);
  VIEWS.forEach((id) => ($(id).hidden = id !== view));
  document.title = 'Omok';
  say('');
  if (isNew) {
    $(view).querySelector('h2').focus({preventScroll: true});
  }
}

/** The view before the page was loaded anew. */
export const lastView = () => sessionStorage.getItem(VIEW);

/** A function that tells whether the page has turned to something else since now. */
export function turnedAway() {
  const now = turned;
  return () => now !== turned;
}

/** Shows a message until the page turns to something else; none for an empty text. */
export function say(text) {
  $('notice').textContent = text;
  $('notice').hidden = text === '';
}

/** What to do when the server does not know the player any more. */
export function whenLoggedOut(callback) {
  onLoggedOut = callback;
}

function explain(error) {
  if (!(error instanceof Refused)) {
    say('Something went wrong in this page. Please reload it.');
    throw error;
  }
  if (error.result === WRONG_TOKEN) {
    onLoggedOut();
  }
  say(error.message);
}

/** Does what the player has asked for, unless something is under way; explains what goes wrong. */
export async function act(what) {
  if (busy) {
    return;
  }
  busy = true;
  document.body.classList.add('busy');
  try {
    await what();
  } catch (error) {
    explain(error);
  } finally {
    busy = false;
    document.body.classList.remove('busy');
  }
}

/**
 * Asks once a second until the answer is yes or the page turns to something else. What goes wrong
 * is explained and may pass: no answer, a service that is being restarted.
 */
export async function poll(question) {
  const away = turnedAway();
  let failed = false;
  let done = false;
  while (!done) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    if (away()) {
      return;
    }
    try {
      done = await question();
      if (failed && !away()) {
        failed = false;
        say('');
      }
    } catch (error) {
      if (away()) {
        return;
      }
      failed = true;
      explain(error);
    }
  }
}
