import type { TargetedCompositionEvent, TargetedInputEvent } from 'preact';

type Field = HTMLInputElement;

/**
 * The handlers of a field for a currency's code, which is in capitals. What an input method is composing stays as it is: to
 * write into the field then would end the composition.
 */
export function currencyTyping(onChange: (code: string) => void) {
  const change = ({ value }: Field) => onChange(value.normalize('NFKC').toUpperCase());
  return {
    onInput: ({ currentTarget, isComposing }: TargetedInputEvent<Field>) =>
      isComposing ? onChange(currentTarget.value) : change(currentTarget),
    // Chrome reports the last input before this, Firefox after it.
    onCompositionEnd: ({ currentTarget }: TargetedCompositionEvent<Field>) => change(currentTarget),
  };
}
