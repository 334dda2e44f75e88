import type { Locator } from '@playwright/test';
import { expect, expectNoOverflow, people, test, tour } from '../support';
import { TouchQuiz } from '../support/touch';

/** What can be tapped can be hit (WCAG 2.2, 2.5.8): 24 pixels each way; of a field, with its label. */
async function expectTargets(within: Locator): Promise<void> {
  const targets = within.locator('a, button, summary, select, label:has(input), input:not(label input, [type="hidden"])');
  const small = await targets.evaluateAll((all) =>
    all.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isShown = width > 1 && element.checkVisibility({ visibilityProperty: true });
      return isShown && (width < 24 || height < 24) ? [`${width} × ${height}: ${element.outerHTML.slice(0, 120)}`] : [];
    }),
  );
  expect.soft(small, `targets of ${within.page().url()}`).toEqual([]);
}

for (const [lang, learner] of [['fr', people.margaux], ['en', people.rebecca]] as const) {
  test(`every page fits a phone, and a quiz is taken by thumb: ${lang}`, async ({ page, guard, signIn }) => {
    test.setTimeout(180_000);
    await tour({
      page,
      guard,
      signIn,
      lang,
      learner,
      quiz: TouchQuiz,
      visit: (name) =>
        test.step(name, async () => {
          await expectNoOverflow(page);
          await expectTargets(page.getByRole('banner'));
          if (/question|review/.test(name)) await expectTargets(page.locator('.quiz-island'));
        }),
    });
  });
}

test('the menu opens, leads on and closes', async ({ page, signIn }) => {
  await signIn(people.erwan);
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(navigation).toBeHidden();
  const menu = page.getByRole('button', { name: 'Menu' });
  await menu.tap();
  await expect(navigation).toBeVisible();
  await expectNoOverflow(page);
  await expectTargets(page.getByRole('banner'));
  await page.keyboard.press('Escape');
  await expect(navigation).toBeHidden();
  await menu.tap();
  await page.getByRole('banner').getByText(people.erwan.name).tap();
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible();
  await expectNoOverflow(page);
  await expectTargets(page.getByRole('banner'));
  await navigation.getByRole('link', { name: 'Équipe' }).tap();
  await expect(page).toHaveURL(/\/team$/);
  await expect(navigation).toBeHidden();
});

test('a lost connection is said where the thumb is', async ({ page, context, guard, signIn }) => {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await signIn(people.bastien);
  await page.goto('/lessons/anssi-01');
  const quiz = new TouchQuiz(page);
  await quiz.begin();
  await context.setOffline(true);
  await quiz.answer('right');
  await quiz.button('next').scrollIntoViewIfNeeded();
  const lost = page.getByRole('alert').filter({ hasText: 'La connexion est perdue.' });
  await expect(lost).toBeInViewport({ ratio: 1 });
  await expectNoOverflow(page);
  await context.setOffline(false);
  await quiz.saved();
  await expect(lost).toBeHidden();
});

test('text at twice its size still fits', async ({ page, signIn }) => {
  await signIn(people.adele);
  await page.setViewportSize({ width: 640, height: 740 });
  for (const path of ['/', '/lessons/anssi-01', '/modules', '/account']) {
    await page.goto(path);
    // As the browser’s own setting for the size of text does.
    await page.evaluate(() => document.documentElement.attributeStyleMap.set('font-size', '200%'));
    await expectNoOverflow(page);
  }
});
