import type { Wording } from "./instrument.ts";

/** Our words for what the tool says. */
export const own = (text: string): Wording => ({ text });

/**
 * Our words for what the tool probably says. Its public copy is a printout whose columns are cut off at page edges: this
 * text lost words there and was written from its milestone and its neighbouring levels.
 */
export const rebuilt = (text: string): Wording => ({ text, reconstructed: true });
