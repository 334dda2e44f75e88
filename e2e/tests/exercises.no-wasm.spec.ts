import { expect, people, test } from '../support';

// Without script nothing uses the program that these pages announce.
test.beforeEach(({ guard }) => guard.allow(/_bg\.wasm was preloaded using link preload but not used/));

test('without WASM a mailbox is sorted', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/mailbox?at=1');
  await page.getByRole('checkbox', { name: /papeterie-lenoir\.test/ }).check();
  await page.getByRole('button', { name: 'Douteux' }).click();
  await expect(page.getByRole('heading', { name: /^Prudent, mais on pouvait trancher/ })).toBeVisible();
  await expect(page.locator('.clue-found')).toHaveCount(1);
  await page.getByRole('link', { name: 'Message suivant' }).click();
  await page.getByRole('button', { name: 'Frauduleux' }).click();
  await page.getByRole('link', { name: 'S’arrêter là' }).click();
  await expect(page.getByRole('heading', { name: '2 messages triés sur 12' })).toBeVisible();
});

test('without WASM an address is taken apart by the server, and a series is judged', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/links');
  await page.getByLabel('Une adresse', { exact: true }).fill('http://192.0.2.7:8080/banque.example');
  await page.getByRole('button', { name: 'Démonter' }).click();
  await expect(page.locator('.leads-to').first()).toHaveText('Cette adresse mène à 192.0.2.7');
  await expect(page).toHaveURL(/\/exercises\/links$/); // the address is not in it
  await page.getByRole('button', { name: 'comptes' }).click();
  await expect(page.getByRole('heading', { name: 'Elle mène à banque-armor.example, et non à comptes.' })).toBeVisible();
  await page.getByRole('link', { name: 'Adresse suivante' }).click();
  await expect(page.getByRole('heading', { name: 'Adresse 2 sur 11' })).toBeVisible();
});

test('without WASM the story of an incident is a row of links', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/incident');
  for (const name of [/Fermer le document/, /Débrancher le câble/, /Appeler l’informatique/, /Dire que c’est arrivé tout seul/, /Maintenir/]) {
    await page.getByRole('link', { name }).click();
  }
  await expect(page).toHaveURL(/step=00011$|step=\d{5}$/);
  await expect(page.getByText('L’incident s’est étendu.')).toBeVisible();
  await page.getByRole('link', { name: 'Revenir à la première décision à revoir' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Le document s’ouvre, et demande un clic de plus' })).toBeVisible();
});

test('without WASM code is reviewed, with all steps of the attack', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/review');
  await page.getByRole('button', { name: 'C’est cette ligne' }).click(); // nothing is chosen: the browser asks
  await page.locator('label', { hasText: 'String columns' }).click();
  await page.getByRole('button', { name: 'C’est cette ligne' }).click();
  await expect(page.getByRole('heading', { name: 'C’est la ligne 4, et non la 2.' })).toBeVisible();
  await expect(page.locator('.attack-step').filter({ visible: true })).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Étape suivante' })).toHaveCount(0);
});

test('without WASM the laboratory says why, and shows a table', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/passwords');
  await expect(page.locator('noscript p')).toContainText('un mot de passe ne s’envoie pas pour être essayé');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /6 mots/ })).toContainText('ans');
});
