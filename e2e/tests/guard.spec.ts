import { expect, people, test } from '../support';
import { violations } from '../support/axe';
import { Guard } from '../support/guard';

/** What the guard of a page in a browser of its own says about `wrong`. */
const watched = test.extend<{ complaints(wrong: () => void): Promise<string[]> }>({
  complaints: async ({ browser, server }, use) => {
    await use(async (wrong) => {
      const guard = new Guard(server.url);
      const context = await browser.newContext();
      await guard.watch(context);
      const page = await context.newPage();
      await page.goto('/sign-in');
      expect(guard.complaints, 'a sound page').toEqual([]);
      await page.evaluate(wrong);
      await expect.poll(() => guard.complaints.length).toBeGreaterThan(0);
      await context.close();
      return guard.complaints;
    });
  },
});

watched('the guard catches an error in the console', async ({ complaints }) => {
  expect(await complaints(() => console.error('a mistake'))).toEqual([expect.stringContaining('console error: a mistake')]);
});

watched('the guard catches an error that nothing catches', async ({ complaints }) => {
  const found = await complaints(() => void setTimeout(() => Promise.reject(new Error('a mistake'))));
  expect(found).toEqual([expect.stringContaining('uncaught: Error: a mistake')]);
});

watched('the guard catches what the page’s policy blocks', async ({ complaints }) => {
  const found = await complaints(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wrong = true';
    document.body.append(script);
  });
  expect(found).toContainEqual(expect.stringContaining('CSP: script-src-elem blocks inline'));
});

watched('the guard catches a request to another host', async ({ complaints, browserName }) => {
  test.skip(browserName !== 'chromium');
  // A page may not ask another host, but it may be left for one.
  const found = await complaints(() => void setTimeout(() => location.assign('http://another.invalid/')));
  expect(found).toContainEqual('request to another host: http://another.invalid/');
});

test('axe catches a picture without a text, and letters that are too pale in the dark', async ({ page, signIn }) => {
  await signIn(people.justine);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect(await violations(page, 'light')).toEqual([expect.stringContaining('image-alt')]);

  await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.attributeStyleMap.set('color', '#555'));
  expect(await violations(page, 'dark')).toEqual([expect.stringContaining('color-contrast')]);
});
