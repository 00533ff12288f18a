/** Rows a statement: well below SQLite's 32,766 variables, and few statements for a remote database. */
const rowsPerStatement = 1_000;

/** The rows in runs that fit one statement each; none where there are no rows. */
export function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement);
}
