import { describe, expect, it } from "vitest";
import { roleSchema, statusSchema, type Grant, type Role, type Status } from "../../../../shared/protocol/common.ts";
import {
  allowedSteps,
  exportablePrograms,
  rolesFor,
  type AllowedSteps,
} from "../../../../addin/taskpane/allowed-steps.ts";

const place = { practiceId: "alder", programId: "sim" };
const grantOf = (role: Role, id = role === "program-staff" ? "sim" : role === "admin" ? "*" : "alder"): Grant => ({
  role,
  scope: { type: role === "program-staff" || role === "admin" ? "program" : "practice", id },
});

/** The steps a role has in each status, by name, for a kind that a CHITA accepts. */
const stepsOf = (role: Role, acceptedBy: "chita" | "facilitator" = "chita"): Record<Status, string> =>
  Object.fromEntries(
    statusSchema.options.map((status) => {
      const steps: AllowedSteps = allowedSteps([grantOf(role)], { ...place, status }, { acceptedBy });
      return [
        status,
        Object.entries(steps)
          .filter(([, isAllowed]) => isAllowed)
          .map(([step]) => step)
          .join(" "),
      ];
    }),
  ) as Record<Status, string>;

describe("allowedSteps", () => {
  it("lets a practice member fill and explain until the document is accepted", () => {
    expect(stepsOf("practice-member")).toEqual({
      draft: "save explain",
      submitted: "save explain",
      returned: "save explain",
      accepted: "",
    });
  });

  it("lets the champion also submit what the practice has", () => {
    expect(stepsOf("practice-champion")).toEqual({
      draft: "save explain submit",
      submitted: "save explain",
      returned: "save explain submit",
      accepted: "",
    });
  });

  it("lets the kind's own reviewer return and accept what was submitted", () => {
    expect(stepsOf("chita")).toEqual({
      draft: "save",
      submitted: "save return accept",
      returned: "save",
      accepted: "",
    });
    expect(stepsOf("facilitator")).toEqual({ draft: "save", submitted: "save", returned: "save", accepted: "" });
    expect(stepsOf("facilitator", "facilitator").submitted).toBe("save return accept");
  });

  it("lets program staff look, and reopen what was handed in", () => {
    expect(stepsOf("program-staff")).toEqual({ draft: "", submitted: "reopen", returned: "", accepted: "reopen" });
  });

  it("lets an admin take every step that the status has", () => {
    expect(stepsOf("admin")).toEqual({
      draft: "save explain submit",
      submitted: "save explain return accept reopen",
      returned: "save explain submit",
      accepted: "reopen",
    });
  });

  it.each(roleSchema.options.filter((role) => role !== "admin"))("gives a %s of somewhere else nothing", (role) => {
    for (const status of statusSchema.options) {
      const steps = allowedSteps([grantOf(role, "elsewhere")], { ...place, status }, { acceptedBy: "chita" });
      expect(Object.values(steps)).not.toContain(true);
    }
  });

  it("adds up the roles of one person", () => {
    expect(rolesFor([grantOf("practice-champion"), grantOf("chita"), grantOf("chita", "bear")], place)).toEqual(
      new Set(["practice-champion", "chita"]),
    );
  });
});

describe("exportablePrograms", () => {
  it("is the programs of staff, and all of them for an admin", () => {
    expect(exportablePrograms([grantOf("program-staff"), grantOf("chita")])).toEqual(new Set(["sim"]));
    expect(exportablePrograms([grantOf("admin")])).toBe("all");
    expect(exportablePrograms([grantOf("practice-champion")])).toEqual(new Set());
  });
});
