import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { connect, prepareData, staffCode } from "./bench-data.ts";
import { createSender, type LoadRequest } from "./http-load.ts";
import { measureLoad, sayLoad, type Measured } from "./measured-load.ts";
import { startProcess } from "./measured-process.ts";
import { cellsOfTurn, signIn } from "./push-clients.ts";
import { figure, goal, heading } from "./report.ts";

/*
 * Figures of what open panes ask again and again while nothing changes, beside those of a route that does nothing.
 *
 *   npm run bench:pull -- --seconds 2 --clients 64 --documents 320 --only one --profiles /tmp/profiles
 */
const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string", default: "4" },
    clients: { type: "string", default: "64" },
    documents: { type: "string", default: "320" },
    /** One of `one`, `many` and `list`; all of them without it. */
    only: { type: "string" },
    /** Where the server leaves a profile of its use of the processor, which is some of that use itself. */
    profiles: { type: "string" },
  },
});
const seconds = Number(flags.seconds);
const clientCount = Number(flags.clients);
const documentCount = Number(flags.documents);
const folder = await mkdtemp(path.join(tmpdir(), "milepost-pulled-"));
const { send, close } = createSender(clientCount);

/** The text of a reply that has to be one. */
async function fetchText(what: LoadRequest): Promise<string> {
  const { status, text } = await send(what);
  if (status !== 200) throw new Error(`${what.method} ${what.url}: ${status} ${text}`);
  return text;
}

interface Asked {
  readonly documentId: string;
  /** Where a pull of the document alone goes on. */
  readonly cursor: string;
}

/** Documents with a push each, and tokens of the member of each and of staff: made by a process that ends before the first figure. */
async function prepareAsking() {
  const data = await prepareData(folder, documentCount);
  const code = await staffCode(folder);
  const { origin, stop } = await startProcess("server", { MILEPOST_DATA: folder });
  const asked: Asked[] = [];
  const members: string[] = [];
  for (const client of data) {
    const { documentId, token, push } = await signIn(send, origin, client);
    await push(cellsOfTurn);
    const url = `${origin}/v1/documents/${documentId}/pull`;
    const { cursor } = JSON.parse(await fetchText({ method: "GET", url, token })) as { cursor: string };
    asked.push({ documentId, cursor });
    members.push(token);
  }
  const staff = await signIn(send, origin, { documentId: "", code });
  await stop();
  return { asked, members, staff: staff.token };
}

heading(
  `Milepost pull: ${clientCount} clients, ${seconds} s a figure, ${cpus().length} processors, Node ${process.version}`,
);
try {
  const bare = await startProcess("bare");
  const nothing = { method: "GET", url: `${bare.origin}/`, token: "none" } as const;
  const bareLoad = await measureLoad(bare, clientCount, seconds, async () => void (await fetchText(nothing)));
  sayLoad(`bare Hono route, ${clientCount} clients`, bareLoad);
  await bare.stop();

  const { asked, members, staff } = await prepareAsking();
  const server = await startProcess("server", { MILEPOST_DATA: folder }, flags.profiles);
  const { origin } = server;
  const database = connect(folder);
  const sayRequests = async (name: string, requests: readonly LoadRequest[]): Promise<Measured> => {
    const ask = async (client: number): Promise<void> => {
      const request = requests[client % requests.length];
      if (request !== undefined) await fetchText(request);
    };
    const load = await measureLoad(server, clientCount, seconds, ask);
    sayLoad(name, load);
    let turn = 0;
    const anew = await measureLoad(server, 1, seconds, async () => {
      turn += 1;
      // as another server does: whatever was remembered is read anew
      await database.execute({ sql: "UPDATE users SET name = ? WHERE user_id = 'staff'", args: [`Staff, ${turn}`] });
      await ask(turn);
    });
    figure("  processor time after a commit, one client", anew.cpuMs, "ms");
    return load;
  };
  const figures: Readonly<Record<string, () => Promise<void>>> = {
    one: async () => {
      heading("Pull of nothing new");
      const requests = asked.slice(0, clientCount).map(({ documentId, cursor }, index): LoadRequest => {
        const url = `${origin}/v1/documents/${documentId}/pull?cursor=${cursor}`;
        return { method: "GET", url, token: members[index] ?? "" };
      });
      const load = await sayRequests("one document", requests);
      goal("against the bare route", load.perSecond / bareLoad.perSecond, "≥", 0.5);
    },
    many: async () => {
      heading(`Pull of nothing new in ${documentCount} documents`);
      const pull = { method: "POST", url: `${origin}/v1/pull`, token: staff } as const;
      const reply = JSON.parse(await fetchText({ ...pull, body: { documents: asked } })) as {
        documents: { cursor: string; document: { documentId: string } }[];
      };
      const documents = reply.documents.map(({ cursor, document }) => ({ documentId: document.documentId, cursor }));
      await sayRequests("one call", [{ ...pull, body: { documents } }]);
    },
    list: async () => {
      heading("List of documents");
      const list = { method: "GET", url: `${origin}/v1/documents` } as const;
      await sayRequests(
        "of a practice",
        members.slice(0, clientCount).map((token) => ({ ...list, token })),
      );
      await sayRequests("of the program, 100 a page", [{ ...list, token: staff }]);
    },
  };
  for (const [name, measure] of Object.entries(figures)) {
    if (flags.only === undefined || flags.only === name) await measure();
  }
  database.close();
  await server.stop();
} finally {
  close();
  await rm(folder, { recursive: true, force: true });
}
