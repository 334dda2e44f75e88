import type { Page } from '@playwright/test';
import { expect } from './guard';

/** Nothing has to be scrolled sideways but what scrolls in itself, such as code. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scroll = document.scrollingElement?.scrollWidth ?? 0;
    if (scroll <= width) return [];
    const isWide = (element: Element) => element.getBoundingClientRect().right > width + 0.5;
    const wide = [...document.body.querySelectorAll('*')].filter(isWide).slice(0, 5);
    return [`${scroll} > ${width}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });
  expect.soft(overflow, `the width of ${page.url()}`).toEqual([]);
}
