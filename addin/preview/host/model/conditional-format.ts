import type { Area } from "../a1.ts";

/** A conditional format as it was set up. The host keeps its parts by name and colours nothing. */
export interface ConditionalFormat {
  readonly id: string;
  /** `Custom`, `CellValue`, … as Office.js names them. */
  readonly type: string;
  area: Area;
  stopIfTrue: boolean;
  /** `rule.formula`, `format.fill.color`, … by their path within the format. */
  readonly parts: Map<string, unknown>;
}
