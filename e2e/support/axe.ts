import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules that look at colours; to all others the theme makes no difference. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Which rules of axe are broken on this page, and where. */
export async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // Without motion: a colour in the middle of a transition is not the one that people read.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Pages have no frames: nothing of what axe does for them is needed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const found = await (colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules(COLOURS)).analyze();
  await page.emulateMedia({ colorScheme: null });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.html}\n  ${node.failureSummary}`),
  );
}

/** No rule of axe is broken on this page, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    expect.soft(await violations(page, theme), `accessibility of ${page.url()}, ${theme}`).toEqual([]);
  }
}
