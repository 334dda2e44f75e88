import type { Page } from '@playwright/test';
import { expect, type Guard } from './guard';
import { fillSignIn, people, type Lang, type Person } from './people';
import { Quiz, type Aim } from './quiz';

export type Tour = {
  page: Page;
  guard: Guard;
  signIn(person: Person, options?: { lang?: Lang }): Promise<void>;
  lang: Lang;
  /** Whose quizzes are taken: one module is passed, the other failed. No other test may count on them. */
  learner: Person;
  /** Called on every kind of page, and on every kind of question. */
  visit(name: string): Promise<void>;
  quiz?: new (page: Page, lang: Lang) => Quiz;
};

/** Where the tour is passed, and where it fails: together they have questions of every kind. */
const PASSED = 'anssi-01';
const FAILED = 'owasp-a01';

const KNOWN = `marion.le-bris@kerlann.example;Marion;Le Bris;Agence / Développement / Mobile;2022-11-22`;
const NEW = (lang: Lang) => `tour.${lang}@kerlann.example;Tour;${lang.toUpperCase()};Agence / Tour;2026-09-01`;
const BAD = 'nobody;No;Body;Agence;31/02/2026';

/** To every kind of page that Vigie has, in one language. */
export async function tour(of: Tour): Promise<void> {
  const { page, guard, lang } = of;
  for (const status of [403, 404, 422]) guard.allow(status);
  await outside(of);
  await of.signIn(of.learner, { lang });
  await learning(of);
  await steering(of);
  await importing(of);
  await accounts(of);
}

async function outside({ page, lang, visit }: Tour): Promise<void> {
  await page.context().addCookies([{ name: 'lang', value: lang, url: await origin(page) }]);
  await page.goto('/sign-in');
  await visit('sign-in');
  await fillSignIn(page, { name: 'Nobody', email: 'nobody@kerlann.example' }, lang);
  await expect(page.getByRole('alert')).toBeVisible();
  await visit('sign-in refused');
  await page.goto('/join');
  await visit('join');
  await page.goto('/recover');
  await visit('recover');
}

async function origin(page: Page): Promise<string> {
  await page.goto('/sign-in');
  return new URL(page.url()).origin;
}

async function learning(of: Tour): Promise<void> {
  const { page, visit } = of;
  await visit('home');
  for (const path of ['/modules', `/lessons/${PASSED}`, `/lessons/${FAILED}`, '/account']) {
    await page.goto(path);
    await visit(path);
  }
  await badPassword(of);

  const kinds = new Set<string>();
  await takeQuiz(of, PASSED, 'right', kinds);
  await visit('result, passed');
  await takeQuiz(of, FAILED, 'wrong', kinds);
  await visit('result, failed');
  await page.goto(`/lessons/${FAILED}`);
  await visit('lesson after a failed quiz');

  await page.goto('/attestations');
  await visit('attestations');
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
  await expect(page.getByRole('article')).toBeVisible();
  await visit('attestation');

  await page.goto('/nowhere');
  await visit('404');
  await page.goto('/coverage');
  await visit('403');
}

async function badPassword({ page, visit }: Tour): Promise<void> {
  const fields = page.locator('input[type="password"]');
  for (const field of await fields.all()) await field.fill('not mine');
  await fields.last().press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await visit('account, password refused');
}

/** Through a quiz, with a visit to each kind of question that was not met before, and to the review. */
async function takeQuiz({ page, lang, visit, quiz: Kind = Quiz }: Tour, module: string, aim: Aim, kinds: Set<string>): Promise<void> {
  await page.goto(`/lessons/${module}`);
  const quiz = new Kind(page, lang);
  await quiz.begin();
  await quiz.answerAll(aim, async (kind) => {
    if (kinds.has(kind)) return;
    kinds.add(kind);
    await visit(`question: ${kind}`);
  });
  if (aim === 'right') await visit('review');
  await quiz.handIn();
}

async function steering({ page, signIn, lang, visit }: Tour): Promise<void> {
  await signIn(people.gaetan, { lang });
  await page.goto('/team');
  for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
  await visit('team');

  await signIn(people.florence, { lang });
  await page.goto('/coverage?on=2999-01-01');
  await visit('coverage on a day to come');
  await page.goto('/coverage');
  for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
  await visit('coverage');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/figure/);
  await visit('figure');
}

async function importing({ page, signIn, lang, visit }: Tour): Promise<void> {
  await signIn(people.yannick, { lang });
  await page.goto('/people/import');
  await visit('import');
  await upload(page, '');
  await expect(page.getByRole('alert')).toBeVisible();
  await visit('import, unreadable');
  await upload(page, `${KNOWN}\n${BAD}`);
  await visit('import, lines to mend');
  await upload(page, NEW(lang));
  await visit('import, planned');
  await submit(page);
  await expect(page).toHaveURL(/import\/[\w-]+$/);
  await visit('import, done');
}

async function accounts({ page, signIn, lang, visit }: Tour): Promise<void> {
  for (const path of ['/accounts', '/accounts?person=le', '/accounts?person=erwan.talarmin@kerlann.example', '/invitations', '/mail']) {
    await page.goto(path);
    await visit(path);
  }
  await signIn(people.sylvie, { lang });
  for (const path of ['/journal', '/journal?person=le', '/journal?person=erwan.talarmin@kerlann.example', '/accounts']) {
    await page.goto(path);
    for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
    await visit(path);
  }
}

async function upload(page: Page, lines: string): Promise<void> {
  await page.goto('/people/import');
  const header = lines ? 'email;first name;last name;unit;start\n' : '';
  const buffer = Buffer.from(`${header}${lines}\n`);
  await page.getByLabel(/^(Fichier CSV|CSV file)$/).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await submit(page);
}

/** The only button of the page that sends something, whatever it is called. */
async function submit(page: Page): Promise<void> {
  await page.getByRole('main').locator('button[type="submit"]').click();
}
