// The board on the page: a grid of buttons, of which one is in the tab order.
import {NONE, SIZE, cellName} from './board.js';

const STONES = ['', 'black', 'white'];
const CENTRE = 112;

const steps = {
  ArrowLeft: ([x, y]) => [x - 1, y],
  ArrowRight: ([x, y]) => [x + 1, y],
  ArrowUp: ([x, y]) => [x, y - 1],
  ArrowDown: ([x, y]) => [x, y + 1],
  Home: ([, y]) => [0, y],
  End: ([, y]) => [SIZE - 1, y],
  PageUp: ([x]) => [x, 0],
  PageDown: ([x]) => [x, SIZE - 1],
};

export class Grid {
  #root;
  #cells = [];
  #current = CENTRE;

  /** Fills `root`; `onPlay` is told the number of the cell that was chosen. */
  constructor(root, onPlay) {
    this.#root = root;
    for (let y = 0; y < SIZE; y++) {
      const row = document.createElement('div');
      row.setAttribute('role', 'row');
      for (let x = 0; x < SIZE; x++) {
        row.append(this.#cell());
      }
      root.append(row);
    }
    this.#cells[CENTRE].tabIndex = 0;
    root.addEventListener('keydown', (event) => this.#onKey(event));
    root.addEventListener('click', (event) => {
      const cell = this.#cells.indexOf(event.target);
      if (cell >= 0) {
        this.#moveTo(cell);
        onPlay(cell);
      }
    });
  }

  #cell() {
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.setAttribute('role', 'gridcell');
    this.#cells.push(button);
    return button;
  }

  #onKey(event) {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const [x, y] = step([this.#current % SIZE, Math.floor(this.#current / SIZE)]);
    if (x >= 0 && x < SIZE && y >= 0 && y < SIZE) {
      this.#moveTo(y * SIZE + x);
      this.focus();
    }
  }

  #moveTo(cell) {
    this.#cells[this.#current].tabIndex = -1;
    this.#current = cell;
    this.#cells[cell].tabIndex = 0;
  }

  focus() {
    this.#cells[this.#current].focus();
  }

  /**
   * Shows stones.
   *
   * @param cells the stone on each cell
   * @param last the cell of the last move, or -1
   * @param winning the cells of the winning row
   */
  show(cells, last, winning) {
    this.#cells.forEach((button, cell) => {
      const stone = STONES[cells[cell]];
      button.classList.toggle('black', stone === 'black');
      button.classList.toggle('white', stone === 'white');
      button.classList.toggle('last', cell === last);
      button.classList.toggle('winning', winning.has(cell));
      const remark = winning.has(cell) ? ', in the winning row' : cell === last ? ', last move' : '';
      button.setAttribute('aria-label', `${cellName(cell)} ${stone || 'empty'}${remark}`);
    });
  }

  /** Whether a stone may be laid now, and which: "black", "white" or none. */
  allow(stone) {
    this.#root.dataset.turn = STONES[stone];
    this.#cells.forEach((button) =>
      button.setAttribute(
        'aria-disabled',
        stone === NONE || button.classList.contains('black') || button.classList.contains('white')));
  }
}
