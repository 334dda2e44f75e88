import { expect, type Page } from '@playwright/test';
import type { Lang } from './people';

/** Words of the product that look like keys of its texts. */
const WORDS = new Set(['e-mail']);

/** The page says that it is in this language, and no key stands where a text should. */
export async function expectWords(page: Page, lang: Lang): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  const texts = await page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('code, pre, script, style')) found.push(walker.currentNode.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim());
  });
  const keys = texts.filter((text) => /^[a-z]+(-[a-z]+)+$/.test(text) && !WORDS.has(text));
  expect(keys, `keys instead of texts on ${page.url()}`).toEqual([]);
}
