// Things with a width beside each other, and below each other where they would overlap.

const GAP = 5;

export class Rows {
  #rows = [];

  constructor(most) {
    this.most = most;
  }

  get count() {
    return this.#rows.length;
  }

  /** The first row with room there, in whatever order it is asked for; -1 where all are full. */
  take(left, width) {
    const right = left + width + GAP;
    for (let row = 0; row < this.most; row++) {
      const taken = this.#rows[row] ??= [];
      const at = after(taken, left);
      const isFree = (at === 0 || taken[at - 1].right <= left) && (at === taken.length || right <= taken[at].left);
      if (!isFree) continue;
      taken.splice(at, 0, { left, right });
      return row;
    }
    return -1;
  }
}

/** Where something that begins at left would stand among what is sorted by its beginning. */
function after(taken, left) {
  let low = 0, high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle].left <= left) low = middle + 1; else high = middle;
  }
  return low;
}

const pen = document.createElement('canvas').getContext('2d');

/** How wide a text is in a font, without asking the layout. */
export function textWidth(text, font) {
  if (pen.font !== font) pen.font = font;
  return pen.measureText(text).width;
}
