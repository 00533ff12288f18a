/** A note on a cell: a text somebody left there, shown when the cell is pointed at. Rows and columns count from 0. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}
