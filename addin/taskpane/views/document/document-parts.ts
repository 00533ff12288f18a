import type { Path } from "../../../../shared/cell.ts";
import type { DocumentState } from "../../../sync/document-session.ts";
import type { OpenedDocument } from "../../../sync/open-document.ts";
import type { ThreadsState } from "../../../sync/thread-desk.ts";
import type { AllowedSteps } from "../../allowed-steps.ts";
import type { World } from "../../pane-services.ts";

/** What every part of a document's view may look at and work with. */
export interface DocumentParts {
  readonly opened: OpenedDocument;
  readonly state: DocumentState;
  readonly allowed: AllowedSteps;
  readonly world: World;
  readonly threads: ThreadsState;
  /** The cell that somebody wants to open a thread on; null when it is still to be chosen. */
  readonly discussed: Path | null;
  /** Leads to a new thread on the cell; null ends it. */
  readonly discuss: (path: Path | null) => void;
}

/** What a document's view hands to its parts; which of them is in front is their own. */
export type ViewParts = Omit<DocumentParts, "discussed" | "discuss">;
