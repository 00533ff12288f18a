import type { Context } from "hono";
import type { Logger } from "pino";
import type { GroupOptions } from "../db/group-queue.ts";
import type { ServiceDeps } from "../services/service-deps.ts";

/** What the HTTP side is given besides what its services need. */
export interface AppDeps extends ServiceDeps {
  readonly log: Logger;
  /** The address people reach the server by, as in `https://milepost.example.org`; known once it listens. */
  readonly origin: () => string;
  /** Folder of the built pane. */
  readonly paneFolder: string;
  readonly manifestFile: string;
  /** Tells clients apart where attempts are counted. */
  readonly clientAddress: (context: Context) => string;
  /** Aborted when the server stops: what would go on for ever ends then. */
  readonly stopping?: AbortSignal | undefined;
  /** How often event streams look and give a sign of life, where it is not the usual. */
  readonly events?: { readonly pollMs: number; readonly heartbeatMs: number } | undefined;
  /** How many pushes a commit takes, where it is not the usual number. */
  readonly pushGroup?: GroupOptions | undefined;
}
