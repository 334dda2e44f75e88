import type { Page } from '@playwright/test';
import { expect } from './guard';

/** Every kind of page that the exercises have: asked, explained, ended. */
export const EXERCISES = [
  '/exercises',
  '/exercises/mailbox?at=1',
  '/exercises/mailbox?at=2',
  '/exercises/mailbox?at=1&past=-.f3',
  '/exercises/mailbox?at=7&past=-.-.-.-.-.-.-.g10',
  '/exercises/mailbox?at=end&past=f0.g0.d0',
  '/exercises/links',
  '/exercises/links?at=7&past=-.-.-.-.-.-.-.0',
  '/exercises/links?at=end&past=0.0',
  '/exercises/incident',
  '/exercises/incident?step=000',
  '/exercises/incident?step=0001001',
  '/exercises/review?at=2',
  '/exercises/review?at=2&past=-.-.3',
  '/exercises/review?at=end&past=1.3',
  '/exercises/passwords',
] as const;

/** The islands of the page react; the list has none. */
export async function expectAwake(page: Page): Promise<void> {
  const islands = page.locator('leptos-island > *');
  await expect(page.locator('leptos-island > [data-ready]')).toHaveCount(await islands.count());
}
