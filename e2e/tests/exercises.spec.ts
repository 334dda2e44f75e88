import { EXERCISES, expect, expectAccessible, expectAwake, expectWords, Keyboard, people, test } from '../support';

test.describe.configure({ mode: 'parallel' }); // nothing is kept: nobody is in another's way

for (const [lang, person] of [['fr', people.marion], ['en', people.rebecca]] as const) {
  test(`every page of the exercises is accessible, in light and in dark: ${lang}`, async ({ page, signIn }) => {
    test.setTimeout(180_000);
    await signIn(person, { lang });
    for (const path of EXERCISES) {
      await test.step(path, async () => {
        await page.goto(path);
        await expectAwake(page);
        await expectWords(page, lang);
        await expectAccessible(page);
      });
    }
  });
}

test('the exercises are found from the navigation', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Exercices' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(5);
  await page.getByRole('link', { name: 'Lire une adresse' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lire une adresse' })).toBeVisible();
});

test('a mailbox is sorted with the mouse, and the way back stays', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/mailbox?at=2');
  await expectAwake(page);
  // Nothing of what is right is there before somebody has answered.
  const before = await page.content();
  for (const word of ['Le site est suivi-ouest.test', 'transférez ce SMS au 33700', 'clue-', 'judgement']) {
    expect(before).not.toContain(word);
  }
  let loads = 0;
  page.on('load', () => loads++);

  await page.locator('label.part', { hasText: 'sous 24 h' }).click();
  await expect(page.getByText('Un élément coché')).toBeVisible();
  await page.locator('label.part', { hasText: '0,95' }).click();
  await expect(page.getByText('2 éléments cochés')).toBeVisible();
  await page.getByRole('button', { name: 'Frauduleux' }).click();
  const verdict = page.getByRole('heading', { name: 'Oui, c’est une fraude.' });
  await expect(verdict).toBeFocused();
  await expect(page.locator('.clue-found')).toHaveCount(2);
  await expect(page.locator('.clue-missed')).toHaveCount(2);
  await expect(page).toHaveURL(/past=-\.-\.f[0-9a-f]+\./);

  await page.getByRole('link', { name: 'Message suivant' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Service informatique' })).toBeFocused();
  await page.getByRole('button', { name: 'Frauduleux' }).click();
  await expect(page.getByRole('heading', { name: 'Non : ce message est authentique.' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Frauduleux' })).toBeVisible();
  await page.goForward();
  await page.getByRole('link', { name: 'S’arrêter là' }).click();
  await expect(page.getByRole('heading', { name: '2 messages triés sur 12' })).toBeFocused();
  await expect(page.getByText('L’urgence seule ne fait pas la fraude')).toBeVisible();
  expect(loads, 'the page was loaded again').toBe(0);

  await page.getByRole('banner').getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: '2 messages sorted of 12' })).toBeVisible();
});

test('an address is taken apart while it is typed, and is sent nowhere', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/links');
  await expectAwake(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const field = page.getByLabel('Une adresse', { exact: true });
  await field.pressSequentially('https://banque.example@login.example.co.uk:8443/x?to=https://a.test');
  await field.press('Enter');
  const leads = page.locator('.leads-to');
  await expect(leads).toHaveText('Cette adresse mène à example.co.uk');
  await expect(page.locator('.address-warnings li')).toHaveCount(3);
  await field.fill('javascript:alert(1)');
  await expect(leads).toHaveText(/ne mène pas à un site/);
  await field.fill('bonjour');
  await expect(page.getByText('Ce n’est pas une adresse complète')).toBeVisible();
  expect(requests).toEqual([]);

  await test.step('the series', async () => {
    await page.getByRole('button', { name: 'banque-armor.example' }).click();
    await expect(page.getByRole('heading', { name: 'Oui : elle mène à banque-armor.example.' })).toBeFocused();
    await page.keyboard.press('1');
    await expect(page.getByRole('heading', { name: 'Adresse 2 sur 11' })).toBeFocused();
    await page.keyboard.press('1');
    await expect(page.getByRole('heading', { name: /^Elle mène à verification-client\.test/ })).toBeFocused();
  });
});

test('an incident is lived through with keys alone', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/incident');
  await expectAwake(page);
  const keyboard = new Keyboard(page);
  await expect(page.locator('time')).toHaveText('8 h 52');
  await keyboard.act(page.getByRole('link', { name: /Ne plus rien toucher/ }));
  await expect(page.getByRole('heading', { name: 'Ça sonne' })).toBeFocused();
  await expect(page.locator('time')).toHaveText('8 h 53');
  await keyboard.press('1'); // the network
  await expect(page.getByRole('heading', { name: 'Le poste est seul' })).toBeFocused();
  await keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Nadia décroche' })).toBeFocused();
  await keyboard.press('1');
  await expect(page.getByRole('heading', { name: '« Ne touchez plus à rien »' })).toBeFocused();
  await keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Le téléphone sonne : un client' })).toBeFocused();
  await keyboard.press('1');
  await expect(page.getByText('L’incident est contenu.', { exact: true })).toBeVisible();
  await expect(page.locator('.decision-good')).toHaveCount(6);
});

test('code is reviewed with keys alone, and the attack is read step by step', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/review');
  await expectAwake(page);
  expect(await page.content()).not.toContain('PreparedStatement');
  const keyboard = new Keyboard(page);
  const lines = page.getByRole('radio');
  await keyboard.to(lines.first());
  for (let down = 0; down < 4; down++) await keyboard.press('ArrowDown');
  await keyboard.act(page.getByRole('button', { name: 'C’est cette ligne' }));
  // The first line is chosen by the first press.
  await expect(page.getByRole('heading', { name: /la ligne 4/ })).toBeFocused();
  const steps = page.locator('.attack-step');
  await expect(steps.filter({ visible: true })).toHaveCount(1);
  await keyboard.act(page.getByRole('button', { name: 'Étape suivante' }));
  await expect(steps.nth(1).getByRole('heading')).toBeFocused();
  await keyboard.act(page.getByRole('button', { name: 'Étape suivante' }));
  await expect(steps.nth(2)).toContainText('48 112 commandes');
  await expect(page.getByRole('button', { name: 'Étape suivante' })).toBeHidden();
});

