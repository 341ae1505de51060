/**
 * Makes an element.
 *
 * @param {string} name its tag
 * @param {Object=} attributes those whose value is undefined or false are left out
 * @param {...(Node|string)} children text stays text, whatever is in it
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

/** Changes a text only if it is another: a screen reader or a selection is not disturbed else. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Shows a value, with the exact number beside the written one. */
export function setValue(node, value, format) {
  setText(node, format(value));
  node.dataset.value = value === undefined || value === null ? '' : String(value);
}

export function byId(id) {
  return document.getElementById(id);
}
