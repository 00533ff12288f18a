import { createRoot } from "react-dom/client";
import { channelName, takeCommands } from "../commands/command-channel.ts";
import { createApiClient } from "../sync/create-api-client.ts";
import { createRibbonDesk, takeKeptReport, type RibbonDesk } from "../commands/report-store.ts";
import { App } from "./App.tsx";
import { browserStorage, saveFile } from "./browser-parts.ts";
import { createColorScheme, type ColorScheme } from "./color-scheme.ts";
import { connectExcel, serverFor, type ExcelConnection } from "./connect-excel.ts";
import { beginEarlyCalls, type EarlyCalls } from "./early-calls.ts";
import { loadWorld } from "./load-world.ts";
import { createMarkPreference } from "./mark-preference.ts";
import type { PaneServices } from "./pane-services.ts";
import { findOnlySession } from "./sign-in-store.ts";
import { startOffice } from "./start/start-office.ts";

const reload = (): void => {
  location.reload();
};

/** Takes the ribbon's commands for as long as the pane is open. */
function openRibbonDesk({ api, workbook, signIns, documents, storage, partition }: ExcelConnection): RibbonDesk {
  const isSignedIn = (): boolean => signIns.getState().at === "in";
  const deps = { isSignedIn, workbook, loadWorld: () => loadWorld(api), open: documents.open };
  const desk = createRibbonDesk(takeKeptReport(storage, partition), async (command, sessionInPane) => {
    const { runCommand } = await import("../commands/run-command.ts");
    return runCommand({ ...deps, sessionInPane }, command);
  });
  takeCommands(new BroadcastChannel(channelName), (command) => void desk.run(command));
  return desk;
}

/** The pane's composition root: the one place that knows which Excel, server and storage are behind the ports. */
function createServices(colorScheme: ColorScheme, early: EarlyCalls | null): PaneServices {
  const connection = connectExcel(early);
  const { api, workbook, signIns, documents, live, today, storage, partition } = connection;
  return {
    api,
    workbook,
    signIns,
    documents,
    live,
    today,
    colorScheme,
    ribbon: openRibbonDesk(connection),
    marks: createMarkPreference(storage, partition),
    canInsertSheets: Office.context.requirements.isSetSupported("ExcelApi", "1.13"),
    saveFile,
    reload,
  };
}

/** Asks in the name of who was signed in when the pane was last open. */
function beginCalls(): EarlyCalls | null {
  const session = findOnlySession(browserStorage(), new Date());
  return session === null ? null : beginEarlyCalls(session.token, createApiClient(serverFor(() => session.token)));
}

async function main(place: Element): Promise<void> {
  const early = beginCalls();
  const root = createRoot(place);
  const start = await startOffice();
  const media = matchMedia("(prefers-color-scheme: dark)");
  if (start.kind === "ready") {
    const scheme = createColorScheme(() => Office.context.officeTheme?.bodyBackgroundColor, media);
    root.render(<App services={createServices(scheme, early)} />);
    return;
  }
  const { StartProblem } = await import("./start/StartProblem.tsx");
  root.render(<StartProblem start={start} colorScheme={createColorScheme(() => undefined, media)} reload={reload} />);
}

const place = document.querySelector("#pane");
if (place === null) throw new Error("taskpane.html has no #pane");
void main(place);
