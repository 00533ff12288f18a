import { expect, it } from "vitest";
import { isNamed } from "../../../../server/http/text-reply.ts";

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  ["", false],
  [undefined, false],
])("reads If-None-Match %j", (header, isMatch) => {
  expect(isNamed(header, '"a"')).toBe(isMatch);
});
