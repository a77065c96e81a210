import type { Browser } from 'puppeteer-core';

/** Copies a text in a page of its own. */
export async function copyElsewhere(browser: Browser, text: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.evaluate((text) => {
      document.body.innerHTML = '<textarea></textarea>';
      const field = document.querySelector('textarea');
      if (!field) return;
      field.value = text;
      field.select();
    }, text);
    await page.keyboard.press('c', { commands: ['copy'] });
  } finally {
    await page.close();
  }
}

/** Pastes into an empty page and tells what arrived. Headless Chromium has a clipboard of its own for each browser. */
export async function pasteSomewhere(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  try {
    await page.evaluate(() => {
      document.body.innerHTML = '<textarea></textarea>';
      document.querySelector('textarea')?.focus();
    });
    await page.keyboard.press('v', { commands: ['paste'] });
    return await page.evaluate(() => document.querySelector('textarea')?.value ?? '');
  } finally {
    await page.close();
  }
}
