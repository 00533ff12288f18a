import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { FigureBar as Bar } from "../../figure-bar.ts";
import { figureStrings } from "../../strings/figures.ts";

/** High contrast takes away every colour but its own, and SVG keeps what it is given: so it is given high contrast's. */
const highContrast = "@media (forced-colors: active)";

const useStyles = makeStyles({
  chart: { display: "block", width: "100%", height: "14px", overflow: "visible" },
  track: { fill: tokens.colorNeutralBackground5, [highContrast]: { fill: "Canvas", stroke: "GrayText" } },
  now: { fill: tokens.colorCompoundBrandBackground, [highContrast]: { fill: "Highlight" } },
  mark: { stroke: tokens.colorNeutralBackground1, [highContrast]: { stroke: "GrayText" } },
  before: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    [highContrast]: { fill: "Canvas", stroke: "CanvasText" },
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    "& > span": { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  },
});

const percent = (share: number): string => `${share * 100}%`;

/** A bar for now and a hollow diamond for last time, told apart by shape. Two pixels of bar say 0, none says nothing yet. */
export function FigureBar({ bar }: { readonly bar: Bar | null }) {
  const styles = useStyles();
  if (bar === null) return null;
  const spoken = bar.beforeText === null ? null : figureStrings.beforeSpoken(bar.beforeText);
  return (
    <svg
      className={styles.chart}
      {...(spoken === null ? { "aria-hidden": true } : { role: "img", "aria-label": spoken })}
    >
      <rect className={styles.track} y="4" width="100%" height="6" rx="1" />
      {bar.now !== null && <rect className={styles.now} y="4" width={percent(bar.now)} height="6" rx="1" />}
      {bar.now === 0 && <rect className={styles.now} y="4" width="2" height="6" />}
      {bar.marks.map((share) => (
        <line key={share} className={styles.mark} x1={percent(share)} x2={percent(share)} y1="4" y2="10" />
      ))}
      {bar.before !== null && (
        <svg x={percent(bar.before)} y="7" overflow="visible">
          <Diamond />
        </svg>
      )}
    </svg>
  );
}

/** Last time's sign, about the origin. */
function Diamond() {
  const styles = useStyles();
  return <path className={styles.before} d="M0-5 5 0 0 5-5 0z" strokeWidth="1.5" />;
}

/** What the bars mean and how far they go; nothing where nothing is drawn. */
export function BarLegend({ bars }: { readonly bars: readonly (Bar | null)[] }) {
  const styles = useStyles();
  const words = figureStrings;
  const drawn = bars.filter((bar) => bar !== null);
  const [first] = drawn;
  if (first === undefined) return null;
  return (
    <Text size={200} className={styles.legend}>
      <span>
        <svg width="16" height="6" aria-hidden="true">
          <rect className={styles.now} width="16" height="6" rx="1" />
        </svg>
        {words.now}
      </span>
      {drawn.some(({ before }) => before !== null) && (
        <span>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <Diamond />
          </svg>
          {words.before}
        </span>
      )}
      <span>{words.scale(first.topText)}</span>
    </Text>
  );
}
