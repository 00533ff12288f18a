import { Field, makeStyles, SearchBox, Select, ToggleButton, tokens } from "@fluentui/react-components";
import { kindTitle } from "../../document-names.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { deskStrings } from "../../strings/desk.ts";
import { countShows, deskShows, deskSorts, valuesOf, type DeskChoice, type DeskRow } from "./desk-rows.ts";

const useStyles = makeStyles({
  chips: {
    display: "flex",
    flexWrap: "wrap",
    margin: 0,
    padding: 0,
    border: "none",
    minWidth: 0,
    gap: tokens.spacingHorizontalXS,
  },
  chip: { minWidth: "auto", transitionDuration: "0s", fontWeight: tokens.fontWeightRegular },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))",
    gap: tokens.spacingHorizontalS,
    "& > *": { minWidth: 0 },
  },
  wide: { gridColumn: "1 / -1" },
  select: { "& select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
});

interface Props {
  readonly rows: readonly DeskRow[];
  readonly choice: DeskChoice;
  readonly choose: (next: Partial<DeskChoice>) => void;
}

/** What to show of the queue: how many there are of each sort is the way to see them. */
export function DeskFilters({ rows, choice, choose }: Props) {
  const styles = useStyles();
  const counts = countShows(rows, choice);
  const kinds = valuesOf(rows, "kind");
  return (
    <>
      <fieldset aria-label={deskStrings.show} className={styles.chips}>
        {deskShows
          .filter((show) => counts[show] > 0 || show === choice.show || show === "mine")
          .map((show) => (
            <ToggleButton
              key={show}
              size="small"
              shape="circular"
              appearance={show === choice.show ? "primary" : "outline"}
              className={styles.chip}
              checked={show === choice.show}
              onClick={() => {
                choose({ show });
              }}
            >
              {deskStrings.chip(show, counts[show])}
            </ToggleButton>
          ))}
      </fieldset>
      <div className={styles.fields}>
        <Field label={deskStrings.filter} className={styles.wide}>
          <SearchBox
            value={choice.filter}
            placeholder={deskStrings.filterPlaceholder}
            style={{ maxWidth: "none" }}
            onChange={(_, { value }) => {
              choose({ filter: value });
            }}
          />
        </Field>
        <Field label={deskStrings.period}>
          <Select
            className={styles.select}
            value={choice.period}
            onChange={(_, { value }) => {
              choose({ period: value });
            }}
          >
            <option value="">{deskStrings.allPeriods}</option>
            {valuesOf(rows, "period").map((period) => (
              <option key={period} value={period}>
                {periodTextInWords(period)}
              </option>
            ))}
          </Select>
        </Field>
        {kinds.length > 1 && (
          <Field label={deskStrings.kind}>
            <Select
              className={styles.select}
              value={choice.kind}
              onChange={(_, { value }) => {
                choose({ kind: value });
              }}
            >
              <option value="">{deskStrings.allKinds}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindTitle(kind)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={deskStrings.sort}>
          <Select
            className={styles.select}
            value={choice.sort}
            onChange={(_, { value }) => {
              choose({ sort: deskSorts.find((one) => one === value) ?? "due" });
            }}
          >
            {deskSorts.map((one) => (
              <option key={one} value={one}>
                {deskStrings.sortBy(one)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </>
  );
}
