import { useState } from 'preact/hooks';
import { lineMistakeText } from '../../../lib/shared/lineMistakeText';
import { lineMistake } from '../../../lib/shared/text';
import { Field } from '../../ui/Field';

/** What stands for `{agent}`. It holds as soon as it is typed. */
export function AgentName({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const mistake = lineMistake(typed);
  return (
    <div class="presets-agent">
      <Field
        label="Your name, for {agent}"
        mistake={mistake && lineMistakeText(mistake)}
        announce
        help="Payers see it where a name or a return address says {agent}. It stays in this browser, and is in no export."
      >
        <input
          autocomplete="off"
          maxLength={20}
          placeholder="Alex"
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            if (lineMistake(currentTarget.value) === undefined) onChange(currentTarget.value.trim());
          }}
        />
      </Field>
    </div>
  );
}
