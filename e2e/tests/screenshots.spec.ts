import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, people, Quiz, test, type Person } from '../support';

// The pictures of the README: VIGIE_SCREENSHOTS=1 npx playwright test screenshots. Otherwise the pages are only visited.
const FOLDER = resolve('../docs/screenshots');
const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
} as const;

async function take(page: Page, name: string, sizes: (keyof typeof SIZES)[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    await expect(page.getByRole('main')).toBeVisible();
    if (process.env.VIGIE_SCREENSHOTS !== '1') continue;
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: resolve(FOLDER, `${name}-${size}.png`), animations: 'disabled', caret: 'hide' });
  }
}

const shots: { name: string; who: Person; go(page: Page): Promise<void>; sizes?: (keyof typeof SIZES)[] }[] = [
  { name: 'home', who: people.bastien, go: async () => {}, sizes: ['desktop', 'phone'] },
  { name: 'lesson', who: people.bastien, go: async (page) => void (await page.goto('/lessons/anssi-01')) },
  { name: 'quiz', who: people.gaetan, go: quizInTheMiddle, sizes: ['desktop', 'phone'] },
  { name: 'result', who: people.erwan, go: result },
  { name: 'team', who: people.erwan, go: async (page) => void (await page.goto('/team')) },
  { name: 'coverage', who: people.florence, go: async (page) => void (await page.goto('/coverage')) },
];

async function quizInTheMiddle(page: Page): Promise<void> {
  const quiz = await Quiz.start(page, { module: 'anssi-01', lang: 'en' });
  for (let number = 1; number < 4; number++) {
    await quiz.answer('right');
    await quiz.saved();
    await quiz.button('next').click();
  }
  await quiz.answer('right');
  await quiz.saved();
}

async function result(page: Page): Promise<void> {
  const quiz = await Quiz.start(page, { module: 'anssi-01', lang: 'en' });
  await quiz.answer('wrong');
  await quiz.button('next').click();
  await quiz.take('right');
}

for (const { name, who, go, sizes = ['desktop'] } of shots) {
  test(`a picture of ${name}`, async ({ page, signIn }) => {
    await signIn(who, { lang: 'en' });
    await go(page);
    await take(page, name, sizes);
  });
}
