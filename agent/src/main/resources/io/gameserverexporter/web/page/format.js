/** How figures are written. Each takes a number or undefined (written as a dash). */

const NONE = '–';

/** About three digits: 0.012, 1.25, 12.5, 125, 12.5 k. */
export function number(value) {
  return known(value) ? scaled(value, 1000, ['', ' k', ' M', ' G']) : NONE;
}

export function integer(value) {
  return known(value) ? Math.round(value).toLocaleString('en-US').replace(/,/g, '\u202f') : NONE;
}

export function percent(value) {
  return known(value) ? digits(value) + ' %' : NONE;
}

export function bytes(value) {
  return known(value) ? scaled(value, 1024, [' B', ' KiB', ' MiB', ' GiB', ' TiB']) : NONE;
}

export function bits(value) {
  return known(value) ? scaled(value, 1000, [' bit/s', ' kbit/s', ' Mbit/s', ' Gbit/s']) : NONE;
}

export function duration(value) {
  if (!known(value)) {
    return NONE;
  }
  if (value === 0 || value >= 1) {
    return digits(value) + ' s';
  }
  return value >= 0.001 ? digits(value * 1e3) + ' ms' : digits(value * 1e6) + ' µs';
}

/** A span of time in its two largest units: 3 d 4 h. */
export function span(seconds) {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const at = units.findIndex((unit) => seconds >= unit[1]);
  if (at < 0) {
    return '0 s';
  }
  const [name, size] = units[at];
  const whole = Math.floor(seconds / size) + ' ' + name;
  const next = units[at + 1];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return rest > 0 && at < 2 ? whole + ' ' + rest + ' ' + next[0] : whole;
}

/** Hours, minutes and, if asked for, seconds on the reader's clock. */
export function clock(time, withSeconds) {
  const date = new Date(time * 1000);
  const parts = [date.getHours(), date.getMinutes()].concat(withSeconds ? [date.getSeconds()] : []);
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function known(value) {
  return value !== undefined && value !== null && !Number.isNaN(value);
}

function scaled(value, base, units) {
  let unit = 0;
  while (Math.abs(value) >= base && unit < units.length - 1) {
    value /= base;
    unit++;
  }
  return digits(value) + units[unit];
}

function digits(value) {
  const size = Math.abs(value);
  if (size === 0) {
    return '0';
  }
  if (size < 0.1) {
    return String(Number(value.toPrecision(2)));
  }
  const text = value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
