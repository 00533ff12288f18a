import path from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { pino, type DestinationStream } from "pino";
import { documentKinds } from "../shared/document/registry.ts";
import { createApp } from "./app.ts";
import { onPrimary } from "./http/ask-again.ts";
import { describeFailure } from "./http/log-requests.ts";
import type { GroupOptions } from "./db/group-queue.ts";
import { openStore } from "./db/open-store.ts";
import type { Env } from "./env.ts";
import { sampleProgram } from "./sample/sample-program.ts";
import { reviewSample } from "./sample/sample-review.ts";
import { prepareAdmin, prepareSample, type SignIn } from "./services/first-people.ts";
import { systemRandom } from "./services/random.ts";

/** How long requests under way have when the server is stopped. */
const stopWithinMs = 5_000;

const root = path.resolve(import.meta.dirname, "..");

export interface RunningServer {
  /** Where it is reached, without a slash at the end. */
  readonly origin: string;
  /** Fresh sign-in codes: the sample's people, or the first admin; otherwise none. */
  readonly signIns: readonly SignIn[];
  /** Lets requests that are under way finish, then closes the data. */
  readonly close: () => Promise<void>;
}

/** Hosts that mean "every address" cannot be put into a link. */
const hostInLink = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;

/** Log lines go to stderr by default: stdout is for people. */
export async function startServer(
  env: Env,
  logTo: DestinationStream = process.stderr,
  pushGroup?: GroupOptions,
): Promise<RunningServer> {
  const log = pino({ level: env.logLevel, base: null }, logTo);
  const store = await openStore(env.place, (failure) =>
    log.error(describeFailure(failure), "the replica was not synced"),
  );
  const services = { store, kinds: documentKinds, clock: () => new Date(), random: systemRandom };
  const stopping = new AbortController();
  let listensAt = "";
  const app = createApp({
    ...services,
    log,
    pushGroup,
    stopping: stopping.signal,
    origin: () => env.origin ?? listensAt,
    paneFolder: path.join(root, "dist"),
    manifestFile: path.join(root, "manifest.xml"),
    clientAddress: (context) => getConnInfo(context).remote.address ?? "unknown",
  });
  const prepare = () =>
    env.hasSample
      ? prepareSample(onPrimary(services), sampleProgram(), reviewSample)
      : prepareAdmin(onPrimary(services));
  let prepared: Promise<readonly SignIn[]> | null = null;
  const server = createAdaptorServer({
    // requests that come before the program is there wait for it
    fetch: async (request, bindings) => {
      await prepared;
      return app.fetch(request, bindings);
    },
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Codes are made once the port is ours: a second server that finds it taken would make those of the first worthless.
    server.listen(env.port, env.host, () => {
      prepared = prepare();
      resolve();
    });
  });
  const signIns = await listening
    .then(() => prepared ?? [])
    .catch((failure: unknown) => {
      server.close();
      store.close();
      throw failure;
    });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : env.port;
  listensAt = `http://${hostInLink(env.host)}:${port}`;
  log.info({ origin: env.origin ?? listensAt }, "started");

  return {
    origin: listensAt,
    signIns,
    close: async () => {
      stopping.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // a client that never lets go must not keep the data open
        if ("closeAllConnections" in server) setTimeout(() => server.closeAllConnections(), stopWithinMs).unref();
      });
      store.close();
      log.info("stopped");
    },
  };
}
