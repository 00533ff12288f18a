import { connectExcel } from "../taskpane/connect-excel.ts";
import { loadWorld } from "../taskpane/load-world.ts";
import { startOffice } from "../taskpane/start/start-office.ts";
import { commonStrings } from "../taskpane/strings/common.ts";
import { channelName, offerToPane } from "./command-channel.ts";
import { keepReport, readReport, writeReport } from "./report-store.ts";
import { ribbonCommands, type CommandReport, type RibbonCommand } from "./ribbon-command.ts";
import { runCommand } from "./run-command.ts";

/** Where a dialog finds its report in the address. */
const reportMark = "#report=";

/** Shows a report in Excel's dialog; false where there is none to be had, such as behind a pop-up blocker. */
const showDialog = (report: CommandReport): Promise<boolean> =>
  new Promise((resolve) => {
    const address = `${location.origin}${location.pathname}${reportMark}${encodeURIComponent(writeReport(report))}`;
    const options = { height: 24, width: 28, displayInIframe: true };
    Office.context.ui.displayDialogAsync(address, options, ({ status }) => {
      resolve(status === Office.AsyncResultStatus.Succeeded);
    });
  });

/** The dialog itself: the sentences, and nothing else to load. */
function showReport(report: CommandReport): void {
  const heading = document.createElement("h1");
  heading.textContent = commonStrings.product;
  const lines = report.map(({ text }) => {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  });
  document.body.replaceChildren(heading, ...lines);
}

async function act(command: RibbonCommand): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  const isTaken = await offerToPane(channel, command, crypto.randomUUID());
  channel.close();
  if (isTaken) return;
  const { api, workbook, signIns, documents, storage, partition } = connectExcel(null);
  const report = await runCommand(
    {
      isSignedIn: () => signIns.getState().at === "in",
      workbook,
      loadWorld: () => loadWorld(api),
      open: documents.open,
      sessionInPane: () => null,
    },
    command,
  );
  const isShown = await showDialog(report);
  if (!isShown) keepReport(storage, partition, report);
}

async function main(): Promise<void> {
  const start = await startOffice();
  if (location.hash.startsWith(reportMark)) {
    showReport(readReport(decodeURIComponent(location.hash.slice(reportMark.length))));
    return;
  }
  if (start.kind !== "ready") return;
  for (const command of ribbonCommands) {
    Office.actions.associate(command, (event: Office.AddinCommands.Event) => {
      // Excel greys the button out until it is told that the command is done, however it ended.
      void act(command).finally(() => {
        event.completed();
      });
    });
  }
}

void main();
