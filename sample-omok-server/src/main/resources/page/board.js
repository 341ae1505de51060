// A game as the server sends it: 225 cells, two players' ids, the stone to move, the time of the
// last move (unused here), the winner's stone.
export const SIZE = 15;
export const NONE = 0;
export const BLACK = 1;
export const WHITE = 2;

const CELLS = SIZE * SIZE;
const TIME_BYTES = 8;
const FIVE = 5;
const DIRECTIONS = [[1, 0], [0, 1], [1, 1], [1, -1]];

/** Reads the bytes, which come as base64. */
export function decode(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  let at = CELLS;
  const id = () => {
    const length = bytes[at++];
    at += length;
    return new TextDecoder().decode(bytes.subarray(at - length, at));
  };
  const cells = bytes.subarray(0, CELLS);
  const black = id();
  const white = id();
  const turn = bytes[at++];
  const winner = bytes[at + TIME_BYTES];
  return {cells, black, white, turn, winner};
}

export function stoneOf(game, id) {
  return id === game.black ? BLACK : id === game.white ? WHITE : NONE;
}

export function isOver(game) {
  return game.winner !== NONE || game.cells.every((stone) => stone !== NONE);
}

/** As players write it: columns from A at the left, rows from 1 at the bottom. */
export function cellName(cell) {
  return String.fromCharCode(65 + (cell % SIZE)) + (SIZE - Math.floor(cell / SIZE));
}

/** Where the player who is not to move has laid a stone since `before`, or -1. */
export function lastLaid(before, game) {
  return game.cells.findIndex(
    (stone, cell) => stone !== before[cell] && stone !== NONE && stone !== game.turn);
}

/** The cells of all rows of five or more of a stone. */
export function rowsOf(cells, stone) {
  const found = new Set();
  const at = (x, y) => (x >= 0 && x < SIZE && y >= 0 && y < SIZE ? cells[y * SIZE + x] : NONE);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      for (const [dx, dy] of DIRECTIONS) {
        const row = Array.from({length: FIVE}, (_, i) => [x + i * dx, y + i * dy]);
        if (row.every(([cx, cy]) => at(cx, cy) === stone)) {
          row.forEach(([cx, cy]) => found.add(cy * SIZE + cx));
        }
      }
    }
  }
  return found;
}
