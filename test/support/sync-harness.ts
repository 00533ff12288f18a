import type { CellValue } from "../../shared/cell.ts";
import type { Mutation, PushReply } from "../../shared/protocol/push.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { Success, TestClient } from "./test-client.ts";

/** What becomes of a push on its way: `late` ones arrive when the test lets them, in whatever order. */
export type Fate = "through" | "lost" | "reply-lost" | "twice" | "late";

/** A push on its way, as it was sent. */
interface Message {
  readonly author: SimulatedClient;
  readonly mutations: readonly Mutation[];
}

/** What is to be known of a mutation after the event. */
export interface MadeMutation extends Mutation {
  readonly client: string;
}

/** The one document that a group of clients works on, and the network between. */
export class SharedDocument {
  readonly documentId: string;
  readonly made = new Map<string, MadeMutation>();
  /** Values the server said it has taken: neither refused nor in conflict. */
  readonly acknowledged: { readonly mutationId: string; readonly path: string; readonly value: CellValue }[] = [];
  readonly late: Message[] = [];

  constructor(documentId: string) {
    this.documentId = documentId;
  }

  async deliverLate(index: number): Promise<void> {
    const [message] = this.late.splice(index % this.late.length, 1);
    if (message !== undefined) await message.author.deliver(this, message.mutations);
  }
}

/** A workbook: what it has seen of the document, and an outbox whose mutations stay until they are acknowledged. */
export class SimulatedClient {
  readonly name: string;
  #client: TestClient;
  #seen = 0;
  #cursor: string | undefined;
  #outbox: Mutation[] = [];
  cells = new Map<string, CellValue>();

  constructor(name: string, client: TestClient) {
    this.name = name;
    this.#client = client;
  }

  /** Goes on with another process of the server. */
  use(client: TestClient): void {
    this.#client = client;
  }

  hasWaiting(): boolean {
    return this.#outbox.length > 0;
  }

  edit(shared: SharedDocument, cells: Mutation["cells"], baseVersion = this.#seen): void {
    const mutation = { mutationId: `${this.name}-${shared.made.size}`, baseVersion, cells };
    shared.made.set(mutation.mutationId, { ...mutation, client: this.name });
    this.#outbox.push(mutation);
  }

  /** Does what a push does when it reaches the server. */
  deliver(shared: SharedDocument, mutations: readonly Mutation[]): Promise<PushReply> {
    const body = { protocolVersion: PROTOCOL_VERSION, clientId: this.name, mutations };
    return this.#client.call("push", { params: { documentId: shared.documentId }, body });
  }

  async push(shared: SharedDocument, fate: Fate, keepsMine: boolean): Promise<void> {
    const mutations = [...this.#outbox];
    if (fate === "lost") return;
    if (fate === "late") {
      shared.late.push({ author: this, mutations });
      return;
    }
    const copies = fate === "twice" ? 2 : 1;
    const replies = await Promise.all(Array.from({ length: copies }, () => this.deliver(shared, mutations)));
    const [reply] = replies;
    if (fate !== "reply-lost" && reply !== undefined) this.#take(shared, mutations, reply, keepsMine);
  }

  #take(shared: SharedDocument, sent: readonly Mutation[], reply: PushReply, keepsMine: boolean): void {
    const done = new Set(reply.results.map(({ mutationId }) => mutationId));
    this.#outbox = this.#outbox.filter(({ mutationId }) => !done.has(mutationId));
    for (const { mutationId, conflicts } of reply.results) {
      const refused = new Set(conflicts.map(({ path }) => path));
      const mutation = sent.find((one) => one.mutationId === mutationId);
      for (const { path, value } of mutation?.cells ?? []) {
        if (!refused.has(path)) shared.acknowledged.push({ mutationId, path, value });
      }
      if (!keepsMine) continue;
      for (const { path, mine, theirs } of conflicts) this.edit(shared, [{ path, value: mine }], theirs.version);
    }
  }

  async pull(shared: SharedDocument): Promise<Success<"pull">> {
    const query = this.#cursor === undefined ? {} : { cursor: this.#cursor };
    const pulled = await this.#client.call("pull", { params: { documentId: shared.documentId }, query });
    for (const [path, { value }] of Object.entries(pulled.cells)) this.cells.set(path, value);
    this.#cursor = pulled.cursor;
    this.#seen = pulled.document.version;
    return pulled;
  }
}
