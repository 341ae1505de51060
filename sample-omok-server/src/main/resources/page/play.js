// A game from the first look at the board to its end.
import {BLACK, NONE, SIZE, WHITE, cellName, decode, isOver, lastLaid, rowsOf, stoneOf} from './board.js';
import {call, playerId} from './calls.js';
import {Grid} from './grid.js';
import {$, act, nameOf, poll, say, show, turnedAway} from './page.js';
import {GAME_OVER, NO_GAME, NO_ROOM} from './results.js';

/** The server forgets a game without moves after two minutes. */
const FORGOTTEN_MILLIS = 121_000;

const COLOURS = {[BLACK]: 'Black', [WHITE]: 'White'};
const grid = new Grid($('board'), (cell) => act(() => place(cell)));

let game = null;

/** Shows the game that the player is in, and plays it. */
export async function play() {
  game = null;
  await look();
}

/** Fetches the board, shows it, and waits for what comes next. */
async function look() {
  const away = turnedAway();
  let answer;
  try {
    answer = await call('/gameplay/omok-game-data');
  } catch (error) {
    return goneOrThrow(error);
  }
  if (away()) {
    return;
  }
  const before = game;
  game = decode(answer.board);
  show('game');
  draw(before);
  if (isOver(game)) {
    tell(outcome());
  } else if (isOwnTurn()) {
    tell('Your turn');
    document.title = 'Your turn · Omok';
    // Nobody else can change the game now, but its time may run out.
    const turned = turnedAway();
    setTimeout(() => turned() || act(look), FORGOTTEN_MILLIS);
  } else {
    tell(`${nameOf(opponent())} is thinking`);
    poll(opponentHasMoved);
  }
  if (!before) {
    grid.focus();
  }
}

async function opponentHasMoved() {
  try {
    const {isMyTurn} = await call('/gameplay/turn-checking');
    if (isMyTurn) {
      await look();
    }
    return isMyTurn;
  } catch (error) {
    return goneOrThrow(error);
  }
}

/** Tells that there is no game any more, if that is what the error says. */
function goneOrThrow(error) {
  if (error.result !== NO_ROOM && error.result !== NO_GAME) {
    throw error;
  }
  show('game');
  game = null;
  tell('The game is gone');
  $('last-move').textContent = error.message;
  buttons(false);
  grid.allow(NONE);
  return true;
}

const isOwnTurn = () => game.turn === stoneOf(game, playerId());

const opponent = () => (stoneOf(game, playerId()) === BLACK ? game.white : game.black);

function outcome() {
  if (game.winner === NONE) {
    return 'A draw';
  }
  return game.winner === stoneOf(game, playerId()) ? 'You win' : 'You lose';
}

async function place(cell) {
  if (!game || isOver(game)) {
    return;
  }
  if (!isOwnTurn()) {
    say('It is not your turn yet.');
  } else if (game.cells[cell] !== NONE) {
    say('There is a stone already.');
  } else {
    await move('/gameplay/put-omok', {x: cell % SIZE, y: Math.floor(cell / SIZE)});
  }
}

/** "Give up" in the interface's words: the turn goes to the other player. */
const pass = () => move('/gameplay/giveup-put-omok', {});

async function move(path, body) {
  try {
    await call(path, body);
  } catch (error) {
    if (error.result !== GAME_OVER) {
      goneOrThrow(error);
      return;
    }
  }
  await look();
}

function draw(before) {
  const over = isOver(game);
  const last = before ? lastLaid(before.cells, game) : -1;
  grid.show(game.cells, last, game.winner === NONE ? new Set() : rowsOf(game.cells, game.winner));
  grid.allow(!over && isOwnTurn() ? game.turn : NONE);
  const mover = COLOURS[game.turn === BLACK ? WHITE : BLACK];
  $('last-move').textContent =
    last >= 0 ? `${mover}: ${cellName(last)}` : before ? `${mover} has passed.` : 'Black begins.';
  for (const [id, stone, who] of [['player-black', BLACK, game.black], ['player-white', WHITE, game.white]]) {
    const isOwn = stone === stoneOf(game, playerId());
    $(id).querySelector('.name').textContent = nameOf(who) + (isOwn ? ' (you)' : '');
    $(id).classList.toggle('next', !over && game.turn === stone);
    $(id).classList.toggle('won', game.winner === stone);
  }
  buttons(!over);
}

function buttons(playing) {
  $('pass').hidden = !playing;
  $('pass').disabled = !playing || !isOwnTurn();
  $('again').hidden = playing;
}

function tell(status) {
  $('status').textContent = status;
}

$('pass').addEventListener('click', () => act(pass));
