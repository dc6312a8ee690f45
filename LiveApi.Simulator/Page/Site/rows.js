// Things with a width beside each other, and below each other where they would overlap.

const GAP = 5;

export class Rows {
  #ends = [];

  constructor(most) {
    this.most = most;
  }

  get count() {
    return this.#ends.length;
  }

  /** The first row with room from left on; -1 where all are full. */
  take(left, width) {
    let row = this.#ends.findIndex(end => end + GAP <= left);
    if (row < 0) {
      if (this.#ends.length === this.most) return -1;
      row = this.#ends.length;
    }
    this.#ends[row] = left + width;
    return row;
  }
}

const pen = document.createElement('canvas').getContext('2d');

/** How wide a text is in a font, without asking the layout. */
export function textWidth(text, font) {
  if (pen.font !== font) pen.font = font;
  return pen.measureText(text).width;
}
