import { expect, people, Quiz, test } from '../support';

const MODULE = 'anssi-01';

// Without script nothing uses the program that a page of the quiz announces.
test.beforeEach(({ guard }) => guard.allow(/_bg\.wasm was preloaded using link preload but not used/));

test('without WASM the quiz is one form: saved, warned of what is missing, handed in', async ({ page, signIn }) => {
  await signIn(people.chloe);
  await page.goto(`/lessons/${MODULE}`);
  await page.getByRole('button', { name: 'Commencer le quiz' }).click();
  const quiz = new Quiz(page);
  const hint = page.locator('noscript p'); // where Playwright does not look for texts
  await expect(hint).toBeVisible();
  await expect(hint).toHaveText(/^Répondez, puis enregistrez ou rendez le quiz en bas de la page\./);
  const total = await page.getByRole('main').getByRole('group', { name: /^Question \d+ sur \d+/ }).count();
  expect(total).toBeGreaterThan(4);
  await expect(quiz.shown).toHaveCount(total);
  await expect(quiz.dots).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Monter|Descendre|Garder cet ordre|Suivante/ })).toHaveCount(0);

  await test.step('saving keeps what is answered', async () => {
    for (let number = 1; number < total; number++) await quiz.answer('right', quiz.question(number));
    const before = await quiz.state();
    await page.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
    await expect(page.getByRole('status').getByText('Vos réponses sont enregistrées.')).toBeVisible();
    expect(await quiz.state()).toEqual(before);
    await page.goto(`/lessons/${MODULE}`);
    await page.getByRole('link', { name: 'Reprendre le quiz' }).click();
    expect(await quiz.state()).toEqual(before);
  });

  await test.step('handing in asks first when something is missing', async () => {
    await page.getByRole('button', { name: 'Rendre le quiz' }).click();
    const warning = page.getByRole('alert');
    await expect(warning).toContainText('Une question est encore sans réponse.');
    await expect(warning.getByRole('button', { name: 'Rendre quand même' })).toBeVisible();
    await warning.getByRole('link', { name: `Question ${total}` }).click();
    await expect(quiz.question(total)).toBeInViewport();
  });

  await test.step('what is complete is handed in and explained', async () => {
    await quiz.answer('right', quiz.question(total));
    await page.getByRole('button', { name: 'Rendre le quiz' }).click();
    await expect(page).toHaveURL(/\/results\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réussi, sans une faute.');
    await expect(page.getByRole('link', { name: 'Voir l’attestation' })).toBeVisible();
  });
});

test('without WASM a quiz can be handed in unfinished', async ({ page, signIn }) => {
  await signIn(people.zoe);
  await page.goto(`/lessons/${MODULE}`);
  await page.getByRole('button', { name: 'Commencer le quiz' }).click();
  await page.getByRole('button', { name: 'Rendre le quiz' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Rendre quand même' }).click();
  await expect(page).toHaveURL(/\/results\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Pas encore\./);
  await expect(page.getByText('Sans réponse', { exact: true }).first()).toBeVisible();
});

test('without script the menus open and the language changes', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.getByRole('banner').getByText(people.marion.name).click();
  await page.getByRole('link', { name: 'Mon compte' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Français' }).click();
  await page.getByRole('banner').getByText(people.marion.name).click();
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible();
});
