import { EXERCISES, expect, expectAwake, expectNoOverflow, people, test } from '../support';

for (const [lang, person] of [['fr', people.marion], ['en', people.rebecca]] as const) {
  test(`every page of the exercises fits a phone: ${lang}`, async ({ page, signIn }) => {
    test.setTimeout(120_000);
    await signIn(person, { lang });
    for (const path of EXERCISES) {
      await page.goto(path);
      await expectAwake(page);
      await expectNoOverflow(page);
    }
  });
}

test('the exercises are done by thumb', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/mailbox');
  await expectAwake(page);
  await page.locator('label.part').first().tap();
  await page.getByRole('button', { name: 'Authentique' }).tap();
  await expect(page.getByRole('heading', { name: 'Oui, ce message est authentique.' })).toBeInViewport();
  await expect(page.locator('.clue-needless')).toHaveCount(1);

  await page.goto('/exercises/passwords');
  await expectAwake(page);
  await page.getByRole('button', { name: 'Tirer au sort' }).tap();
  await expect(page.locator('.lab-drawn')).toBeVisible();
  await expectNoOverflow(page);

  await page.goto('/exercises/links');
  await expectAwake(page);
  await page.getByLabel('Une adresse', { exact: true }).fill(`https://${'tres-long.'.repeat(12)}example.com/${'x'.repeat(80)}`);
  await expect(page.locator('.leads-to')).toContainText('example.com');
  await expectNoOverflow(page);
});
