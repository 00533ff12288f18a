import { z } from "zod";
import { err, ok, type Result } from "../shared/result.ts";
import type { StorePlace } from "./db/open-store.ts";

const originSchema = z
  .url({ protocol: /^https?$/, error: "write it as in https://milepost.example.org" })
  .transform((text) => new URL(text))
  .refine(({ pathname, search, hash }) => pathname === "/" && search === "" && hash === "", {
    error: "only scheme, host and port, as in https://milepost.example.org",
  })
  .transform(({ origin }) => origin);

/** Well below the time for which a replica is read without being synced: it would lie idle in between. */
const mostReplicaSeconds = 600;
const replicaSeconds = `write whole seconds from 1 to ${mostReplicaSeconds}`;

const envSchema = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^[0-9]+$/, "write a number from 0 to 65535; 0 takes a free port")
    .default("3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "write a number from 0 to 65535; 0 takes a free port"),
  MILEPOST_DATA: z.string().default("data"),
  LIBSQL_URL: z
    .string()
    .regex(/^(?:libsql|https?|wss?|file):/, "write it as in libsql://milepost.example.org")
    .optional(),
  LIBSQL_AUTH_TOKEN: z.string().optional(),
  LIBSQL_REPLICA_FILE: z
    .string()
    .regex(/^(?!:memory:|file:|[a-z]+:\/\/)/, "write a file's name, as in data/replica.db")
    .optional(),
  LIBSQL_REPLICA_SECONDS: z
    .string()
    .regex(/^[0-9]+$/, replicaSeconds)
    .transform(Number)
    .refine((seconds) => seconds >= 1 && seconds <= mostReplicaSeconds, replicaSeconds)
    .optional(),
  MILEPOST_ORIGIN: originSchema.optional(),
  MILEPOST_SAMPLE: z.enum(["0", "1"], { error: "write 0 for no sample program" }).default("1"),
  MILEPOST_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** How the server is run: `HOST`, `PORT` and so on, with their defaults filled in. */
export interface Env {
  readonly host: string;
  readonly port: number;
  readonly place: StorePlace;
  /** The origin people reach it by; null for the one it listens on. */
  readonly origin: string | null;
  readonly hasSample: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

type Variables = z.output<typeof envSchema>;

/** Another process's changes are seen within a second, as by the event streams of a server without a replica. */
const usualReplicaSeconds = 1;

/** Where the data is. Variables that do not go together are told apart from those that are wrong by themselves. */
function readPlace(variables: Variables): Result<StorePlace, string> {
  const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken, MILEPOST_DATA: folder } = variables;
  const { LIBSQL_REPLICA_FILE: file, LIBSQL_REPLICA_SECONDS: seconds } = variables;
  if (file === undefined && seconds !== undefined) {
    return err("LIBSQL_REPLICA_SECONDS: there is no replica without LIBSQL_REPLICA_FILE; set it, or leave this out");
  }
  if (file !== undefined && (url === undefined || url.startsWith("file:"))) {
    return err("LIBSQL_REPLICA_FILE: only a remote database has a replica; set LIBSQL_URL to one, or leave this out");
  }
  if (url === undefined) return ok({ kind: "folder", folder });
  const replica = file === undefined ? {} : { replica: { file, everyMs: (seconds ?? usualReplicaSeconds) * 1_000 } };
  return ok({ kind: "server", url, ...(authToken === undefined ? {} : { authToken }), ...replica });
}

/** Reads the environment; an error names each variable and what to write. Empty variables count as not set. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Result<Env, string> {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const read = envSchema.safeParse(set);
  if (!read.success) {
    return err(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  }
  const place = readPlace(read.data);
  if (!place.ok) return place;
  const { HOST, PORT, MILEPOST_ORIGIN, MILEPOST_SAMPLE, MILEPOST_LOG } = read.data;
  return ok({
    host: HOST,
    port: PORT,
    place: place.value,
    origin: MILEPOST_ORIGIN ?? null,
    hasSample: MILEPOST_SAMPLE === "1",
    logLevel: MILEPOST_LOG,
  });
}
