import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import Database from "libsql";
import { z } from "zod";
import { ReplicationLog, type LogReply } from "./replication-log.ts";
import { answerRpc } from "./replication-rpc.ts";

/*
 * A libSQL server for tests: Hrana 2 and 3 over HTTP with JSON, as @libsql/client speaks it, over a real libSQL file. Every
 * stream has a connection of its own, told by its baton, and one that is left alone is rolled back.
 * https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_3_SPEC.md
 */

const valueSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("null") }),
  z.object({ type: z.literal("integer"), value: z.string() }),
  z.object({ type: z.literal("float"), value: z.number() }),
  z.object({ type: z.literal("text"), value: z.string() }),
]);
type Value = z.infer<typeof valueSchema>;

const statementSchema = z.object({
  sql: z.string().optional(),
  sql_id: z.int().optional(),
  args: z.array(valueSchema).default([]),
  named_args: z
    .array(z.object({ name: z.string(), value: valueSchema }))
    .max(0)
    .default([]),
});

type Condition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and" | "or"; conds: Condition[] }
  | { type: "is_autocommit" };

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(["ok", "error"]), step: z.int() }),
    z.object({ type: z.literal("not"), cond: conditionSchema }),
    z.object({ type: z.enum(["and", "or"]), conds: z.array(conditionSchema) }),
    z.object({ type: z.literal("is_autocommit") }),
  ]),
);

const requestSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("close") }),
  z.object({ type: z.literal("execute"), stmt: statementSchema }),
  z.object({
    type: z.literal("batch"),
    batch: z.object({ steps: z.array(z.object({ condition: conditionSchema.optional(), stmt: statementSchema })) }),
  }),
  z.object({ type: z.literal("sequence"), sql: z.string().optional(), sql_id: z.int().optional() }),
  z.object({ type: z.literal("describe"), sql: z.string().optional(), sql_id: z.int().optional() }),
  z.object({ type: z.literal("store_sql"), sql_id: z.int(), sql: z.string() }),
  z.object({ type: z.literal("close_sql"), sql_id: z.int() }),
  z.object({ type: z.literal("get_autocommit") }),
]);
type Request = z.infer<typeof requestSchema>;

const pipelineSchema = z.object({ baton: z.string().nullish(), requests: z.array(requestSchema) });

const argOf = (value: Value): unknown => {
  if (value.type === "null") return null;
  return value.type === "integer" ? BigInt(value.value) : value.value;
};

const cellOf = (value: unknown): unknown => {
  if (value === null) return { type: "null" };
  if (typeof value === "bigint") return { type: "integer", value: String(value) };
  if (typeof value === "number") return { type: "float", value };
  if (typeof value === "string") return { type: "text", value };
  throw new Error("Blobs are not stood in for");
};

interface Failure {
  readonly message: string;
  readonly code: string;
}

const failureOf = (failure: unknown): Failure => ({
  message: failure instanceof Error ? failure.message : "failed",
  code: failure instanceof Error && "code" in failure ? String(failure.code) : "UNKNOWN",
});

/** A stream's connection and the texts it has stored. */
class Stream {
  readonly #database: Database.Database;
  readonly #texts = new Map<number, string>();
  idleSince = performance.now();

  constructor(file: string) {
    this.#database = new Database(file, { timeout: 0 });
    this.#database.exec("PRAGMA wal_autocheckpoint = 0"); // the log is what replicas are synced from
  }

