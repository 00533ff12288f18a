import { expect, it } from "vitest";
import { KnownDocuments } from "../../../../server/services/known-documents.ts";

const documentOf = (...paths: string[]) => ({ cells: new Map(paths.map((path) => [path, 1])) });

it("keeps no more than it may, and lets go first of what was learned first", () => {
  const known = new KnownDocuments(10, 2);
  const large = documentOf("1/a", "2/a", "3/a", "4/a");
  known.learn("large", large);
  known.learn("small", documentOf("1/a"));
  expect([known.recall("large"), known.recall("small")]).toEqual([large, documentOf("1/a")]);
  known.learn("large", large); // learned again, it is the newest
  known.learn("blank", documentOf());
  expect(["large", "small", "blank"].map((id) => known.recall(id) !== undefined)).toEqual([true, false, true]);
});

it("bounds how many blank documents there are", () => {
  const known = new KnownDocuments(10, 2);
  for (let index = 0; index < 100; index += 1) known.learn(`d${index}`, documentOf());
  const kept = Array.from({ length: 100 }, (_, index) => `d${index}`).filter((id) => known.recall(id) !== undefined);
  expect(kept).toEqual(["d95", "d96", "d97", "d98", "d99"]);
});

it("forgets a document once, however often it is told to", () => {
  const known = new KnownDocuments(10, 2);
  known.learn("one", documentOf("1/a"));
  known.forget("one");
  known.forget("one");
  known.learn("two", documentOf("1/a", "2/a", "3/a", "4/a", "5/a", "6/a", "7/a"));
  known.learn("three", documentOf());
  expect(["one", "two", "three"].map((id) => known.recall(id) !== undefined)).toEqual([false, false, true]);
});
