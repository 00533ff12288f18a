import type { Area } from "../a1.ts";
import type { Scalar } from "./content.ts";
import type { Sheet } from "./sheet.ts";

/** Who did it: an add-in through the API, or a person in the grid. */
export type Actor = "add-in" | "person";

export type ChangeType =
  "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

/** What add-ins can listen to. */
export type WorkbookEvent =
  | {
      readonly kind: "changed";
      readonly sheet: Sheet;
      readonly area: Area;
      readonly changeType: ChangeType;
      readonly actor: Actor;
      /** The values before and after, where a single cell was edited. */
      readonly edit?: { readonly before: Scalar; readonly after: Scalar };
    }
  | { readonly kind: "selection-changed"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "activated" | "deactivated"; readonly sheet: Sheet }
  | { readonly kind: "added" | "deleted"; readonly sheet: Sheet };
