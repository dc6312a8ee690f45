// Elements made by hand. Text only ever goes in as text: nothing here, or anywhere on the page, parses HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with properties (class, data-x and aria-x as attributes, on… as listeners) and children (nodes or texts). */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

export function byId(id) {
  return document.getElementById(id);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Fills an element anew, where that what it says has changed: a link in it that has the focus would lose it. */
export function refill(element, says, make) {
  if (element.says === says) return;
  element.says = says;
  element.replaceChildren(...make());
}

/** Puts an element at a place in pixels, through the style object: a style attribute is against the page's policy. */
export function place(element, left, top, width) {
  element.style.left = `${left}px`;
  if (top !== undefined) element.style.top = `${top}px`;
  if (width !== undefined) element.style.width = `${width}px`;
  return element;
}