  #textOf({ sql, sql_id: id }: { sql?: string | undefined; sql_id?: number | undefined }): string {
    const text = sql ?? this.#texts.get(id ?? -1);
    if (text === undefined) throw new Error("SQL text not found");
    return text;
  }

  #execute(statement: z.infer<typeof statementSchema>): unknown {
    const prepared = this.#database.prepare(this.#textOf(statement));
    const args = statement.args.map(argOf);
    if (!prepared.reader) {
      const { changes } = prepared.run(args);
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: null };
    }
    prepared.raw(true).safeIntegers(true);
    const cols = prepared.columns().map(({ name, type }) => ({ name, decltype: type }));
    const rows = (prepared.all(args) as unknown[][]).map((row) => row.map(cellOf));
    return { cols, rows, affected_row_count: 0, last_insert_rowid: null };
  }

  #batch(steps: Extract<Request, { type: "batch" }>["batch"]["steps"]): unknown {
    const results: unknown[] = [];
    const errors: (Failure | null)[] = [];
    const holds = (condition: Condition): boolean => {
      if (condition.type === "ok") return (results[condition.step] ?? null) !== null;
      if (condition.type === "error") return (errors[condition.step] ?? null) !== null;
      if (condition.type === "not") return !holds(condition.cond);
      if (condition.type === "and") return condition.conds.every(holds);
      if (condition.type === "or") return condition.conds.some(holds);
      return !this.#database.inTransaction;
    };
    for (const { condition, stmt } of steps) {
      let result: unknown = null;
      let error: Failure | null = null;
      if (condition === undefined || holds(condition)) {
        try {
          result = this.#execute(stmt);
        } catch (failure) {
          error = failureOf(failure);
        }
      }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  answer(request: Request): unknown {
    const { type } = request;
    if (type === "execute") return { type, result: this.#execute(request.stmt) };
    if (type === "batch") return { type, result: this.#batch(request.batch.steps) };
    if (type === "store_sql") this.#texts.set(request.sql_id, request.sql);
    if (type === "close_sql") this.#texts.delete(request.sql_id);
    if (type === "sequence") this.#database.exec(this.#textOf(request));
    if (type === "get_autocommit") return { type, is_autocommit: !this.#database.inTransaction };
    if (type === "describe") {
      const prepared = this.#database.prepare(this.#textOf(request));
      const cols = prepared.reader ? prepared.columns().map(({ name, type: decltype }) => ({ name, decltype })) : [];
      return { type, result: { params: [], cols, is_explain: false, is_readonly: prepared.reader } };
    }
    return { type };
  }

  close(): void {
    if (!this.#database.open) return;
    if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
    this.#database.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export interface HranaServer {
  readonly url: string;
  /** Requests since it was asked last: what a far-away database costs is the number of these. */
  readonly takeRequests: () => number;
  /** Requests of replicas since it was asked last, by their paths. */
  readonly takeSyncs: () => string[];
  /** What replicas are synced from. */
  readonly log: ReplicationLog;
  /** While it is false, replicas are turned away, and everything else is answered. */
  readonly setSyncing: (isSyncing: boolean) => void;
  /** From now on replicas are left without an answer. */
  readonly holdSyncs: () => void;
  /** Requests of replicas that wait for one. */
  readonly heldSyncs: () => number;
  /** The next requests are done, and their replies are lost. */
  readonly loseReplies: (count: number) => void;
  /** While it is false, every connection is cut before anything is done. */
  readonly setReachable: (isReachable: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface HranaOptions {
  readonly latencyMs?: number;
  readonly authToken?: string;
  /** How replicas are synced: as from Turso, or as from `sqld`. */
  readonly replication?: "http" | "rpc";
}

export async function startHranaServer(file: string, options: HranaOptions = {}): Promise<HranaServer> {
  const streams = new Map<string, Stream>();
  let requests = 0;
  let repliesToLose = 0;
  let isReachable = true;
  const log = new ReplicationLog(file);
  let syncs: string[] = [];
  let isSyncing = true;
  let isHolding = false;
  const held = new Set<Socket>();
  const sweeping = setInterval(() => {
    for (const [baton, stream] of streams) {
      if (performance.now() - stream.idleSince < 5_000) continue;
      streams.delete(baton);
      stream.close();
    }
  }, 1_000).unref();

  function answer(body: string): unknown {
    const { baton, requests: asked } = pipelineSchema.parse(JSON.parse(body));
    const known = baton === null || baton === undefined ? undefined : streams.get(baton);
    if (baton !== null && baton !== undefined && known === undefined) throw new Error("The stream has expired");
    const stream = known ?? new Stream(file);
    if (typeof baton === "string") streams.delete(baton);
    let isClosed = false;
    const results = asked.map((request) => {
      if (request.type === "close") isClosed = true;
      try {
        return { type: "ok", response: stream.answer(request) };
      } catch (failure) {
        return { type: "error", error: failureOf(failure) };
      }
    });
    if (isClosed) {
      stream.close();
      return { baton: null, base_url: null, results };
    }
    const next = randomUUID();
    stream.idleSince = performance.now();
    streams.set(next, stream);
    return { baton: next, base_url: null, results };
  }

  function replicate(path: string, body: Buffer): LogReply | null {
    if (!isSyncing) return { status: 401, contentType: "text/plain", body: "" };
    return options.replication === "rpc" ? answerRpc(path, body, log.frames()) : log.answer(path);
  }

  const server = createServer((request, response) => {
    const url = request.url ?? "";
    const reply = async (): Promise<void> => {
      const isOfReplica = request.method === "GET" || url.startsWith("/wal_log.");
      if (isOfReplica) syncs.push(url);
      else requests += 1;
      const body = await bodyOf(request);
      if (isOfReplica && isHolding) {
        held.add(request.socket);
        request.socket.once("close", () => held.delete(request.socket));
        return;
      }
      if (!isReachable) {
        request.socket.destroy();
        return;
      }
      const authorization = request.headers.authorization ?? request.headers["x-authorization"];
      if (options.authToken !== undefined && authorization !== `Bearer ${options.authToken}`) {
        response.writeHead(401, { "content-type": "application/json" }).end('{"message":"unauthorized"}');
        return;
      }
      const replicated = isOfReplica ? replicate(url, body) : null;
      if (replicated !== null) {
        response.writeHead(replicated.status, { "content-type": replicated.contentType }).end(replicated.body);
        return;
      }
      if (!/^\/v[23]\/pipeline$/.test(url)) {
        response.writeHead(404).end();
        return;
      }
      await wait((options.latencyMs ?? 0) / 2);
      let text: string;
      try {
        text = JSON.stringify(answer(body.toString("utf8")));
      } catch (failure) {
        response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify(failureOf(failure)));
        return;
      }
      await wait((options.latencyMs ?? 0) / 2);
      if (repliesToLose > 0) {
        repliesToLose -= 1;
        request.socket.destroy();
        return;
      }
      response.writeHead(200, { "content-type": "application/json" }).end(text);
    };
    void reply();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    takeRequests: () => {
      const taken = requests;
      requests = 0;
      return taken;
    },
    takeSyncs: () => {
      const taken = syncs;
      syncs = [];
      return taken;
    },
    log,
    setSyncing: (now) => {
      isSyncing = now;
    },
    holdSyncs: () => {
      isHolding = true;
    },
    heldSyncs: () => held.size,
    loseReplies: (count) => {
      repliesToLose = count;
    },
    setReachable: (now) => {
      isReachable = now;
    },
    close: async () => {
      clearInterval(sweeping);
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      for (const stream of streams.values()) stream.close();
      log.close();
    },
  };
}
