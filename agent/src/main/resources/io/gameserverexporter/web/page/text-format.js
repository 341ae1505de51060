/**
 * Reads the Prometheus text format.
 *
 * @param {string} text a page of metrics
 * @return {Map<string, {labels: Object<string, string>, value: number}[]>} series by sample name
 */
export function parse(text) {
  const families = new Map();
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) {
      end = text.length;
    }
    if (end > start && text[start] !== '#') {
      addLine(families, text.slice(start, end));
    }
    start = end + 1;
  }
  return families;
}

function addLine(families, line) {
  const brace = line.indexOf('{');
  const labels = {};
  let name;
  let rest;
  if (brace < 0) {
    const space = line.indexOf(' ');
    name = line.slice(0, space);
    rest = line.slice(space + 1);
  } else {
    name = line.slice(0, brace);
    rest = line.slice(readLabels(line, brace + 1, labels) + 1);
  }
  let series = families.get(name);
  if (!series) {
    series = [];
    families.set(name, series);
  }
  series.push({labels, value: number(rest.trim().split(' ')[0])});
}

/** Reads labels from behind the brace on; returns where the closing one is. */
function readLabels(line, at, labels) {
  while (line[at] !== '}') {
    const equals = line.indexOf('=', at);
    if (equals < 0) {
      throw new Error('not the text format: ' + line.slice(0, 200));
    }
    const name = line.slice(at, equals);
    let value = '';
    let from = equals + 2;
    let i = from;
    for (; line[i] !== '"'; i++) {
      if (i >= line.length) {
        throw new Error('not the text format: ' + line.slice(0, 200));
      }
      if (line[i] === '\\') {
        value += line.slice(from, i) + (line[i + 1] === 'n' ? '\n' : line[i + 1]);
        i++;
        from = i + 1;
      }
    }
    labels[name] = value + line.slice(from, i);
    at = i + 1;
    if (line[at] === ',') {
      at++;
    }
  }
  return at;
}

function number(text) {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
