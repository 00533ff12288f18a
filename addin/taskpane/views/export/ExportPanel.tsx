import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { listedKinds } from "../../../../shared/document/kind-list.ts";
import { exportFormatSchema } from "../../../../shared/protocol/calls.ts";
import { isBackwards } from "../../../../shared/period.ts";
import type { Program } from "../../../../shared/protocol/common.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { commonStrings } from "../../strings/common.ts";
import { exportStrings } from "../../strings/export.ts";
import { homeStrings } from "../../strings/home.ts";
import type { Message } from "../../words.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { periodsToChoose, type ExportChoice } from "./export-choice.ts";
import { useExport, type ExportTarget } from "./use-export.ts";
import { useServices } from "../../services-context.ts";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: tokens.spacingHorizontalM,
    "& select": { minWidth: 0, width: "100%" },
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Takes the consolidated documents of a program out: program staff's main job. */
export function ExportPanel({ programs }: { readonly programs: readonly Program[] }) {
  const styles = useStyles();
  const words = exportStrings;
  const [programId, setProgramId] = useState(programs[0]?.programId);
  const [choice, setChoice] = useState<ExportChoice>({ kind: "", from: "", to: "", format: "xlsx" });
  const { isBusy, cancel, message, start: takeOut } = useExport();
  const program = programs.find((candidate) => candidate.programId === programId) ?? programs[0];
  if (program === undefined) return null;

  const backwards = isBackwards(choice.from, choice.to);
  const start = (target: ExportTarget): void => {
    if (!backwards && !isBusy) void takeOut(program, choice, target);
  };
  return (
    <Section title={words.title}>
      <Text className={styles.quiet}>{words.intro}</Text>
      {programs.length > 1 && (
        <Field label={homeStrings.choose.program}>
          <Select
            value={program.programId}
            onChange={(_, data) => {
              setProgramId(data.value);
              setChoice({ ...choice, from: "", to: "" });
            }}
          >
            {programs.map(({ programId: id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words.kind}>
        <Select
          value={choice.kind}
          onChange={(_, data) => {
            setChoice({ ...choice, kind: data.value, from: "", to: "" });
          }}
        >
          <option value="">{words.allKinds}</option>
          {listedKinds.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <PeriodRange program={program} choice={choice} setChoice={setChoice} isBackwards={backwards} />
      <Field label={words.format}>
        <Select
          value={choice.format}
          onChange={(_, data) => {
            setChoice({ ...choice, format: exportFormatSchema.parse(data.value) });
          }}
        >
          {exportFormatSchema.options.map((format) => (
            <option key={format} value={format}>
              {words.formats[format]}
            </option>
          ))}
        </Select>
      </Field>
      <ExportButtons format={choice.format} isBusy={isBusy} start={start} />
      <LiveRegion>
        {isBusy ? (
          <Spinner size="tiny" label={words.busy} labelPosition="after" style={{ justifyContent: "start" }} />
        ) : message === null ? null : (
          <Said message={message} />
        )}
      </LiveRegion>
      {cancel !== null && (
        <Button style={{ alignSelf: "start" }} onClick={cancel}>
          {commonStrings.cancel}
        </Button>
      )}
    </Section>
  );
}

function Said({ message }: { readonly message: Message }) {
  return (
    <MessageBar intent={message.intent} layout="multiline">
      <MessageBarBody>{message.text}</MessageBarBody>
    </MessageBar>
  );
}

interface RangeProps {
  readonly program: Program;
  readonly choice: ExportChoice;
  readonly setChoice: (choice: ExportChoice) => void;
  readonly isBackwards: boolean;
}

function PeriodRange({ program, choice, setChoice, isBackwards: backwards }: RangeProps) {
  const styles = useStyles();
  const words = exportStrings;
  const options = periodsToChoose(program, choice.kind).map((period) => (
    <option key={period} value={period}>
      {periodTextInWords(period)}
    </option>
  ));
  return (
    <div className={styles.pair}>
      <Field label={words.from}>
        <Select
          value={choice.from}
          onChange={(_, data) => {
            setChoice({ ...choice, from: data.value });
          }}
        >
          <option value="">{words.first}</option>
          {options}
        </Select>
      </Field>
      <Field label={words.to} {...(backwards ? { validationMessage: words.wrongOrder } : {})}>
        <Select
          value={choice.to}
          onChange={(_, data) => {
            setChoice({ ...choice, to: data.value });
          }}
        >
          <option value="">{words.last}</option>
          {options}
        </Select>
      </Field>
    </div>
  );
}

interface ButtonsProps {
  readonly format: ExportChoice["format"];
  readonly isBusy: boolean;
  readonly start: (target: ExportTarget) => void;
}

/** A workbook goes into Excel; the other formats are files for other programs. */
function ExportButtons({ format, isBusy, start }: ButtonsProps) {
  const styles = useStyles();
  const { canInsertSheets } = useServices();
  const words = exportStrings;
  const button = (target: ExportTarget, label: string, isPrimary: boolean, isOff = false) => (
    <Button
      appearance={isPrimary ? "primary" : "secondary"}
      disabledFocusable={isBusy || isOff}
      onClick={() => {
        start(target);
      }}
    >
      {label}
    </Button>
  );
  if (format !== "xlsx") return <div className={styles.buttons}>{button("download", words.download, true)}</div>;
  return (
    <>
      <div className={styles.buttons}>
        {button("new-workbook", words.openAsWorkbook, true)}
        {button("sheets", words.insertSheets, false, !canInsertSheets)}
        {button("download", words.download, false)}
      </div>
      {!canInsertSheets && (
        <Text size={200} className={styles.quiet}>
          {words.insertUnsupported}
        </Text>
      )}
    </>
  );
}
