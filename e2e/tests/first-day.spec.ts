import type { Page } from '@playwright/test';
import { expect, fillSignIn, people, Quiz, test } from '../support';

/** “148 inscriptions sur 158 sont à jour : 93,6 %.” */
async function coverage(page: Page): Promise<{ upToDate: number; all: number }> {
  await page.goto('/coverage');
  const headline = await page.getByRole('heading', { level: 1 }).innerText();
  const [, upToDate, all] = /^(\d[\d\s]*) inscriptions? sur (\d[\d\s]*) (?:est|sont) à jour\s: [\d,]+\s%\.$/.exec(headline) ?? [];
  return { upToDate: Number(upToDate?.replace(/\s/g, '')), all: Number(all?.replace(/\s/g, '')) };
}

test('a new hire does what is asked on the first day, and the officer sees it', async ({ page, visitor }) => {
  test.slow();
  const officer = await visitor(people.florence);
  const before = await coverage(officer);
  expect(before.all, 'the denominator').toBeGreaterThan(before.upToDate);
  const next = page.getByRole('main').getByRole('region').first();
  let title = '';

  await test.step('signs in at the door', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible();
    await fillSignIn(page, people.adele);
  });

  await test.step('the home says what is due and by when', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\S+ modules? d’ici le \d+(er)?\s\p{L}+, environ .+\.$/u);
    await expect(next.getByText(/^À finir (d’ici le \d|d’ici demain|aujourd’hui)/)).toBeVisible();
    title = await next.getByRole('heading').innerText();
    await next.getByRole('link', { name: 'Commencer la leçon' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  });

  await test.step('what was read is remembered', async () => {
    const contents = page.getByRole('navigation', { name: 'Dans cette leçon' });
    const sections = await contents.getByRole('link').count();
    const unread = page.getByRole('button', { name: /^J’ai lu cette section/ });
    await unread.first().click();
    await expect(contents.getByText(`1 section lue sur ${sections}`)).toBeVisible();
    await page.reload();
    await expect(contents.getByText(`1 section lue sur ${sections}`)).toBeVisible();
    await expect(unread).toHaveCount(sections - 1);

    await page.getByRole('link', { name: 'Vigie' }).click();
    await expect(next.getByText(`1 section lue sur ${sections}.`)).toBeVisible();
    await next.getByRole('link', { name: 'Reprendre la leçon' }).click();
    for (let left = sections - 1; left > 0; left--) {
      await expect(unread).toHaveCount(left);
      await unread.first().click();
    }
    await expect(contents.getByText(`${sections} sections lues sur ${sections}`)).toBeVisible();
  });

  await test.step('the quiz is passed and explained', async () => {
    const quiz = await Quiz.start(page);
    await quiz.take('right');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réussi, sans une faute.');
    await expect(page.getByText(/^100\s%, il en faut \d+\s%$/)).toBeVisible();
    const answers = page.getByRole('region', { name: /^Vos \d+ réponses$/ });
    await expect(answers.getByText('Juste', { exact: true }).first()).toBeVisible();
    await expect(answers.getByText('À revoir', { exact: true })).toHaveCount(0);
  });

  await test.step('the attestation prints on one sheet', async () => {
    await page.getByRole('link', { name: 'Voir l’attestation' }).click();
    const sheet = page.getByRole('article');
    await expect(sheet).toContainText(people.adele.name);
    await expect(sheet).toContainText(title);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g), 'sheets of paper').toHaveLength(1);
  });

  await test.step('the home has moved on', async () => {
    await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Accueil' }).click();
    await expect(next.getByRole('heading', { name: title })).toHaveCount(0);
    const held = page.getByRole('region', { name: 'Vos acquis' });
    await expect(held.getByRole('link', { name: title })).toBeVisible();
    await expect(held.getByText('Réussi avec 100 %')).toBeVisible();
  });

  await test.step('coverage has one more, of as many', async () => {
    expect(await coverage(officer)).toEqual({ upToDate: before.upToDate + 1, all: before.all });
  });
});

test('whoever fails is told what to read again, and from when to try again', async ({ page, context, signIn }) => {
  await signIn(people.simon);
  await page.getByRole('link', { name: 'Commencer la leçon' }).click();
  await expect(page).toHaveURL(/\/lessons\//);
  const lesson = page.url();
  const earlier = await context.newPage();
  await earlier.goto(lesson);
  await page.bringToFront();
  const quiz = await Quiz.start(page);
  await quiz.take('wrong');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Pas encore\. .+ à relire\.$/);
  await expect(page.getByRole('link', { name: 'Voir l’attestation' })).toHaveCount(0);
  await expect(page.getByRole('status').getByText(/^Prochain essai à partir de \d+\sh\s\d\d\.$/)).toBeVisible();
  const answers = page.getByRole('region', { name: /^Vos \d+ réponses$/ });
  await expect(answers.getByText('La bonne réponse', { exact: true }).first()).toBeVisible();

  const again = page.getByRole('region', { name: 'À relire' });
  const section = again.getByRole('link').first();
  const heading = await section.innerText();
  await section.click();
  await expect(page).toHaveURL(new RegExp(`^${lesson}#`));
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Refaire le quiz' })).toHaveCount(0);

  await test.step('a tab that still offers the quiz leads to the same words', async () => {
    await earlier.bringToFront();
    await earlier.getByRole('button', { name: 'Commencer le quiz' }).click();
    await expect(earlier).toHaveURL(new RegExp(`^${lesson}#`));
    await expect(earlier.getByRole('status').getByText(/^Prochain essai à partir de/)).toBeInViewport();
  });
});
