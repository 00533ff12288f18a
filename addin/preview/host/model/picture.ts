/** A place within a cell: pixels from its upper left corner. */
export interface PictureCorner {
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly right: number;
}

/** A picture over a sheet's cells, as it came with a file. It stays at its cells' addresses when rows are inserted. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly extension: "png" | "jpeg" | "gif";
  readonly from: PictureCorner;
  /** The opposite corner, or a size in pixels. */
  readonly to: PictureCorner | { readonly width: number; readonly height: number };
}
