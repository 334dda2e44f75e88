import { expect, expectWords, fillSignIn, people, test } from '../support';

const button = { fr: 'Français', en: 'English' } as const;

test('the button for the other language comes back to the same page', async ({ page, signIn, guard }) => {
  guard.allow(404);
  await page.goto('/sign-in?next=%2Fmodules');
  for (const lang of ['en', 'fr'] as const) {
    await page.getByRole('banner').getByRole('button', { name: button[lang] }).click();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fmodules$/);
    await expectWords(page, lang);
  }

  await signIn(people.florence);
  for (const path of ['/', '/modules', '/lessons/anssi-01', '/attestations', '/account', '/coverage?on=2026-01-15', '/nowhere']) {
    await test.step(path, async () => {
      const answer = await page.goto(path);
      const heading = page.getByRole('heading', { level: 1 });
      const french = await heading.innerText();
      await page.getByRole('banner').getByRole('button', { name: button.en }).click();
      await expectWords(page, 'en');
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
      await page.getByRole('banner').getByRole('button', { name: button.fr }).click();
      await expectWords(page, 'fr');
      expect(page.url()).toBe(answer?.url());
      await expect(heading).toHaveText(french);
    });
  }
});

test('a refused sign-in leads on in the other language', async ({ page, guard }) => {
  guard.allow(422);
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill('nobody@kerlann.example');
  await page.getByLabel('Mot de passe').fill('wrong');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: button.en }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('a refused change of password leads on in the other language', async ({ page, signIn, guard }) => {
  guard.allow(422);
  await signIn(people.justine);
  await page.goto('/account');
  for (const field of await page.getByRole('textbox', { name: /mot de passe/i }).all()) await field.fill('wrong');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: button.en }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
});

test('an applied people file leads on in the other language', async ({ page, signIn }) => {
  await signIn(people.yannick);
  await page.goto('/people/import');
  const line = 'lise.tour@kerlann.example;Lise;Tour;Infrastructure;2026-09-01';
  const buffer = Buffer.from(`email;prénom;nom;unité;arrivée\n${line}\n`);
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'lise.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^Lire à blanc/ }).click();
  await page.getByRole('button', { name: 'Appliquer l’import' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’import est appliqué.');
  await page.getByRole('banner').getByRole('button', { name: button.en }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible();
});

test('somebody who reads English is met in English, whatever the browser says', async ({ page }) => {
  await page.goto('/');
  await expectWords(page, 'fr');
  await fillSignIn(page, people.rebecca);
  await expect(page).toHaveURL(/\/$/);
  await expectWords(page, 'en');
});
