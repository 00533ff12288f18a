import { cellsFromRecord, type CellValue, type Path } from "../../../../../shared/cell.ts";
import { judgeDocument } from "../../../../../shared/document/document-kind.ts";
import { standingProblems, type Explanation } from "../../../../../shared/document/explanation.ts";
import { transitionRequestSchema, explanationRequestSchema } from "../../../../../shared/protocol/document.ts";
import type { PracticeDocument, StoredCell } from "../../../../../shared/protocol/common.ts";
import { errorKinds, type ErrorCode } from "../../../../../shared/protocol/errors.ts";
import { pushRequestSchema } from "../../../../../shared/protocol/push.ts";
import { runMutations, type SeenMutation } from "../../../../../server/services/run-mutations.ts";
import { smallModel } from "./small-kind.ts";

/**
 * `down`: no answer and nothing done. `loses-replies`: done, and the answer does not arrive. A number: that many calls
 * get through, then it is down.
 */
export type Network = "up" | "down" | "loses-replies" | number;

/** One document on a server in memory. Mutations are decided by the server's own function; all else is a stand-in. */
export interface FakeServer {
  readonly fetch: (author: string) => (url: string, init: RequestInit) => Promise<Response>;
  readonly document: () => PracticeDocument;
  readonly cells: () => ReadonlyMap<Path, StoredCell>;
  /** Every value that ever was applied, by path, in order. */
  readonly history: () => ReadonlyMap<Path, readonly CellValue[]>;
  /** Changes cells as somebody else does, without a client. */
  readonly edit: (cells: Readonly<Record<Path, CellValue>>) => void;
  readonly set: (changes: Partial<PracticeDocument>) => void;
  readonly setNetwork: (network: Network) => void;
  /** Answers the next calls with this refusal until it is set back to null. */
  readonly refuse: (code: ErrorCode | null, extra?: Record<string, unknown>, retryAfterSeconds?: number) => void;
  /** Bodies of the pushes that arrived. */
  readonly pushes: readonly unknown[];
  readonly requests: readonly string[];
  /** Back to what a backup of that moment held. */
  readonly backup: () => () => void;
}

const at = "2031-02-01T08:00:00.000Z";

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const problem = (
  code: ErrorCode,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response => json(errorKinds[code].status, { type: "about:blank", ...errorKinds[code], code, ...extra }, headers);

export function createFakeServer(): FakeServer {
  let document: PracticeDocument = {
    documentId: "d1",
    programId: "p1",
    practiceId: "alder",
    kind: "small",
    period: "2031-01",
    status: "draft",
    version: 0,
    dueDate: "2031-02-28",
    timeZone: "UTC",
    submittedAt: null,
    acceptedAt: null,
  };
  let cells: ReadonlyMap<Path, StoredCell> = new Map();
  let explanations: (Explanation & { explainedBy: string; explainedAt: string })[] = [];
  const seen = new Map<string, SeenMutation>();
  const history = new Map<Path, CellValue[]>();
  const pushes: unknown[] = [];
  const requests: string[] = [];
  let network: Network = "up";
  let refusal: Response | null = null;
  let edits = 0;

  const values = () => cellsFromRecord(Object.fromEntries([...cells].map(([path, { value }]) => [path, value])));
  const problems = () => judgeDocument(smallModel, { cells: values(), previous: null, today: "2031-02-01" });

  function apply(author: string, body: unknown): Response {
    const request = pushRequestSchema.safeParse(body);
    if (!request.success) return problem("malformed-body", { detail: request.error.message });
    if (document.status === "accepted") return problem("document-locked");
    const { mutations } = request.data;
    const run = runMutations({
      version: document.version,
      cells,
      seen,
      mutations,
      author: { name: author, now: at },
    });
    if (!run.ok) return problem(run.error.code);
    cells = run.value.cells;
    document = { ...document, version: run.value.version };
    for (const taken of run.value.taken) {
      seen.set(taken.mutationId, taken);
      for (const { path, after } of taken.changes) history.set(path, [...(history.get(path) ?? []), after]);
    }
    return json(200, { version: document.version, results: run.value.results, problems: problems() });
  }

  function pull(cursor: string | null): Response {
    const since = cursor === null ? -1 : Number(cursor);
    const changed = [...cells].filter(([, { version }]) => version > since);
    return json(200, { cursor: String(document.version), document, cells: Object.fromEntries(changed) });
  }

  function explain(author: string, body: unknown): Response {
    const { code, paths, text } = explanationRequestSchema.parse(body);
    const held = Object.fromEntries(paths.map((path) => [path, cells.get(path)?.value ?? null]));
    const others = explanations.filter((one) => one.code !== code || one.paths.join(" ") !== paths.join(" "));
    explanations = [...others, { code, paths, text, values: held, explainedBy: author, explainedAt: at }];
    return json(200, { explanations });
  }

  function step(body: unknown): Response {
    const { transition, expectedVersion } = transitionRequestSchema.parse(body);
    if (expectedVersion !== document.version) return problem("version-behind");
    const standing = standingProblems(problems(), explanations, values());
    if (transition === "submit" && standing.length > 0) return problem("has-problems", { problems: standing });
    const status = { submit: "submitted", return: "returned", accept: "accepted", reopen: "draft" } as const;
    document = { ...document, status: status[transition] };
    return json(200, { document });
  }

  function answer(author: string, url: URL, init: RequestInit): Response {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    const name = url.pathname.split("/").at(-1);
    requests.push(name ?? "");
    if (refusal !== null) return refusal.clone();
    if (name === "push") {
      pushes.push(body);
      return apply(author, body);
    }
    if (name === "pull") return pull(url.searchParams.get("cursor"));
    if (name === "explanations") return init.method === "GET" ? json(200, { explanations }) : explain(author, body);
    if (name === "transitions") return step(body);
    if (name !== "d1") return problem("not-found");
    return json(200, {
      document,
      cells: Object.fromEntries(cells),
      problems: problems(),
      explanations,
      previous: null,
    });
  }

  return {
    fetch: (author) => async (url, init) => {
      if (network === "down" || network === 0) throw new TypeError("fetch failed");
      if (typeof network === "number") network -= 1;
      const reply = answer(author, new URL(url), init);
      if (network === "loses-replies") throw new TypeError("fetch failed");
      return reply;
    },
    document: () => document,
    cells: () => cells,
    history: () => history,
    edit: (changes) => {
      const mutation = {
        mutationId: `edit-${edits++}`,
        baseVersion: document.version,
        cells: Object.entries(changes).map(([path, value]) => ({ path, value })),
      };
      const reply = apply("Somebody else", { protocolVersion: 1, clientId: "other", mutations: [mutation] });
      if (!reply.ok) throw new Error(`The edit was refused with ${reply.status}`);
    },
    set: (changes) => {
      document = { ...document, ...changes };
    },
    setNetwork: (next) => {
      network = next;
    },
    refuse: (code, extra, retryAfterSeconds) => {
      const headers = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
      refusal = code === null ? null : problem(code, extra, headers);
    },
    pushes,
    requests,
    backup: () => {
      const kept = { document, cells, seen: new Map(seen) };
      return () => {
        document = kept.document;
        cells = kept.cells;
        seen.clear();
        for (const [id, mutation] of kept.seen) seen.set(id, mutation);
      };
    },
  };
}
