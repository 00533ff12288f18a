import type { KindFacts } from "../document/document-kind.ts";

export const cqmFacts: KindFacts = {
  id: "cqm",
  title: "Clinical quality measures",
  periodUnit: "quarter",
  acceptedBy: "chita",
};
