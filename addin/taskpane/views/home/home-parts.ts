import type { Binding } from "../../../workbook/workbook.ts";
import type { DocumentChoice, World } from "../../pane-services.ts";

/** What every part of home may look at and work with. */
export interface HomeParts {
  readonly world: World;
  /** The documents whose sheets are in this workbook. */
  readonly bindings: readonly Binding[];
  /** Which opening is under way: its mark, or null. */
  readonly busy: string | null;
  readonly openBinding: (binding: Binding) => void;
  /** Puts a document into the workbook and opens it; `what` comes back as `busy`. */
  readonly insert: (choice: DocumentChoice, what: string) => void;
}
