import { createRoot } from "react-dom/client";
import { findKind } from "../../shared/document/registry.ts";
import { createApiClient } from "../sync/create-api-client.ts";
import { createIndexedDbOutbox } from "../sync/indexed-db-outbox.ts";
import { openDocument } from "../sync/open-document.ts";
import { summarizeDocument } from "../sync/summarize-document.ts";
import { createExcelWorkbook } from "../workbook/excel-workbook.ts";
import { App } from "./App.tsx";
import { browserStorage, clientIdIn, saveFile } from "./browser-parts.ts";
import { createColorScheme, type ColorScheme } from "./color-scheme.ts";
import { createDocumentOpener } from "./document-opener.ts";
import { localDay } from "./format.ts";
import type { PaneServices } from "./pane-services.ts";
import { createSignInStore, endingSignIn } from "./sign-in-store.ts";
import { startOffice } from "./start/start-office.ts";
import { StartProblem } from "./start/StartProblem.tsx";

const today = (): string => localDay(new Date());

const reload = (): void => {
  location.reload();
};

/** The pane's composition root: the one place that knows which Excel, server and storage are behind the ports. */
function createServices(colorScheme: ColorScheme): PaneServices {
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
  // oxlint-disable-next-line no-restricted-globals -- handed to the adapter as it is; the pane itself calls nothing on it
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
  return {
    api,
    workbook,
    signIns,
    colorScheme,
    documents: {
      ...createDocumentOpener(api, workbook, (binding, world) => openDocument(opening, binding, world)),
      summarize: (binding, world) => summarizeDocument(opening, binding, world),
    },
    today,
    canInsertSheets: requirements.isSetSupported("ExcelApi", "1.13"),
    saveFile,
    reload,
  };
}

/** Excel on the web gives a prefix under which storage is this site's alone. Other hosts, and old Office.js, have none. */
const partitionKeyOf = (context: Office.Context): string =>
  "partitionKey" in context && typeof context.partitionKey === "string" ? context.partitionKey : "";

async function main(place: Element): Promise<void> {
  const root = createRoot(place);
  const start = await startOffice();
  const media = matchMedia("(prefers-color-scheme: dark)");
  if (start.kind === "ready") {
    const scheme = createColorScheme(() => Office.context.officeTheme?.bodyBackgroundColor, media);
    root.render(<App services={createServices(scheme)} />);
    return;
  }
  root.render(<StartProblem start={start} colorScheme={createColorScheme(() => undefined, media)} reload={reload} />);
}

const place = document.querySelector("#pane");
if (place === null) throw new Error("taskpane.html has no #pane");
void main(place);
