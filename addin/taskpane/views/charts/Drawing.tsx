/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that follows the theme stands in the page, which an img does not */
import { Text } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useChartStyles } from "./chart-styles.ts";
import type { useWidth } from "./use-width.ts";

interface Props {
  /** In pixels, as all that is drawn. */
  readonly height: number;
  /** The whole drawing in words. */
  readonly label: string;
  /** From `useWidth`: what is drawn is drawn to this measure. */
  readonly place: ReturnType<typeof useWidth>;
  /** `LegendItem`s, for the eye alone: the label says what they say. */
  readonly legend: ReactNode;
  /** What is drawn, as SVG. */
  readonly children: ReactNode;
}

/** A drawing as wide as its place, with its legend below. */
export function Drawing({ height, label, place: { width, ref }, legend, children }: Props) {
  const styles = useChartStyles();
  return (
    <>
      <svg
        ref={ref}
        className={styles.drawing}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        {children}
      </svg>
      <Text size={200} className={styles.legend} aria-hidden="true">
        {legend}
      </Text>
    </>
  );
}

interface ItemProps {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The mark, drawn into so much room. */
  readonly children: ReactNode;
}

/** A mark of the drawing and what it means. */
export function LegendItem({ name, width, height, children }: ItemProps) {
  return (
    <span>
      <svg width={width} height={height}>
        {children}
      </svg>
      {name}
    </span>
  );
}
