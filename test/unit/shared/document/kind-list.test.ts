import { describe, expect, it } from "vitest";
import { findListedKind, listedKinds, loadKinds } from "../../../../shared/document/kind-list.ts";
import { documentKinds } from "../../../../shared/document/registry.ts";

describe("the list of kinds", () => {
  it("tells of the registry's kinds, in its order, what they tell of themselves", () => {
    expect(listedKinds).toEqual(
      documentKinds.map(({ id, title, periodUnit, acceptedBy }) => ({ id, title, periodUnit, acceptedBy })),
    );
  });

  it("finds a kind by its id, and brings the registry when it is wanted", async () => {
    expect(listedKinds.map(({ id }) => findListedKind(id)?.id)).toEqual(documentKinds.map(({ id }) => id));
    expect(findListedKind("no-such-kind")).toBeNull();
    expect(await loadKinds()).toBe(documentKinds);
  });
});
