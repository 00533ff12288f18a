import { Button, Field, makeStyles, Select, Subtitle2, tokens } from "@fluentui/react-components";
import { useId, useState, type FormEvent } from "react";
import { homeStrings } from "../../strings/home.ts";
import type { DocumentChoice, World } from "../../pane-services.ts";
import { Section } from "../Section.tsx";
import { PeriodField, PracticeField } from "./DocumentFields.tsx";
import { useDocumentChoice } from "./use-document-choice.ts";
import { KindField } from "./KindField.tsx";

const useStyles = makeStyles({
  fold: { "& summary": { cursor: "pointer" }, "& form": { marginTop: tokens.spacingVerticalM } },
  title: { display: "inline", margin: 0 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly world: World;
  readonly busy: string | null;
  /** Whether it stands behind its title until it is wanted. */
  readonly isFolded: boolean;
  readonly insert: (choice: DocumentChoice, what: string) => void;
}

/** Any document the person may open, by practice, kind and period. */
export function ChooseDocument({ world, busy, isFolded, insert }: Props) {
  const styles = useStyles();
  const id = useId();
  const form = useDocumentChoice(world);
  const [showsErrors, setShowsErrors] = useState(false);
  /** Folded, its fields are not there: forty practices to choose from would hold up the list that people came for. */
  const [wasUnfolded, setWasUnfolded] = useState(false);
  const words = homeStrings.choose;
  const fields = (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setShowsErrors(true);
        if (form.choice !== null && busy === null) insert(form.choice, id);
      }}
    >
      {world.programs.length > 1 && (
        <Field label={words.program}>
          <Select
            value={form.program?.programId ?? ""}
            onChange={(_, data) => {
              form.setProgramId(data.value);
            }}
          >
            {world.programs.map(({ programId, name }) => (
              <option key={programId} value={programId}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <PracticeField
        practices={form.practices}
        chosen={form.practice}
        choose={form.setPractice}
        error={showsErrors && form.practice === null ? words.practiceMissing : null}
      />
      <KindField chosen={form.kind} choose={form.setKindId} />
      <PeriodField
        kind={form.kind}
        periods={form.periods}
        chosen={form.periodText}
        choose={form.setPeriodText}
        error={showsErrors && form.period === null ? words.periodWrong(form.kind.periodUnit) : null}
      />
      <Button appearance="primary" type="submit" disabledFocusable={busy !== null}>
        {busy === id ? words.busy : words.button}
      </Button>
    </form>
  );
  if (!isFolded) return <Section title={words.title}>{fields}</Section>;
  return (
    <details className={styles.fold}>
      <summary
        onClick={() => {
          setWasUnfolded(true);
        }}
      >
        <Subtitle2 as="h2" className={styles.title}>
          {words.title}
        </Subtitle2>
      </summary>
      {wasUnfolded && fields}
    </details>
  );
}
