// Audio as a shape. The path counts in steps of the journal, so that another zoom stretches it and nothing is drawn again.

import { el, place, svg } from './dom.js';

const STEP = 0.05, SEAM = 0.6;

/** Draws an entry's audio into its element, where it has grown. */
export function draw(element, entry, scale) {
  const { audio, levels } = entry;
  const left = scale.x(audio.from);
  place(element, left, undefined, Math.max(2, scale.x(audio.to) - left + SEAM));
  if (element.drawn !== levels.length || !element.shape) reshape(element, entry);
  element.classList.toggle('cut', audio.cut !== undefined);
  element.classList.toggle('unheard', audio.cut === audio.from);
  if (audio.cut !== undefined) {
    element.unplayed ??= element.appendChild(el('span', { class: 'unplayed' }));
    element.unplayed.style.left = `${(audio.cut - audio.from) / audio.seconds * 100}%`;
  } else if (element.unplayed) {
    element.unplayed.remove();
    element.unplayed = undefined;
  }
}

function reshape(element, { audio, levels }) {
  if (!element.shape) {
    element.shape = svg('path');
    element.picture = svg('svg', { preserveAspectRatio: 'none', 'aria-hidden': 'true' }, element.shape);
    element.append(element.picture);
  }
  const steps = Math.max(levels.length, audio.seconds / STEP, 0.1);
  element.picture.setAttribute('viewBox', `0 -100 ${steps.toFixed(2)} 200`);
  element.shape.setAttribute('d', outline(levels, steps));
  element.drawn = levels.length;
}

function outline(levels, steps) {
  if (levels.length === 0) return `M0 -2H${steps.toFixed(2)}V2H0Z`;
  const heights = levels.map(level => Math.max(2, Math.round(level / 255 * 96)));
  const above = heights.map((height, index) => `L${index + 0.5} ${-height}`).join('');
  const below = heights.map((height, index) => `L${index + 0.5} ${height}`).reverse().join('');
  return `M0 ${-heights[0]}${above}L${steps.toFixed(2)} ${-heights.at(-1)}L${steps.toFixed(2)} ${heights.at(-1)}${below}L0 ${heights[0]}Z`;
}
