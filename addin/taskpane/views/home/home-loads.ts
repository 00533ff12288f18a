import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import type { Result } from "../../../../shared/result.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import type { Binding, WorkbookError } from "../../../workbook/workbook.ts";
import { ahead } from "../../ahead.ts";
import type { PaneServices } from "../../pane-services.ts";
import { listAllDocuments } from "./list-documents.ts";

/** What home shows besides the world. */
export interface HomeLoads {
  readonly bindings: () => Promise<Result<readonly Binding[], WorkbookError>>;
  readonly documents: () => Promise<Result<readonly PracticeDocument[], ClientError>>;
}

/** Loads that begin when home asks for them. */
export const homeLoads = ({ api, workbook }: Pick<PaneServices, "api" | "workbook">): HomeLoads => ({
  bindings: () => workbook.readBindings(),
  documents: () => listAllDocuments(api),
});

/** Loads that begin at once, beside the world: one after the other, home would wait for three answers. */
export function beginHomeLoads(services: Pick<PaneServices, "api" | "workbook">): HomeLoads {
  const { bindings, documents } = homeLoads(services);
  return { bindings: ahead(bindings), documents: ahead(documents) };
}
