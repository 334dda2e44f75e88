import { expect, people, Quiz, test } from '../support';

test('a manager sees who is late first, and never an answer or a score', async ({ page, signIn }) => {
  await signIn(people.erwan);
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Équipe' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText(/^8\spersonnes, au/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deux personnes ont besoin de vous aujourd’hui.');

  const needs = main.getByRole('region', { name: 'Qui a besoin de vous' });
  const late = needs.getByText(/^en retard de \d+\sjours?$/);
  await expect(late).toHaveCount(2);
  const days = (await late.allInnerTexts()).map((words) => Number(/\d+/.exec(words)?.[0]));
  expect(days, 'the longest first').toEqual([...days].sort((a, b) => b - a));

  const team = main.getByRole('table', { name: /^Situation de l’équipe/ });
  const names = await team.getByRole('rowheader').allInnerTexts();
  expect(names).toHaveLength(8);
  for (const name of names.slice(0, 2)) await expect(needs).toContainText(name.split('\n')[0]!);
  expect(names.join(), 'nobody of another team').not.toContain(people.nolwenn.name);
  await expect(team.getByRole('row', { name: people.marion.name })).toContainText('à jour');

  await team.getByRole('row', { name: people.marion.name }).getByText(/^\d+\ssur\s\d+\sà jour$/).click();
  await expect(main, 'no score').not.toContainText('%');
  // No way to anybody's answers: each link is a letter to somebody who is late.
  for (const link of await main.getByRole('link').all()) await expect(link).toHaveAttribute('href', /^mailto:/);
  const letter = await needs.getByRole('link', { name: /^Écrire à / }).first().getAttribute('href');
  expect(decodeURIComponent(letter!)).toMatch(/^mailto:\S+@kerlann\.example\?subject=.+&body=Bonjour [\s\S]+\r\n- /);
});

test('a team that is not one’s own is refused', async ({ page, signIn, guard }) => {
  guard.allow(403);
  await signIn(people.justine);
  await expect(page.getByRole('link', { name: 'Équipe' })).toHaveCount(0);
  const answer = await page.goto('/team');
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page ne vous est pas ouverte.');
  await expect(page.getByText(/^403 · référence \w+$/)).toBeVisible();
  await page.getByRole('link', { name: 'Aller à l’accueil' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('what a report completes shows at once, up the chain of managers', async ({ page, signIn, visitor }) => {
  const manager = await visitor(people.gaetan);
  const row = manager.getByRole('table', { name: /^Situation/ }).getByRole('row', { name: people.nolwenn.name });
  const held = async () => {
    await manager.goto('/team');
    const [, done, all] = /(\d+)\ssur\s(\d+)\sà jour/.exec(await row.innerText()) ?? [];
    return { done: Number(done), all: Number(all) };
  };
  const before = await held();
  expect(before.done).toBe(0);

  await signIn(people.nolwenn);
  const quiz = await Quiz.start(page, { module: 'anssi-01' });
  await quiz.take('right');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réussi, sans une faute.');
  expect(await held()).toEqual({ done: 1, all: before.all });
});
