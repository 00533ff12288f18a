import { dayIn } from "../../shared/time-zone.ts";
import { createApiClient } from "../sync/create-api-client.ts";
import type { LiveDeps } from "../sync/live-updates.ts";
import { createLateWorkbook } from "../workbook/late-workbook.ts";
import { browserStorage, clientIdIn } from "./browser-parts.ts";
import { firstViewShown } from "./first-view.ts";
import { createLiveUpdates } from "./create-live-updates.ts";
import type { EarlyCalls } from "./early-calls.ts";
import { createLateDocuments } from "./late-documents.ts";
import type { PaneServices } from "./pane-services.ts";
import { createSignInStore, endingSignIn } from "./sign-in-store.ts";

/** Excel on the web gives a prefix under which storage is this site's alone. Other hosts, and old Office.js, have none. */
const partitionKeyOf = (context: Office.Context): string =>
  "partitionKey" in context && typeof context.partitionKey === "string" ? context.partitionKey : "";

const today = (timeZone: string): string => dayIn(new Date(), timeZone);

/** This page's Excel, server and storage: what the pane and the ribbon's commands have in common. */
export interface ExcelConnection extends Pick<
  PaneServices,
  "api" | "workbook" | "signIns" | "documents" | "live" | "today"
> {
  /** localStorage and the prefix of this site's keys in it; null where the browser refuses it. */
  readonly storage: Storage | null;
  readonly partition: string;
}

/** The server that this page came from, for calls in the name of a token. */
export const serverFor = (getToken: () => string | null): Pick<LiveDeps, "origin" | "fetch" | "getToken"> => ({
  origin: location.origin,
  fetch: (url, init) => fetch(url, init),
  getToken,
});

/** To be called once Office.js has found its host. Calls that were begun before count if they are this session's. */
export function connectExcel(early: EarlyCalls | null): ExcelConnection {
  const { requirements } = Office.context;
  const storage = browserStorage();
  const partition = partitionKeyOf(Office.context);
  const signIns = createSignInStore(storage, partition, () => new Date());
  const tokenNow = (): string | null => {
    const state = signIns.getState();
    return state.at === "in" ? state.token : null;
  };
  const server = serverFor(tokenNow);
  const client = createApiClient(server);
  const api = endingSignIn(early?.token === tokenNow() ? early.handOut(client) : client, signIns);
  // oxlint-disable-next-line no-restricted-globals -- handed to the adapter as it is; nothing here calls anything on it
  const workbook = createLateWorkbook(Excel, {
    isSetSupported: (set, version) => requirements.isSetSupported(set, version),
  });
  const documents = createLateDocuments(async () => {
    const { createExcelDocuments } = await import("./excel-documents.ts");
    const clientId = clientIdIn(storage, partition);
    return createExcelDocuments({ api, workbook, clientId, today, outboxName: `${partition}milepost` });
  });
  // Soon wanted, and to be had while the network is there: a document opens without it from then on.
  void firstViewShown.then(documents.fetch);
  const live = createLiveUpdates(server);
  return { api, workbook, signIns, documents, live, today, storage, partition };
}
