import { Field, Select } from "@fluentui/react-components";
import type { KindFacts } from "../../../../shared/document/document-kind.ts";
import { listedKinds } from "../../../../shared/document/kind-list.ts";
import { homeStrings } from "../../strings/home.ts";

interface Props {
  readonly chosen: KindFacts;
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
        {listedKinds.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
