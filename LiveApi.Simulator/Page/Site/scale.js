// Seconds to pixels and back, and where the ruler has its marks.

export const START = 88; // the lanes' names stand before the beginning of time
export const REST = 140; // room for what is written after the end

const FEWEST = 2, MOST = 4000;
const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

export class Scale {
  perSecond = 90;

  x(seconds) {
    return START + seconds * this.perSecond;
  }

  seconds(x) {
    return (x - START) / this.perSecond;
  }

  width(end) {
    return this.x(end) + REST;
  }

  zoom(factor) {
    this.perSecond = Math.min(MOST, Math.max(FEWEST, this.perSecond * factor));
  }

  fit(end, width) {
    this.perSecond = Math.min(400, Math.max(FEWEST, (width - START - REST) / Math.max(0.5, end)));
  }

  /** Marks between two places, at least so many pixels apart. */
  marks(left, right, apart = 84) {
    const step = STEPS.find(step => step * this.perSecond >= apart) ?? STEPS.at(-1);
    const found = [];
    for (let index = Math.max(0, Math.ceil(this.seconds(left) / step)); index * step <= this.seconds(right); index++) found.push(index * step);
    return { step, found };
  }
}
