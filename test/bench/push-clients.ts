import { randomUUID } from "node:crypto";
import { pushReplySchema, type PushReply } from "../../shared/protocol/push.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { pushedRows, type BenchClient } from "./bench-data.ts";
import type { LoadReply, LoadRequest } from "./http-load.ts";

type Send = (what: LoadRequest) => Promise<LoadReply>;
export type Cell = readonly [path: string, value: number];

/** The 16 cells of a push, all of them new values in every turn. */
export const cellsOfTurn = (turn: number): Cell[] =>
  pushedRows.flatMap((row): Cell[] => [
    [`${row}/numerator`, turn % 1_000],
    [`${row}/denominator`, 1_000 + (turn % 1_000)],
  ]);

const providers = 250;
const bulkColumns = ["numerator", "denominator"];

/** 5,000 cells by provider: ten measures of 250 providers, numerator and denominator. */
export const bulkCellsOfTurn = (turn: number): Cell[] =>
  [...pushedRows, "CMS137v5.1", "NQF2152"].flatMap((row) =>
    Array.from({ length: providers }, (_, index) => index).flatMap((index) =>
      bulkColumns.map((column, place): Cell => [`${row}@${npiOf(index)}/${column}`, place * 2_000 + (turn % 1_000)]),
    ),
  );

/** A number with the check digit of an NPI: Luhn over the number behind 80840, which counts as 24. */
function npiOf(index: number): string {
  const digits = String(100_000_000 + index)
    .split("")
    .map(Number)
    .toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 24);
  return `${100_000_000 + index}${(10 - (sum % 10)) % 10}`;
}

/** A signed-in workbook that pushes on top of what it pushed before. */
export interface PushClient {
  readonly documentId: string;
  readonly token: string;
  /** The document's version as this client knows it. */
  readonly version: () => number;
  readonly push: (cells: (turn: number) => Cell[]) => Promise<void>;
}

export async function signIn(send: Send, origin: string, { code, documentId }: BenchClient): Promise<PushClient> {
  const reply = await send({ method: "POST", url: `${origin}/v1/sessions`, token: "", body: { code } });
  if (reply.status !== 201) throw new Error(`Signing in: ${reply.status} ${reply.text}`);
  const { token } = JSON.parse(reply.text) as { token: string };
  return pushClient(send, origin, documentId, token);
}

export function pushClient(send: Send, origin: string, documentId: string, token: string): PushClient {
  const clientId = randomUUID();
  let version: number | null = null;
  let turn = 0;
  const firstVersion = async (): Promise<number> => {
    const url = `${origin}/v1/documents/${documentId}/pull?cursor=0`;
    const reply = await send({ method: "GET", url, token });
    if (reply.status !== 200) throw new Error(`Pulling: ${reply.status} ${reply.text}`);
    return (JSON.parse(reply.text) as { document: { version: number } }).document.version;
  };
  return {
    documentId,
    token,
    version: () => version ?? 0,
    push: async (cellsOf) => {
      version ??= await firstVersion();
      turn += 1;
      const cells = cellsOf(version + turn).map(([path, value]) => ({ path, value }));
      const mutations = [{ mutationId: randomUUID(), baseVersion: version, cells }];
      const url = `${origin}/v1/documents/${documentId}/push`;
      const body = { protocolVersion: PROTOCOL_VERSION, clientId, mutations };
      const reply = await send({ method: "POST", url, token, body });
      if (reply.status !== 200) throw new Error(`Pushing: ${reply.status} ${reply.text}`);
      version = readReply(reply.text, version + 1);
    },
  };
}

let isFirst = true;

/** The whole reply is checked once, then only what the next push needs: the client shares the machine with the server. */
function readReply(text: string, expected: number): number {
  const reply = JSON.parse(text) as PushReply;
  if (isFirst) pushReplySchema.parse(reply);
  isFirst = false;
  if (reply.version !== expected || reply.results[0]?.outcome !== "applied") throw new Error(`Not applied: ${text}`);
  return reply.version;
}
