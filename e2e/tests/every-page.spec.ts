import { expectAccessible, expectWords, people, test, tour } from '../support';

test.describe.configure({ mode: 'parallel' }); // each language has its own learner

for (const [lang, learner] of [['fr', people.margaux], ['en', people.rebecca]] as const) {
  test(`every page is accessible, in light and in dark, and all of it is in one language: ${lang}`, async ({ page, guard, signIn }) => {
    test.setTimeout(180_000);
    await tour({
      page,
      guard,
      signIn,
      lang,
      learner,
      visit: (name) =>
        test.step(name, async () => {
          await expectWords(page, lang);
          await expectAccessible(page);
        }),
    });
  });
}
