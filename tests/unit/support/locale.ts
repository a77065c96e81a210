import { afterEach, beforeEach, vi } from 'vitest';

/** Sets American English and UTC for the tests of this file. */
export function useAmericanEnglish(): void {
  const { NumberFormat, DateTimeFormat, RelativeTimeFormat } = Intl;
  class AmericanNumbers extends NumberFormat {
    constructor(_locale?: string, options?: Intl.NumberFormatOptions) {
      super('en-US', options);
    }
  }
  class AmericanTimes extends DateTimeFormat {
    constructor(_locale?: string, options?: Intl.DateTimeFormatOptions) {
      super('en-US', { timeZone: 'UTC', ...options });
    }
  }
  class AmericanDistances extends RelativeTimeFormat {
    constructor(_locale?: string, options?: Intl.RelativeTimeFormatOptions) {
      super('en-US', options);
    }
  }
  beforeEach(() => {
    const american = {
      NumberFormat: { value: AmericanNumbers },
      DateTimeFormat: { value: AmericanTimes },
      RelativeTimeFormat: { value: AmericanDistances },
    };
    vi.stubGlobal('Intl', Object.create(Intl, american));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
}
