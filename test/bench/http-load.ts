import { Agent, request } from "node:http";

/** A request as the load sends it. */
export interface LoadRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoadReply {
  readonly status: number;
  readonly text: string;
  readonly etag: string | undefined;
}

/** Sends over kept connections, at most `connections` of them. Plain node:http: fetch costs the client more than the server. */
export function createSender(connections: number): {
  readonly send: (what: LoadRequest) => Promise<LoadReply>;
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  const send = ({ method, url, token, body, headers }: LoadRequest): Promise<LoadReply> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const sent = request(url, {
        agent,
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...headers,
          ...(text === undefined ? {} : { "content-type": "application/json", "content-length": text.byteLength }),
        },
      });
      sent.on("error", reject);
      sent.on("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status = 0, headers: replied } = response;
          resolve({ status, text: Buffer.concat(parts).toString("utf8"), etag: replied.etag });
        });
      });
      sent.end(text);
    });
  return { send, close: () => agent.destroy() };
}

export interface LoadFigures {
  readonly perSecond: number;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export function figuresOf(milliseconds: readonly number[], seconds: number): LoadFigures {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    perSecond: sorted.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  };
}

/**
 * Every client sends, waits for the reply and sends again, for so many seconds after a warm-up of a fifth of them. A job
 * that fails fails the benchmark: figures of refusals would be worth nothing.
 */
export async function runLoad(
  clients: number,
  seconds: number,
  job: (client: number) => Promise<void>,
  onWarm: () => Promise<void> = () => Promise.resolve(),
): Promise<LoadFigures> {
  const until = async (end: number, taken: number[]): Promise<void> => {
    const one = async (client: number): Promise<void> => {
      while (performance.now() < end) {
        const startedAt = performance.now();
        await job(client);
        taken.push(performance.now() - startedAt);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  };
  await until(performance.now() + seconds * 200, []);
  await onWarm();
  const taken: number[] = [];
  const startedAt = performance.now();
  await until(startedAt + seconds * 1000, taken);
  return figuresOf(taken, (performance.now() - startedAt) / 1000);
}
