/** Where rows (or columns) stand along one direction, in pixels from the sheet's edge. */
export interface Axis {
  readonly count: number;
  readonly total: number;
  readonly offsetOf: (index: number) => number;
  readonly sizeOf: (index: number) => number;
  /** The row or column at an offset; the nearest one beyond the ends. */
  readonly indexAt: (offset: number) => number;
}

export function createAxis(count: number, sizeAt: (index: number) => number): Axis {
  const offsets = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) offsets[index + 1] = (offsets[index] ?? 0) + sizeAt(index);
  const at = (index: number): number => offsets[Math.max(0, Math.min(count, index))] ?? 0;
  return {
    count,
    total: at(count),
    offsetOf: at,
    sizeOf: (index) => at(index + 1) - at(index),
    indexAt: (offset) => {
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (at(middle + 1) <= offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
