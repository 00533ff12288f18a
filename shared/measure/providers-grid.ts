import type { Grid, GridRow } from "../grid/grid.ts";
import { err, ok } from "../result.ts";
import { countColumns, noteColumn, rateColumn } from "./cqm-columns.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { readMeasureKey } from "./measure-key.ts";
import { readNpi } from "./npi.ts";
import { providerKey, splitProviderKey } from "./provider-key.ts";

const gridRowOf = (rateRowKey: string, npi: string): GridRow => ({
  key: providerKey(rateRowKey, npi),
  title: `${rateRowKey}, NPI ${npi}`,
  texts: {},
});

/**
 * Provider-level counts: a row per measure and provider, all of them people's to add. A provider is known by the NPI
 * alone; whether the number can be one is a rule's to judge, since a slip in a digit must not lose the row.
 */
export function providersGrid(scope: CqmScope): Grid {
  const enterable = scope.rows.filter(({ measure }) => measure.source !== "claims");
  return {
    id: "providers",
    sheetName: "CQM providers",
    title: "Clinical quality measures by provider",
    intro:
      "Only for practices that report by provider: a row for each measure and provider. Enter the provider's ten-digit " +
      "NPI, never a name.",
    columns: [
      {
        id: "measure",
        title: "Measure",
        role: "key",
        width: 13,
        help: "The measure's id with its version.",
        choices: enterable.map(({ key }) => key),
      },
      { id: "npi", title: "NPI", role: "key", width: 13, help: "The provider's ten-digit NPI. Names are not sent." },
      ...countColumns,
      rateColumn,
      noteColumn,
    ],
    rows: [],
    open: {
      blankRows: 40,
      rowOf: ([typedMeasure = "", typedNpi = ""]) => {
        const read = readMeasureKey(scope.rows, typedMeasure);
        if (!read.ok) return read;
        const npi = readNpi(typedNpi);
        if (npi === null) {
          return err(
            "Enter the provider's NPI, ten digits. Names are not sent: a row without an NPI stays in this workbook.",
          );
        }
        return ok(gridRowOf(read.value.key, npi));
      },
      rowOfKey: (rowKey) => {
        const parts = splitProviderKey(rowKey);
        if (parts === null || !scope.rowByKey.has(parts.rateRowKey)) return null;
        return { row: gridRowOf(parts.rateRowKey, parts.npi), keys: [parts.rateRowKey, parts.npi] };
      },
    },
  };
}
