import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentKinds } from "../../shared/document/registry.ts";
import { openStore } from "../../server/db/open-store.ts";
import { sampleProgram } from "../../server/sample/sample-program.ts";
import { prepareSample, type SignIn } from "../../server/services/first-people.ts";
import { systemRandom } from "../../server/services/random.ts";
import { startServer } from "../../server/start.ts";
import { demand } from "./demand.ts";

export interface DemoServer {
  readonly origin: string;
  /** Takes the person's sign-in code, which works once. */
  readonly codeOf: (userId: string) => string;
  /** Stops the server and removes its data. */
  readonly close: () => Promise<void>;
}

export const championOf = (practiceId: string): string => `champion-of-${practiceId}`;
export const memberOf = (practiceId: string): string => `member-of-${practiceId}`;
export const staff = "staff";

/** A champion and a member in every practice: the sample has them in one practice only. */
function teams(practiceIds: readonly string[]) {
  return practiceIds.flatMap((practiceId) =>
    (["practice-champion", "practice-member"] as const).map((role) => ({
      userId: role === "practice-champion" ? championOf(practiceId) : memberOf(practiceId),
      name: `${role === "practice-champion" ? "Practice champion" : "Practice member"}, ${practiceId}`,
      grants: [{ role, scope: { type: "practice", id: practiceId } }],
    })),
  );
}

/** Loads the sample program with teams before the server starts, so that the server finds it as it finds anybody's data. */
async function prepareData(folder: string): Promise<readonly SignIn[]> {
  const store = await openStore({ kind: "folder", folder });
  try {
    const sample = sampleProgram();
    const people = [...sample.people, ...teams(sample.practices.map(({ practiceId }) => practiceId))];
    const services = { store, kinds: documentKinds, clock: () => new Date(), random: systemRandom };
    return await prepareSample(services, { ...sample, people }, () => Promise.resolve());
  } finally {
    store.close();
  }
}

/** The real server on a free port, over a database of its own in a temporary folder. */
export async function startDemoServer(): Promise<DemoServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "milepost-demo-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const signIns = await prepareData(folder);
    const server = await startServer({
      host: "127.0.0.1",
      port: 0,
      place: { kind: "folder", folder },
      origin: null,
      hasSample: true,
      logLevel: "error",
    });
    // The server gives its sample's people new codes when it starts; the teams keep theirs.
    const codes = new Map([...signIns, ...server.signIns].map(({ userId, code }) => [userId, code]));
    return {
      origin: server.origin,
      codeOf: (userId) => {
        const code = codes.get(userId);
        demand(code !== undefined, `There is no sign-in code for ${userId}.`);
        return code;
      },
      close: async () => {
        await server.close();
        await remove();
      },
    };
  } catch (failure) {
    await remove();
    throw failure;
  }
}
