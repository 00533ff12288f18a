import type { RangeRef } from "../model/range-ref.ts";
import type { HostContext, ObjectFactory } from "./host-context.ts";
import { range } from "./range.ts";
import { worksheet } from "./worksheet.ts";

/** Makes the objects that classes give out of one another, ranges of sheets and sheets of ranges. */
export function defineObjects(context: () => HostContext): ObjectFactory {
  return {
    range: (sheet, area) => {
      const ref: RangeRef = { sheet, area };
      context().workbook.tracked.add(ref);
      return range({ context: context(), ref });
    },
    keptRange: (ref) => range({ context: context(), ref }),
    worksheet: (sheet) => worksheet({ context: context(), sheet }),
  };
}
