import { Button, Field, Input, makeStyles, mergeClasses, Select, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Intake } from "../../../../shared/document/intake.ts";
import type { SuggestedColumn } from "../../../../shared/intake/suggest-mapping.ts";
import type { ReportMapping } from "../../../../shared/protocol/mappings.ts";
import { intakeStrings } from "../../strings/intake.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import type { ReadSource } from "./read-source.ts";
import { useStepStyles } from "./step-styles.ts";
import { useFocusedHeading } from "./use-focused-heading.ts";
import type { IntakeState } from "./use-intake.ts";

const useStyles = makeStyles({
  columns: { gap: tokens.spacingVerticalM },
  /** A list is as wide as its longest choice unless told otherwise. */
  field: { minWidth: 0, gridTemplateColumns: "minmax(0, 1fr)" },
  select: { minWidth: 0, "& select": { minWidth: 0, textOverflow: "ellipsis" } },
  refused: { display: "flex", flexDirection: "column" },
});

interface Props {
  readonly state: IntakeState;
  readonly source: ReadSource;
  readonly intake: Intake;
  readonly mappings: readonly ReportMapping[];
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** What each column of the report is: suggested by its title, remembered by vendor, chosen by the person. */
export function ColumnsStep({ state, source, intake, mappings }: Props) {
  const styles = { ...useStepStyles(), ...useStyles() };
  const words = intakeStrings;
  const vendors = useId();
  const heading = useFocusedHeading();
  const { choices, change, isBusy } = state;
  return (
    <div className={styles.part}>
      <h3 className={styles.heading} tabIndex={-1} ref={heading}>
        {words.columns}
      </h3>
      <Field label={words.vendor} hint={words.vendorHint}>
        <Input
          value={choices.vendor}
          maxLength={80}
          list={vendors}
          onChange={(_, data) => {
            change({ vendor: data.value });
          }}
        />
      </Field>
      <datalist id={vendors}>
        {mappings.map(({ vendor }) => (
          <option key={vendor} value={vendor}>
            {vendor}
          </option>
        ))}
      </datalist>
      <TitleLine state={state} />
      <ul className={mergeClasses(styles.list, styles.columns)}>
        {source.columns.map((column) => (
          <li key={column.index}>
            <ColumnField
              column={column}
              intake={intake}
              choose={(field) => {
                change({ fields: new Map(choices.fields).set(column.index, field) });
              }}
            />
          </li>
        ))}
      </ul>
      <Text size={200} className={styles.quiet}>
        {words.denominators}
      </Text>
      <LiveRegion>{source.gap === null ? null : <Text weight="semibold">{source.gap}</Text>}</LiveRegion>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || source.gap !== null}
          onClick={() => {
            if (source.gap === null && !isBusy) void state.preview();
          }}
        >
          {words.toPreview}
        </Button>
        <Button
          onClick={() => {
            state.goTo("source");
          }}
        >
          {words.back}
        </Button>
      </div>
    </div>
  );
}

/** How many of the first lines are offered to hold the titles. */
const linesOffered = 12;

/** Which line holds the titles: asked where it was not found, and there to be put right where it was found wrongly. */
function TitleLine({ state: { choices, change } }: Pick<Props, "state">) {
  const styles = useStyles();
  const words = intakeStrings;
  const isUnknown = choices.titleIndex === null;
  return (
    <Field
      className={styles.field}
      label={words.titleLine}
      {...(isUnknown ? { validationMessage: words.titleLineUnknown } : {})}
    >
      <Select
        className={styles.select}
        value={String(choices.titleIndex ?? 0)}
        onChange={(_, data) => {
          change({ titleIndex: Number(data.value), fields: new Map(), answers: new Map() });
        }}
      >
        {choices.lines.slice(0, Math.max(linesOffered, (choices.titleIndex ?? 0) + 1)).map((cells, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line is known by its place alone, and never moves
          <option key={index} value={String(index)}>
            {words.line(index + 1, shorten(cells.filter((cell) => cell.trim() !== "").join(" · ")))}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface ColumnProps {
  readonly column: SuggestedColumn;
  readonly intake: Intake;
  readonly choose: (field: string | null) => void;
}

function ColumnField({ column, intake, choose }: ColumnProps) {
  const styles = { ...useStepStyles(), ...useStyles() };
  const words = intakeStrings;
  const { index, title, sample, state, fieldId, why } = column;
  const name = words.column(shorten(title), index + 1);
  const remark =
    state === "remembered" ? `${words.sample(shorten(sample))}; ${words.remembered}` : words.sample(shorten(sample));
  if (state === "refused") {
    return (
      <div className={styles.refused}>
        <Text weight="semibold">{name}</Text>
        <Text size={200} className={styles.quiet}>
          {why}
        </Text>
      </div>
    );
  }
  return (
    <Field
      className={styles.field}
      label={name}
      hint={remark}
      {...(state === "ask" && why !== null ? { validationState: "warning", validationMessage: why } : {})}
    >
      <Select
        className={styles.select}
        value={fieldId ?? ""}
        onChange={(_, data) => {
          choose(data.value === "" ? null : data.value);
        }}
      >
        <option value="">{words.leaveOut}</option>
        {intake.fields.map((field) => (
          <option key={field.id} value={field.id}>
            {field.title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
