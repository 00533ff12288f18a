import { isRibbonCommand, type RibbonCommand } from "./ribbon-command.ts";

/** The part of BroadcastChannel that is needed. Pages of one site hear each other; a page does not hear itself. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

export const channelName = "milepost.commands";

/** How long a pane has to say that it takes a command. One that is open answers within a few milliseconds. */
export const answerMs = 250;

type Said =
  | { readonly what: "asked"; readonly id: string; readonly command: RibbonCommand }
  | { readonly what: "taken"; readonly id: string };

/** Another version's page may say anything: it then counts as nothing. */
function readMessage(data: unknown): Said | null {
  if (typeof data !== "object" || data === null || !("what" in data) || !("id" in data)) return null;
  const { what, id } = data;
  if (typeof id !== "string") return null;
  if (what === "taken") return { what, id };
  return what === "asked" && "command" in data && isRibbonCommand(data.command)
    ? { what, id, command: data.command }
    : null;
}

/**
 * Offers a command to an open pane. True when it takes it: it has the document's session, and shows what happens. Excel
 * runs the ribbon's page apart from the pane's, so two sessions would work on one document otherwise.
 */
export function offerToPane(channel: Channel, command: RibbonCommand, id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => {
      resolve(false);
    }, answerMs);
    channel.addEventListener("message", ({ data }) => {
      const said = readMessage(data);
      if (said?.what !== "taken" || said.id !== id) return;
      clearTimeout(tooLate);
      resolve(true);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel is its own origin's alone
    channel.postMessage({ what: "asked", id, command } satisfies Said);
  });
}

/** Takes the commands that the ribbon's page offers. */
export function takeCommands(channel: Channel, run: (command: RibbonCommand) => void): void {
  channel.addEventListener("message", ({ data }) => {
    const said = readMessage(data);
    if (said?.what !== "asked") return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above
    channel.postMessage({ what: "taken", id: said.id } satisfies Said);
    run(said.command);
  });
}
