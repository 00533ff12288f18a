import type { KindFacts } from "../document/document-kind.ts";

export const imatFacts: KindFacts = {
  id: "imat",
  title: "IMAT assessment",
  periodUnit: "month",
  acceptedBy: "facilitator",
};
