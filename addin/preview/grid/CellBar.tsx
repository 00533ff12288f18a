import type { DataBar } from "../sheet/data-bar.ts";

const percent = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

/** A data bar behind the cell's text. What it says, the text says too. */
export function CellBar({ bar }: { readonly bar: DataBar }) {
  const { start, length, colour, border, isGradient, isFromRight, axis } = bar;
  const faded = `linear-gradient(to ${isFromRight ? "left" : "right"}, ${colour}, color-mix(in srgb, ${colour} 15%, white))`;
  return (
    <div aria-hidden="true" className="bar">
      {length > 0 && (
        <div
          style={{
            left: percent(start),
            width: percent(length),
            background: isGradient ? faded : colour,
            ...(border === null ? {} : { boxShadow: `inset 0 0 0 1px ${border}` }),
          }}
        />
      )}
      {axis !== null && <i style={{ left: percent(axis.at), borderColor: axis.colour }} />}
    </div>
  );
}
