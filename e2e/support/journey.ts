import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test as guarded } from './guard';
import { fillSignIn, type Lang, type Person } from './people';

type Options = { lang?: Lang };

type Journeys = {
  /** Signs somebody in on this test's page, up to the home. */
  signIn(person: Person, options?: Options): Promise<void>;
  /** Somebody else with a browser of their own, signed in. */
  visitor(person: Person, options?: Options & { context?: BrowserContextOptions }): Promise<Page>;
};

/** The `test` of all journeys. */
export const test = guarded.extend<Journeys>({
  signIn: async ({ page, server }, use) => {
    await use((person, options) => signIn(page, server.url, person, options));
  },

  visitor: async ({ browser, guard, server }, use) => {
    const pages: Page[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext(options?.context);
      await guard.watch(context);
      const page = await context.newPage();
      pages.push(page);
      await signIn(page, server.url, person, options);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

/** The language is chosen by cookie, as with the button: so no test depends on what another one chose. */
async function signIn(page: Page, url: string, person: Person, { lang = 'fr' }: Options = {}): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: 'lang', value: lang, url }]);
  await page.goto('/sign-in');
  await fillSignIn(page, person, lang);
  await expect(page).toHaveURL(`${url}/`);
}
