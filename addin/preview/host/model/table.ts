import type { Area } from "../a1.ts";

/** A table over an area that begins with its header row, unless `showHeaders` is false. */
export interface Table {
  readonly id: string;
  name: string;
  area: Area;
  showHeaders: boolean;
  style: string;
}
