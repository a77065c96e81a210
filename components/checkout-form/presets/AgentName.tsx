import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { lineMistakeText } from '../../../lib/shared/lineMistakeText';
import { lineMistake } from '../../../lib/shared/text';
import { Field } from '../../ui/Field';

/** What stands for `{agent}`. It holds as soon as it is typed. */
export function AgentName({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const mistake = lineMistake(typed);
  const placeholder = '{agent}';
  return (
    <div class="presets-agent">
      <Field
        label={t`Your name`}
        mistake={mistake && lineMistakeText(mistake)}
        announce
        help={t({
          message: `Replaces ${placeholder} in names and return URLs, so customers can see it. It stays in this browser and isn’t exported.`,
          comment: 'The placeholder {agent}',
        })}
      >
        <input
          autocomplete="off"
          maxLength={20}
          placeholder={t({ message: 'Alex', context: 'noun', comment: 'An example of a first name' })}
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
