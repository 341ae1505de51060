// The way through the page: log in, find an opponent, play, and again.
import {call, logIn, logOut, playerId, register} from './calls.js';
import {$, act, lastView, nameOf, poll, say, show, whenLoggedOut} from './page.js';
import {play} from './play.js';

const GUEST_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function welcome() {
  logOut();
  $('who').hidden = true;
  show('welcome');
}

function randomText(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => GUEST_LETTERS[byte % GUEST_LETTERS.length]).join('');
}

async function registerAndLogIn(id, password) {
  await register(id, password);
  await logIn(id, password);
  await lobby();
}

async function lobby() {
  const {playerBasicInfo: info} = await call('/playerinfo/basic-player-data');
  for (const what of ['win', 'lose', 'draw', 'exp']) {
    $(`score-${what}`).textContent = info[what];
  }
  introduce();
  show('lobby');
}

function introduce() {
  $('who-name').textContent = nameOf(playerId());
  $('who').hidden = false;
}

/** Whether the player has asked for a bot rather than for anybody. */
let withBot = false;

async function find() {
  withBot = false;
  await call('/matching/request');
  waiting();
}

async function findBot() {
  await find();
  await bringBot();
}

/** Asked for after the player is in the queue, so that the two are next to each other there. */
async function bringBot() {
  withBot = true;
  await call('/page/bot');
  $('bring-bot').hidden = true;
  $('waiting-text').textContent = 'A bot is on its way.';
}

function waiting() {
  show('waiting');
  $('bring-bot').hidden = false;
  $('waiting-text').textContent = 'Whoever asks next plays with you: a person, or a bot.';
  poll(async () => {
    const {success} = await call('/matching/check');
    if (success === 1) {
      await play();
    }
    return success === 1;
  });
}

/** Goes on with what the page was at before it was loaded anew. */
async function resume() {
  introduce();
  if (lastView() === 'waiting') {
    waiting();
  } else if (lastView() === 'game') {
    await play();
  } else {
    await lobby();
  }
}

whenLoggedOut(welcome);
$('guest').addEventListener('click', () =>
  act(() => registerAndLogIn(`guest-${randomText(6)}@omok.example`, randomText(20))));
$('account').addEventListener('submit', (event) => {
  event.preventDefault();
  const id = $('user').value.trim();
  const password = $('password').value;
  act(async () => {
    if (event.submitter?.value === 'register') {
      await registerAndLogIn(id, password);
    } else {
      await logIn(id, password);
      await lobby();
    }
  });
});
$('log-out').addEventListener('click', () => act(welcome));
$('find').addEventListener('click', () => act(find));
$('find-bot').addEventListener('click', () => act(findBot));
$('bring-bot').addEventListener('click', () => act(bringBot));
$('again').addEventListener('click', () => act(withBot ? findBot : find));
$('leave').addEventListener('click', () => act(lobby));

if (playerId()) {
  act(resume);
} else {
  welcome();
}
