import type { Area } from "../a1.ts";
import { itemNotFound } from "../api-error.ts";
import type { Sheet } from "./sheet.ts";

/** A reference to cells that follows them when rows come and go; `area` is null once they are deleted. */
export interface RangeRef {
  readonly sheet: Sheet;
  area: Area | null;
}

/** The cells a reference points to, or the error Excel gives for a broken one. */
export function areaOf(ref: RangeRef): Area {
  if (ref.area === null) throw itemNotFound("the range's cells were deleted");
  return ref.area;
}
