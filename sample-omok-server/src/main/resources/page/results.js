// What the numbers in `result` mean to a player.
const TEXTS = {
  1001: 'Something went wrong in the server.',
  1002: 'The server cannot reach its store of games at the moment.',
  1003: 'The server did not understand the request.',
  1006: 'You are not logged in any more: the session has ended, or you logged in somewhere else.',
  1010: 'The account service does not answer. Please try again.',
  1014: 'The match service does not answer. Please try again.',
  1030: 'The server did not accept what was entered.',
  1040: 'The request did not say who you are. Please log in again.',
  2005: 'There is no account with this e-mail address. You can register it.',
  2006: 'The password is wrong.',
  2016: 'There is already an account with this e-mail address. You can log in.',
  2030: 'The server has a newer version of the game. Please reload the page.',
  2031: 'The server has newer data of the game. Please reload the page.',
  2032: 'The server is still busy with your last request.',
  2034: 'The request named another player. Please log in again.',
  2401: 'You are in no game.',
  2402: 'The game has ended: nobody made a move for two minutes.',
  2501: 'The game is over.',
  2513: 'It is not your turn.',
  2531: 'There is a stone already.',
  4501: 'The server does not know this player.',
  9901: 'All bots are playing. Please wait for one of them, or for a person.',
};

export const WRONG_TOKEN = 1006;
export const NO_GAME = 2401;
export const NO_ROOM = 2402;
export const GAME_OVER = 2501;

export function textOf(result) {
  return TEXTS[result] ?? `The server refused this (result ${result}).`;
}
