import { createApiClient } from "../../../../../addin/sync/create-api-client.ts";
import { createDocumentSession } from "../../../../../addin/sync/create-document-session.ts";
import type { DocumentSession } from "../../../../../addin/sync/document-session.ts";
import { createMemoryOutbox } from "../../../../../addin/sync/memory-outbox.ts";
import type { Outbox } from "../../../../../addin/sync/outbox.ts";
import type { SessionDeps } from "../../../../../addin/sync/session-context.ts";
import type { Binding } from "../../../../../addin/workbook/workbook.ts";
import type { Cells } from "../../../../../shared/cell.ts";
import type { FakeServer } from "./fake-server.ts";
import { createFakeWorkbook, type FakeWorkbook } from "./fake-workbook.ts";
import { fixedGrid, openGrid, smallModel } from "./small-kind.ts";

export interface FakePane {
  readonly session: DocumentSession;
  readonly sheet: FakeWorkbook;
  readonly outbox: Outbox;
  readonly deps: SessionDeps;
}

export const emptyBinding: Binding = {
  documentId: "d1",
  programId: "p1",
  practiceId: "alder",
  practiceName: "Alder Creek",
  kind: "small",
  period: "2031-01",
  sheets: [fixedGrid, openGrid].map(({ id, sheetName }) => ({ gridId: id, sheetId: `{${id}}`, sheetName })),
  base: new Map(),
  baseVersion: 0,
  cursor: null,
  receipt: null,
};

export interface PaneOptions {
  readonly name?: string;
  /** Another session over the same file, as after closing the pane. */
  readonly sheet?: FakeWorkbook;
  readonly outbox?: Outbox;
  /** What stands in a new workbook's sheets beyond the binding's base. */
  readonly cells?: Cells;
  readonly binding?: Binding;
}

let ids = 0;

/** A person's pane over a workbook of their own, talking to the server. */
export function openPane(server: FakeServer, options: PaneOptions = {}): FakePane {
  const { name = "Champion", outbox = createMemoryOutbox() } = options;
  const binding = options.binding ?? options.sheet?.saved() ?? emptyBinding;
  const sheet = options.sheet ?? createFakeWorkbook([fixedGrid, openGrid], binding, options.cells ?? binding.base);
  const deps: SessionDeps = {
    workbook: sheet.workbook,
    api: createApiClient({ origin: "https://milepost.test", fetch: server.fetch(name), getToken: () => "token" }),
    outbox,
    binding,
    document: server.document(),
    model: smallModel,
    previous: null,
    explanations: [],
    clientId: "pane",
    now: () => "2031-02-01T09:00:00.000Z",
    today: () => "2031-02-01",
    newId: () => `m${ids++}`,
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
  };
  return { session: createDocumentSession(deps), sheet, outbox, deps };
}
