import { findKind } from "../../shared/document/registry.ts";
import { createApiClient } from "../sync/create-api-client.ts";
import { createIndexedDbOutbox } from "../sync/indexed-db-outbox.ts";
import { openDocument } from "../sync/open-document.ts";
import { summarizeDocument } from "../sync/summarize-document.ts";
import { createExcelWorkbook } from "../workbook/excel-workbook.ts";
import { browserStorage, clientIdIn } from "./browser-parts.ts";
import { createDocumentOpener } from "./document-opener.ts";
import { localDay } from "./format.ts";
import type { PaneServices } from "./pane-services.ts";
import { createSignInStore, endingSignIn } from "./sign-in-store.ts";

/** Excel on the web gives a prefix under which storage is this site's alone. Other hosts, and old Office.js, have none. */
const partitionKeyOf = (context: Office.Context): string =>
  "partitionKey" in context && typeof context.partitionKey === "string" ? context.partitionKey : "";

const today = (): string => localDay(new Date());

/** This page's Excel, server and storage: what the pane and the ribbon's commands have in common. */
export interface ExcelConnection extends Pick<PaneServices, "api" | "workbook" | "signIns" | "documents" | "today"> {
  /** localStorage and the prefix of this site's keys in it; null where the browser refuses it. */
  readonly storage: Storage | null;
  readonly partition: string;
}

/** To be called once Office.js has found its host. */
export function connectExcel(): ExcelConnection {
  const { requirements } = Office.context;
  const storage = browserStorage();
  const partition = partitionKeyOf(Office.context);
  const signIns = createSignInStore(storage, partition, () => new Date());
  const api = endingSignIn(
    createApiClient({
      origin: location.origin,
      fetch: (url, init) => fetch(url, init),
      getToken: () => {
        const state = signIns.getState();
        return state.at === "in" ? state.token : null;
      },
    }),
    signIns,
  );
  // oxlint-disable-next-line no-restricted-globals -- handed to the adapter as it is; nothing here calls anything on it
  const workbook = createExcelWorkbook(Excel, {
    isSetSupported: (set, version) => requirements.isSetSupported(set, version),
  });
  const opening = {
    workbook,
    api,
    outbox: createIndexedDbOutbox(`${partition}milepost`),
    clientId: clientIdIn(storage, partition),
    now: () => new Date().toISOString(),
    today,
    newId: () => crypto.randomUUID(),
    digest: (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest("SHA-256", bytes),
    findKind,
  };
  const documents = {
    ...createDocumentOpener(api, workbook, (binding, world) => openDocument(opening, binding, world)),
    summarize: (binding, world) => summarizeDocument(opening, binding, world),
  } satisfies PaneServices["documents"];
  return { api, workbook, signIns, documents, today, storage, partition };
}
