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

/** Reads the environment; an error names each variable and what to write. Empty variables count as not set. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Result<Env, string> {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const read = envSchema.safeParse(set);
  if (!read.success) {
    return err(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  }
  const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken, MILEPOST_DATA: folder, ...rest } = read.data;
  return ok({
    host: rest.HOST,
    port: rest.PORT,
    place:
      url === undefined
        ? { kind: "folder", folder }
        : { kind: "server", url, ...(authToken === undefined ? {} : { authToken }) },
    origin: rest.MILEPOST_ORIGIN ?? null,
    hasSample: rest.MILEPOST_SAMPLE === "1",
    logLevel: rest.MILEPOST_LOG,
  });
}
