import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { people, Quiz, test, type Person } from '../support';

// The pictures of the README: VIGIE_SCREENSHOTS=1 npx playwright test screenshots. Otherwise the pages are only visited.
const FOLDER = resolve('../docs/screenshots');
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const MODULE = 'anssi-01';

type Picture = {
  name: string;
  who: Person;
  go(page: Page): Promise<unknown>;
  /** From the address of the first picture. */
  onPhone?(page: Page): Promise<unknown>;
};

const pictures: Picture[] = [
  { name: 'home', who: people.bastien, go: async () => {}, onPhone: async () => {} },
  { name: 'lesson', who: people.bastien, go: (page) => page.goto(`/lessons/${MODULE}`) },
  { name: 'quiz', who: people.gaetan, go: quizInTheMiddle, onPhone: quizOnPhone },
  { name: 'result', who: people.erwan, go: result },
  { name: 'team', who: people.erwan, go: (page) => page.goto('/team') },
  { name: 'coverage', who: people.florence, go: (page) => page.goto('/coverage') },
];

async function quizInTheMiddle(page: Page): Promise<void> {
  const quiz = await Quiz.start(page, { module: MODULE, lang: 'en' });
  for (let number = 1; number < 4; number++) {
    await quiz.answer('right');
    await quiz.saved();
    await quiz.button('next').click();
  }
  await quiz.answer('right');
  await quiz.saved();
}

async function quizOnPhone(page: Page): Promise<void> {
  const quiz = new Quiz(page, 'en');
  await quiz.awake();
  await quiz.answer('right');
  await quiz.saved();
}

async function result(page: Page): Promise<void> {
  const quiz = await Quiz.start(page, { module: MODULE, lang: 'en' });
  await quiz.answer('wrong');
  await quiz.saved();
  await quiz.button('next').click();
  await quiz.take('right');
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => scrollTo(0, 0)));
  if (process.env.VIGIE_SCREENSHOTS !== '1') return;
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

for (const { name, who, go, onPhone } of pictures) {
  test(`a picture of ${name}`, async ({ page, signIn, visitor }) => {
    await signIn(who, { lang: 'en' });
    await go(page);
    await take(page, `${name}-desktop`);
    if (!onPhone) return;
    const phone = await visitor(who, { lang: 'en', context: PHONE });
    await phone.goto(page.url());
    await onPhone(phone);
    await take(phone, `${name}-phone`);
  });
}
