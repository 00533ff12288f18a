import { contains, shiftColumns, shiftRows, type Box } from "./a1.ts";

interface Layer<Value> {
  readonly box: Box;
  readonly key: string;
  readonly value: Value;
}

/**
 * Properties of cells by rectangle, the last one set winning: formatting a whole column, or the whole sheet, costs one
 * entry instead of a million cells.
 */
export class Layers<Value> {
  private layers: Layer<Value>[] = [];

  set(box: Box, key: string, value: Value): void {
    const covers = (layer: Layer<Value>): boolean =>
      layer.key === key &&
      contains(box, layer.box.row, layer.box.column) &&
      contains(box, layer.box.lastRow, layer.box.lastColumn);
    this.layers = this.layers.filter((layer) => !covers(layer));
    this.layers.push({ box, key, value });
  }

  get(row: number, column: number, key: string): Value | undefined {
    return this.layers.findLast((layer) => layer.key === key && contains(layer.box, row, column))?.value;
  }

  /** Every entry that holds the key, in the order they were set. */
  all(key: string): readonly { readonly box: Box; readonly value: Value }[] {
    return this.layers.filter((layer) => layer.key === key);
  }

  shiftRows(at: number, count: number): void {
    this.shift((box) => shiftRows(box, at, count));
  }

  shiftColumns(at: number, count: number): void {
    this.shift((box) => shiftColumns(box, at, count));
  }

  private shift(move: (box: Box) => Box | null): void {
    this.layers = this.layers.flatMap((layer) => {
      const box = move(layer.box);
      return box === null ? [] : [{ ...layer, box }];
    });
  }

  copy(): Layers<Value> {
    const copy = new Layers<Value>();
    copy.layers = [...this.layers];
    return copy;
  }
}
