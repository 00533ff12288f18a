import { Field, Select } from "@fluentui/react-components";
import type { DocumentKind } from "../../../../shared/document/document-kind.ts";
import { documentKinds } from "../../../../shared/document/registry.ts";
import { homeStrings } from "../../strings/home.ts";

interface Props {
  readonly chosen: DocumentKind;
  readonly choose: (kindId: string) => void;
}

export function KindField({ chosen, choose }: Props) {
  return (
    <Field label={homeStrings.choose.kind}>
      <Select
        value={chosen.id}
        onChange={(_, data) => {
          choose(data.value);
        }}
      >
        {documentKinds.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
