import type { DocumentState } from "../../../sync/document-session.ts";
import type { OpenedDocument } from "../../../sync/open-document.ts";
import type { AllowedSteps } from "../../allowed-steps.ts";
import type { World } from "../../pane-services.ts";

/** What every part of a document's view may look at and work with. */
export interface DocumentParts {
  readonly opened: OpenedDocument;
  readonly state: DocumentState;
  readonly allowed: AllowedSteps;
  readonly world: World;
}