test('the mailbox is sorted with keys alone', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/mailbox?at=11');
  await expectAwake(page);
  const keyboard = new Keyboard(page);
  await keyboard.to(page.getByRole('checkbox', { name: /direction-morvan/ }));
  await keyboard.press('Space');
  await keyboard.act(page.getByRole('button', { name: 'Authentique' }));
  await expect(page.getByRole('heading', { name: 'Non, c’est une fraude.' })).toBeFocused();
  await expect(page.locator('.part-found')).toHaveCount(1);
  await keyboard.act(page.getByRole('link', { name: 'Message suivant' }));
  await expect(page.getByRole('heading', { level: 2, name: 'Espace paie' })).toBeFocused();
  await keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Oui, ce message est authentique.' })).toBeFocused();
});

test('in the laboratory nothing leaves the page, nor stays in it', async ({ page, signIn }) => {
  await signIn(people.marion);
  await page.goto('/exercises/passwords');
  await expectAwake(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const field = page.getByLabel('Un mot de passe', { exact: true });
  await field.pressSequentially('motdepasse-Bretagne-2024');
  await expect(page.getByRole('row', { name: /Fichier volé, mal protégés/ }).first()).toBeVisible();
  await field.fill('password');
  await expect(page.getByText('Reconnu : un mot de passe courant, ou presque.')).toBeVisible();
  await field.press('Enter');
  await page.getByLabel('L’afficher').check();
  await expect(field).toHaveAttribute('type', 'text');

  const keyboard = new Keyboard(page);
  await page.getByLabel('Mots', { exact: true }).selectOption('7');
  await keyboard.act(page.getByRole('button', { name: 'Tirer au sort' }));
  const drawn = page.locator('.lab-drawn');
  await expect(drawn).toHaveText(/^Phrase tirée : [a-z]+( [a-z]+){6}$/);
  await expect(page.getByText(/^77 bits/)).toBeVisible();
  const first = await drawn.textContent();
  await page.keyboard.press('Enter');
  await expect(drawn).not.toHaveText(first ?? '');

  expect(requests, 'nothing was sent').toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.includes('password')])).toEqual([0, 0, false]);
  expect(await field.evaluate((input: HTMLInputElement) => [input.form, input.name])).toEqual([null, '']);
});

test('each page loads its own program and no other', async ({ page, signIn }) => {
  await signIn(people.marion);
  const programs: string[] = [];
  page.on('request', (request) => {
    const name = /\/static\/(\w+)-\w+_bg\.wasm$/.exec(request.url())?.[1];
    if (name) programs.push(name);
  });
  for (const path of ['/exercises/passwords', '/exercises/links', '/exercises', '/lessons/anssi-01']) {
    await page.goto(path);
    await expectAwake(page);
  }
  expect(programs).toEqual(['laboratory', 'exercises']);
});
