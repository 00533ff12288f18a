import { partOf } from "../host/part-of.ts";

/** A colour of a scale and the number it belongs to. Colours are `#RRGGBB`. */
export interface ScaleStop {
  readonly at: number;
  readonly colour: string;
}

/** The parts of a scale's criteria in order; without a midpoint it has two colours. */
export function scaleParts(criteria: unknown): readonly { readonly criterion: unknown; readonly colour: string }[] {
  return ["minimum", "midpoint", "maximum"].flatMap((name) => {
    const criterion = partOf(criteria, name);
    const colour = partOf(criterion, "color");
    return typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? [{ criterion, colour }] : [];
  });
}

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function mixed(low: string, high: string, share: number): string {
  const [from, to] = [channelsOf(low), channelsOf(high)];
  const channels = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

/** The colour of a number between its neighbours on the scale; beyond the ends it is the end's. Null without stops. */
export function scaleColour(stops: readonly ScaleStop[], value: number): string | null {
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return null;
  if (value <= first.at) return first.colour.toUpperCase();
  const next = stops.findIndex(({ at }) => value < at);
  const [low, high] = [stops[next - 1], stops[next]];
  if (low === undefined || high === undefined) return last.colour.toUpperCase();
  return mixed(low.colour, high.colour, (value - low.at) / (high.at - low.at));
}
