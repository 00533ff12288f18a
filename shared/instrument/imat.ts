import { careSections } from "./imat-care-sections.ts";
import { foundationSections } from "./imat-foundation-sections.ts";
import type { Instrument } from "./instrument.ts";

/**
 * The Implementation Milestone Assessment Tool of the California Quality Collaborative: 16 milestones of advanced primary
 * care, each scored 0–3. The structure is the tool's; every sentence is ours and says the same in other words, because
 * the tool's own wording is not ours to ship.
 *
 * The tool calls level 1 "Developing" in its grid and "Planning" in its instructions: either word is read.
 */
export const imat: Instrument = {
  id: "imat",
  version: "milepost-1",
  title: "Implementation Milestone Assessment Tool",
  levels: [
    { value: 0, label: "Not yet started" },
    { value: 1, label: "Developing", aliases: ["Planning"] },
    { value: 2, label: "Implementing" },
    { value: 3, label: "Functioning" },
  ],
  sections: [...foundationSections, ...careSections],
};
