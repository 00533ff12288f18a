import { expect, it } from "vitest";
import { RememberedReplies } from "../../../../server/http/remembered-replies.ts";
import type { TextReply } from "../../../../server/http/text-reply.ts";

const replyOf = (json: string): TextReply => ({ status: 200, json, tag: null });

function begin() {
  let mark: number | null = 1;
  const replies = new RememberedReplies(() => mark);
  return {
    replies,
    known: (key: string) => replies.begin().find(key)?.json,
    keep: (key: string, json: string): void => {
      const recall = replies.begin();
      recall.find(key);
      recall.keep(replyOf(json));
    },
    setMark: (next: number | null) => (mark = next),
  };
}

it("gives a reply again until something is committed, and to no other request", () => {
  const { keep, known, setMark } = begin();
  keep("a", "of a");
  expect(known("a")).toBe("of a");
  expect(known("b")).toBeUndefined();
  setMark(2);
  expect(known("a")).toBeUndefined();
});

it("keeps no reply that a commit came in between of", () => {
  const { replies, keep, known, setMark } = begin();
  const recall = replies.begin();
  recall.find("a");
  setMark(2);
  keep("b", "of b");
  recall.keep(replyOf("of before"));
  expect(known("a")).toBeUndefined();
  expect(known("b")).toBe("of b");
});

it("keeps nothing where commits cannot be seen", () => {
  const { keep, known, setMark } = begin();
  setMark(null);
  keep("a", "of a");
  expect(known("a")).toBeUndefined();
});

it("keeps nothing large, and starts anew before it holds too much", () => {
  const { keep, known } = begin();
  keep("large", "x".repeat(64_001));
  expect(known("large")).toBeUndefined();
  const page = "x".repeat(60_000);
  for (let index = 0; index < 200; index += 1) keep(`${index}`, page);
  const kept = Array.from({ length: 200 }, (_, index) => known(`${index}`)).filter((json) => json !== undefined);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length * 60_000).toBeLessThan(4_000_000);
  expect(known("199")).toBeDefined();
});
