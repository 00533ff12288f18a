import type { Result } from "../../shared/result.ts";
import type { ClientError } from "../sync/api-client.ts";
import type { DocumentSession, DocumentState } from "../sync/document-session.ts";
import { documentName } from "../taskpane/document-names.ts";
import type { DocumentOpener, World } from "../taskpane/pane-services.ts";
import { failureStrings } from "../taskpane/strings/failures.ts";
import { homeStrings } from "../taskpane/strings/home.ts";
import { ribbonStrings } from "../taskpane/strings/ribbon.ts";
import { outcomeStrings } from "../taskpane/strings/sync.ts";
import { clientErrorText, openErrorText } from "../taskpane/error-words.ts";
import { outcomeMessage, type Message } from "../taskpane/words.ts";
import type { Binding, Workbook } from "../workbook/workbook.ts";
import type { CommandReport, RibbonCommand } from "./ribbon-command.ts";

export interface CommandDeps {
  readonly isSignedIn: () => boolean;
  readonly workbook: Pick<Workbook, "readBindings">;
  readonly loadWorld: () => Promise<Result<World, ClientError>>;
  readonly open: DocumentOpener["open"];
  /** The session of a document that is open in the pane, which shows by itself what happens; null for all others. */
  readonly sessionInPane: (documentId: string) => DocumentSession | null;
}

/** What checking found, in a few words. */
function checkMessage({ outcome, problems, waiting }: DocumentState): Message {
  if (outcome?.kind === "workbook") return outcomeMessage(outcome);
  const words = homeStrings.here;
  const toFix = problems.filter(({ severity }) => severity === "error").length;
  const toExplain = problems.filter(({ severity, explanation }) => severity === "explain" && explanation === null);
  const parts = [
    ...(toFix > 0 ? [words.toFix(toFix)] : []),
    ...(toExplain.length > 0 ? [words.toExplain(toExplain.length)] : []),
    ...(toFix + toExplain.length === 0 ? [words.nothingToFix] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
  ];
  return { intent: toFix + toExplain.length > 0 ? "warning" : "success", text: parts.join(", ") };
}

async function runIn(session: DocumentSession, command: RibbonCommand): Promise<Message> {
  await session[command]();
  const state = session.getState();
  if (command === "check") return checkMessage(state);
  return state.outcome === null
    ? { intent: "info", text: outcomeStrings.nothingToPush }
    : outcomeMessage(state.outcome);
}

async function runFor(deps: CommandDeps, command: RibbonCommand, binding: Binding, world: World): Promise<Message> {
  const opened = await deps.open(binding, world);
  if (!opened.ok) return { intent: "error", text: openErrorText(opened.error) };
  const message = await runIn(opened.value.session, command);
  const name = documentName(binding.practiceName, binding.kind, binding.period);
  return { ...message, text: ribbonStrings.about(name, message.text) };
}

/**
 * Runs a command on every document of the workbook, one after the other: the bindings stand in one sheet, and two
 * documents saved at once would write over each other's.
 */
export async function runCommand(deps: CommandDeps, command: RibbonCommand): Promise<CommandReport> {
  if (!deps.isSignedIn()) return [{ intent: "warning", text: ribbonStrings.signedOut }];
  const bindings = await deps.workbook.readBindings();
  if (!bindings.ok) return [{ intent: "error", text: failureStrings.workbook(bindings.error) }];
  if (bindings.value.length === 0) return [{ intent: "info", text: ribbonStrings.noDocument }];
  const world = await deps.loadWorld();
  if (!world.ok) return [{ intent: "warning", text: clientErrorText(world.error) }];
  const report: Message[] = [];
  for (const binding of bindings.value) {
    const session = deps.sessionInPane(binding.documentId);
    if (session === null) report.push(await runFor(deps, command, binding, world.value));
    else await runIn(session, command);
  }
  return report;
}
