import { randomUUID } from "node:crypto";
import { pushReplySchema } from "../../shared/protocol/push.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";

/** A push of one cell, as its author knows it. */
export interface Sent {
  readonly documentId: string;
  readonly mutationId: string;
  readonly baseVersion: number;
  readonly path: string;
  readonly value: number;
}

/** What the server said to it; null when no reply came. */
type Answer = { readonly outcome: string; readonly version: number } | null;

export async function signIn(origin: string, code: string): Promise<string> {
  const response = await fetch(`${origin}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** Sends the push. A reply that is not a success fails the test; none at all is what a crash looks like from outside. */
export async function sendPush(origin: string, token: string, sent: Sent): Promise<Answer> {
  const { documentId, mutationId, baseVersion, path, value } = sent;
  const request = {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      protocolVersion: PROTOCOL_VERSION,
      clientId: "writer",
      mutations: [{ mutationId, baseVersion, cells: [{ path, value }] }],
    }),
  };
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${origin}/v1/documents/${documentId}/push`, request);
    status = response.status;
    text = await response.text();
  } catch {
    return null; // the connection was refused or broke off
  }
  if (status !== 200) throw new Error(`${status} ${text}`);
  const { version, results } = pushReplySchema.parse(JSON.parse(text));
  return { outcome: results[0]?.outcome ?? "", version };
}

/** An author who fills one document and, like an outbox, sends a push again until it is acknowledged. */
export class PushWriter {
  readonly acknowledged: Sent[] = [];
  readonly #documentId: string;
  readonly #path: string;
  readonly #token: string;
  #waiting: Sent | null = null;
  #version = 0;
  #value = 0;

  constructor(documentId: string, path: string, token: string) {
    this.#documentId = documentId;
    this.#path = path;
    this.#token = token;
  }

  /** Sends until there is no answer, or until told to stop. */
  async run(origin: string, shouldStop: () => boolean): Promise<void> {
    while (!shouldStop()) {
      this.#waiting ??= this.#next();
      const answer = await sendPush(origin, this.#token, this.#waiting);
      if (answer === null) return;
      if (answer.outcome === "conflict") throw new Error("An author's own value was taken for somebody else's");
      this.acknowledged.push(this.#waiting);
      this.#waiting = null;
      this.#version = answer.version;
    }
  }

  #next(): Sent {
    this.#value += 1;
    return {
      documentId: this.#documentId,
      mutationId: randomUUID(),
      baseVersion: this.#version,
      path: this.#path,
      value: this.#value,
    };
  }
}
