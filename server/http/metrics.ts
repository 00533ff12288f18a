import type { MiddlewareHandler } from "hono";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import type { MutationResult } from "../../shared/protocol/push.ts";
import type { GroupOptions } from "../db/group-queue.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** The call of the protocol that a request is; none for what is no call, such as the pane's files. */
    call?: CallName;
  }
}

type Outcome = MutationResult["outcome"];

/** A push is told by what most needs to be seen of its mutations: a conflict first, then that something was written. */
const outcomes: readonly Outcome[] = ["conflict", "applied", "alreadyProcessed"];

/** In seconds. The middle ones are what people wait for: replies are to come within a tenth of a second. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const groupBuckets = [1, 2, 4, 8, 16, 32, 64];

/**
 * What one app has done since it started, for Prometheus to ask at `/metrics`. Labels are the protocol's own words only:
 * calls, methods, statuses, outcomes and codes. No id, name, path, value or token gets here, so that the number of series is
 * bounded and nobody reads of a practice in them. They still tell how busy the server is, and anybody who reaches `/metrics`
 * may read them: a proxy before the server should not publish it.
 */
export class Metrics {
  readonly #registry = new Registry();
  #hasProcess = false;

  readonly #durations = new Histogram({
    name: "milepost_request_duration_seconds",
    help: "From a call's request to its reply; of an event stream until it is open.",
    labelNames: ["call", "method", "status"],
    buckets: durationBuckets,
    registers: [this.#registry],
  });

  readonly #pushes = new Counter({
    name: "milepost_pushes_total",
    help: "Pushes by their outcome: applied, alreadyProcessed, conflict (of some cell), or the code they were refused with.",
    labelNames: ["outcome"],
    registers: [this.#registry],
  });

  readonly #groups = new Histogram({
    name: "milepost_pushes_per_commit",
    help: "Pushes in each group that was tried to commit; those of a group that fails are tried again one by one.",
    buckets: groupBuckets,
    registers: [this.#registry],
  });

  readonly #streams = new Gauge({
    name: "milepost_event_streams",
    help: "Event streams that are open now.",
    registers: [this.#registry],
  });

  constructor() {
    for (const outcome of outcomes) this.#pushes.inc({ outcome }, 0); // a rate needs a series before its first event
  }

  /** Times the requests that are calls. */
  readonly timeCalls: MiddlewareHandler = async (context, next) => {
    const startedAt = performance.now();
    await next();
    const call = context.get("call");
    if (call === undefined) return;
    const labels = { call, method: calls[call].method, status: context.res.status };
    this.#durations.observe(labels, (performance.now() - startedAt) / 1_000);
  };

  readonly countPush = (results: readonly Pick<MutationResult, "outcome">[]): void => {
    const outcome = outcomes.find((one) => results.some((result) => result.outcome === one));
    if (outcome !== undefined) this.#pushes.inc({ outcome });
  };

  readonly countRefusedPush = (code: ErrorCode): void => this.#pushes.inc({ outcome: code });

  /** The same grouping of pushes, with its groups measured. */
  measureGroups({ largest, onGroup }: GroupOptions): GroupOptions {
    return {
      largest,
      onGroup: (size) => {
        this.#groups.observe(size);
        onGroup?.(size);
      },
    };
  }

  streamOpened(): void {
    this.#streams.inc();
  }

  streamEnded(): void {
    this.#streams.dec();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /**
   * Prometheus' text. The process is watched from the first time on that somebody asks: its timer and its look at every
   * garbage collection cost nothing where nobody does.
   */
  text(): Promise<string> {
    if (!this.#hasProcess) collectDefaultMetrics({ register: this.#registry });
    this.#hasProcess = true;
    return this.#registry.metrics();
  }
}
