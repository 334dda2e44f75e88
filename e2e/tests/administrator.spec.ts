import type { Page } from '@playwright/test';
import { expect, people, test } from '../support';

const COLUMNS = 'E-mail;Prénom;Nom;Unité;Contrat;Responsable;Arrivée;Départ;Langue';
const BOSS = 'thierry.le-gall@kerlann.example';

const file = (lines: string[]) => ({
  name: 'personnes.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([COLUMNS, ...lines, ''].join('\r\n')),
});

async function read(page: Page, lines: string[]): Promise<void> {
  await page.goto('/people/import');
  await page.getByLabel('Fichier CSV').setInputFiles(file(lines));
  await page.getByRole('button', { name: 'Lire à blanc' }).click();
}

/** What stands under « Ce qui changerait ». */
async function count(page: Page, name: string): Promise<number> {
  const figure = page.getByRole('heading', { level: 3, name, exact: true }).locator('..');
  return Number((await figure.getByRole('paragraph').innerText()).replace(/\s/g, ''));
}

test('a people file is read as a trial, mended, applied, and changes nothing the second time', async ({ page, signIn, visitor }) => {
  const good = [
    `lena.marzin@kerlann.example;Léna;Marzin;Infrastructure / Réseau;salarié;${BOSS};01/09/2026;;fr`,
    'goulven.prat@kerlann.example;Goulven;Prat;Infrastructure;prestataire;lena.marzin@kerlann.example;2026-09-15;;fr',
  ];
  const bad = [
    good[0]!,
    good[1]!.replace('2026-09-15', '31/02/2026'),
    'iris.morel@kerlann.example;Iris;Morel;Infrastructure;salarié;personne@kerlann.example;01/09/2026;;fr',
    good[0]!,
  ];
  await signIn(people.yannick);
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Personnes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importer les personnes' })).toBeVisible();
  const officer = await visitor(people.florence);
  const coverage = async () => {
    await officer.goto('/coverage');
    return officer.getByRole('heading', { level: 1 }).innerText();
  };
  const before = await coverage();

  await test.step('errors name line, column, value and remedy', async () => {
    await read(page, bad);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 lignes sont à corriger.');
    await expect(page.getByRole('alert')).toContainText('Rien n’a encore changé.');
    const problems = page.getByRole('table', { name: 'Les lignes à corriger' });
    for (const [line, column, value, reason] of [
      [3, 'arrivée', '31/02/2026', 'Ce jour n’existe pas'],
      [4, 'responsable', 'personne@kerlann.example', 'Cette adresse n’est ni dans le fichier ni connue'],
      [5, 'e-mail', 'lena.marzin@kerlann.example', 'La ligne 2 porte déjà cette adresse'],
    ] as const) {
      const row = problems.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(line), exact: true }) });
      await expect(row).toHaveCount(1);
      for (const text of [column, value, reason]) await expect(row).toContainText(text);
    }
    expect(await coverage(), 'nothing was changed').toBe(before);
  });

  await test.step('the mended file says what it would do, and waits', async () => {
    await read(page, good);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce fichier changerait 2 personnes.');
    expect(await count(page, 'Ajoutées')).toBe(2);
    await expect(page.getByRole('definition')).toHaveText('Infrastructure / Réseau');
    const changes = page.getByRole('table', { name: 'Les changements, personne par personne' });
    await expect(changes.getByRole('row', { name: 'Léna Marzin' })).toContainText('ajout');
    expect(await coverage(), 'nothing was changed').toBe(before);
  });

  await test.step('once agreed to, it is done, and coverage counts them', async () => {
    await page.getByRole('button', { name: 'Appliquer l’import' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’import est appliqué.');
    expect(await count(page, 'Ajoutées')).toBe(2);
    expect(await coverage()).not.toBe(before);
  });

  await test.step('the same file again has nothing to change', async () => {
    await read(page, good);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce fichier ne changerait rien.');
    expect(await count(page, 'Inchangées')).toBe(2);
    await expect(page.getByRole('button', { name: 'Appliquer l’import' })).toHaveCount(0);
  });
});

test('a file that is no CSV is refused with a reason', async ({ page, signIn, guard }) => {
  guard.allow(422);
  await signIn(people.yannick);
  await page.goto('/people/import');
  const spreadsheet = { name: 'personnes.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\x03\x04 and so on') };
  await page.getByLabel('Fichier CSV').setInputFiles(spreadsheet);
  await page.getByRole('button', { name: 'Lire à blanc' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce fichier n’a pas pu être lu. Rien n’a changé.');
  await expect(page.getByLabel('Fichier CSV')).toHaveAccessibleDescription(/C’est un classeur, pas un fichier CSV/);
});
