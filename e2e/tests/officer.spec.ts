import type { Locator, Page } from '@playwright/test';
import { expect, people, test } from '../support';

const HEADLINE = /^(\d[\d\s]*) inscriptions? sur (\d[\d\s]*) (?:est|sont) à jour\s: (\d+,\d)\s%\.$/u;

const number = (text: string | undefined) => Number(text?.replace(/\s/gu, '').replace(',', '.'));

/** The headline's numerator, denominator and percentage. */
async function headline(page: Page): Promise<{ upToDate: number; all: number; percent: number }> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(HEADLINE);
  const [, upToDate, all, percent] = HEADLINE.exec(await heading.innerText()) ?? [];
  return { upToDate: number(upToDate), all: number(all), percent: number(percent) };
}

/** The rows of the list behind a figure, through all its pages. */
async function rows(page: Page): Promise<number> {
  const next = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Suivantes' });
  for (let sum = 0; ; ) {
    sum += await page.getByRole('table').getByRole('rowheader').count();
    if (!(await next.isVisible())) return sum;
    const address = page.url();
    await next.click();
    await expect(page).not.toHaveURL(address);
  }
}

async function date(page: Page): Promise<string> {
  return (await page.getByRole('main').getByRole('time').first().getAttribute('datetime')) ?? '';
}

test.beforeEach(async ({ page, signIn }) => {
  await signIn(people.florence);
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Couverture' }).click();
});

test('the number has a denominator, and a definition one click away', async ({ page }) => {
  const { upToDate, all, percent } = await headline(page);
  expect(percent, 'tenths are rounded down').toBe(Math.floor((upToDate * 1000) / all) / 10);
  const share = page.getByRole('heading', { level: 2, name: 'Couverture', exact: true }).locator('..');
  await expect(share.getByText(`${upToDate} inscriptions à jour sur ${all}.`)).toBeVisible();
  const definition = share.getByText(/^Inscriptions à jour, divisées par/);
  await expect(definition).toBeHidden();
  await share.getByText('Définition').click();
  await expect(definition).toBeVisible();

  const parts = ['À jour', 'À faire', 'En retard'].map(async (name) => {
    const figure = page.getByRole('heading', { level: 2, name, exact: true }).locator('..');
    return number(await figure.getByRole('paragraph').first().innerText());
  });
  const [valid, pending, overdue] = (await Promise.all(parts)) as [number, number, number];
  expect(valid).toBe(upToDate);
  expect(valid + pending + overdue).toBe(all);
});

test('a past day shows how things stood, and a day to come is refused', async ({ page }) => {
  const today = await date(page);
  const now = await headline(page);
  const past = new Date(`${today}T12:00:00Z`);
  past.setUTCDate(past.getUTCDate() - 200);
  const then = past.toISOString().slice(0, 10);

  await page.getByLabel('Situation au').fill(then);
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page).toHaveURL(new RegExp(`on=${then}`));
  expect(await date(page)).toBe(then);
  expect((await headline(page)).all, 'the population of that day').not.toBe(now.all);
  await page.getByRole('link', { name: 'Revenir à aujourd’hui' }).click();
  expect(await headline(page)).toEqual(now);

  await page.goto('/coverage?on=2999-01-01');
  await expect(page.getByRole('alert')).toContainText('Cette date n’existe pas ou n’est pas encore passée.');
  expect(await headline(page)).toEqual(now);
});

test('a figure opens on as many rows as it says', async ({ page }) => {
  const table = page.getByRole('table', { name: 'Par module' });
  const module = table.getByRole('row').nth(1);
  const title = await module.getByRole('rowheader').innerText();
  const columns = await table.getByRole('columnheader').allInnerTexts();
  const cell = (name: string): Locator => module.getByRole('cell').nth(columns.indexOf(name) - 1);

  for (const [column, heading] of [
    ['En retard', /^\d+ personnes? en retard$/],
    ['À faire', /^\d+ personnes? (a|ont) ce module à faire$/],
    ['Couverture', /^\d+ personnes? à jour$/],
  ] as const) {
    await test.step(column, async () => {
      const link = cell(column).getByRole('link');
      const count = number(/^\d+/.exec(await link.innerText())?.[0]);
      await link.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${count} `));
      await expect(page.getByRole('main')).toContainText(title);
      await expect(page.getByRole('definition').last()).toHaveText(String(count));
      expect(await rows(page)).toBe(count);
      await page.getByRole('main').getByRole('link', { name: 'Couverture' }).click();
      await expect(table).toBeVisible();
    });
  }
});

test('the course of a year is a drawing and a table', async ({ page }) => {
  const { percent } = await headline(page);
  const chart = page.getByRole('img', { name: 'La couverture, mois après mois' });
  await expect(chart).toHaveAccessibleDescription(/^De \d+,\d\s% le .+ à \d+,\d\s% le .+\.$/);
  const table = page.getByRole('table', { name: 'Couverture à la fin de chaque mois' });
  await expect(table).toBeHidden();
  await page.getByText('Les valeurs', { exact: true }).click();
  const months = await table.getByRole('row').count();
  expect(months - 1).toBeGreaterThanOrEqual(12);
  expect(number(/[\d,]+/.exec(await table.getByRole('cell').last().innerText())?.[0])).toBe(percent);
});
