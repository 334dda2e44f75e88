import type { Page } from '@playwright/test';
import { expect, people, test, type Person } from '../support';

const search = async (page: Page, path: string, text: string) => {
  await page.goto(path);
  await page.getByLabel('Personne (nom ou adresse)').fill(text);
  await page.getByRole('button', { name: 'Chercher' }).click();
};

const nav = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name, exact: true });

test('a high role is asked by one administrator, granted by another, and seen with both names', async ({ page, signIn, visitor }) => {
  const candidate: Person = people.justine;
  await signIn(people.yannick);
  await search(page, '/accounts', candidate.email);
  await expect(page.getByRole('heading', { level: 1, name: candidate.name })).toBeVisible();
  await page.getByRole('button', { name: 'Demander le rôle : Responsable de la sécurité' }).click();
  await expect(page.getByText('La demande est enregistrée.')).toBeVisible();

  const second = await visitor(people.isabelle);
  await nav(second, 'Comptes').click();
  await second.getByRole('button', { name: /^Accorder :.*Justine Floch/ }).click();
  await expect(second.getByText('Le rôle est accordé.')).toBeVisible();

  const officer = await visitor(candidate);
  await nav(officer, 'Couverture').click();
  await expect(officer.getByRole('heading', { level: 1 })).toContainText('inscription');

  await search(page, '/accounts', candidate.email);
  await expect(page.getByText('Demandé par Yannick Férec, accordé par Isabelle Kerjean')).toBeVisible();
  await page.getByRole('button', { name: 'Retirer le rôle : Responsable de la sécurité' }).click();
  await expect(page.getByText('Le rôle est retiré.')).toBeVisible();
  await officer.goto('/');
  await expect(nav(officer, 'Couverture')).toHaveCount(0);
});

test('the auditor searches the journal, checks it and takes it away; the person sees that', async ({ page, signIn, visitor }) => {
  await signIn(people.sylvie);
  await nav(page, 'Journal').click();
  await search(page, '/journal', people.marion.email);
  const entries = page.getByRole('table', { name: 'Les entrées' });
  await expect(entries.getByRole('row').nth(1)).toContainText('Journal consulté pour une personne');
  await expect(entries).toContainText('Module réussi');

  await page.getByRole('button', { name: 'Vérifier toute la chaîne' }).click();
  await expect(page.getByText('Le journal est intact.')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter ces entrées (CSV)' }).click();
  expect((await download).suggestedFilename()).toBe('vigie-journal.csv');

  const marion = await visitor(people.marion);
  await marion.goto('/account');
  const looks = marion.getByRole('region', { name: 'Qui a consulté votre dossier' });
  await expect(looks.getByRole('listitem').filter({ hasText: people.sylvie.name })).toHaveCount(1);
});

test('people without a password are invited, and an unknown code opens nothing', async ({ page, signIn, guard, server }) => {
  guard.allow(422);
  await signIn(people.florence);
  await nav(page, 'Invitations').click();
  const rows = page.getByRole('main').getByRole('listitem');
  await rows.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Inviter les personnes cochées' }).click();
  await expect(page.getByText('1 invitation est partie.')).toBeVisible();
  await rows.first().getByRole('button', { name: /^Retirer/ }).click();
  await expect(page.getByText('L’invitation est retirée.')).toBeVisible();

  await page.context().clearCookies();
  await page.context().addCookies([{ name: 'lang', value: 'fr', url: server.url }]);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Première connexion, ou mot de passe oublié ?' }).click();
  await page.getByLabel('Adresse électronique').fill('nobody@kerlann.example');
  await page.getByRole('button', { name: 'Envoyer un code' }).click();
  await expect(page.getByText('Si cette adresse a un compte, un code vient de partir.')).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill('AAAAA-AAAAA');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('a lighthouse in the fog');
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill('a lighthouse in the fog');
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce code n’ouvre pas ce compte.');

  await signIn(people.yannick);
  await nav(page, 'Courriels').click();
  await expect(page.getByRole('table')).toContainText('Invitation');
  await expect(page.getByRole('table')).toContainText('retiré');
});
