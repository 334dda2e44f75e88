import { expect, fillSignIn, people, Quiz, test } from '../support';

const MODULE = 'anssi-01';

test('a reload in the middle keeps the answers and comes back to the first question without one', async ({ page, signIn }) => {
  await signIn(people.zoe);
  const quiz = await Quiz.start(page, { module: MODULE });
  for (let number = 1; number <= 4; number++) {
    await quiz.answer(number % 2 ? 'right' : 'wrong');
    await quiz.saved();
    await quiz.button('next').click();
  }
  const before = await quiz.state();
  await page.reload();
  await quiz.awake();
  expect(await quiz.state()).toEqual(before);
  await expect(quiz.question(5)).toBeVisible();
  await quiz.button('previous').click();
  await expect(quiz.question(4)).toBeVisible();
  await quiz.button('next').click();
  await expect(quiz.dots.nth(3)).toHaveAccessibleName('Question 4, répondue');
  await expect(quiz.dots.nth(4)).toHaveAccessibleName('Question 5, en cours');
  await expect(quiz.dots.nth(5)).toHaveAccessibleName('Question 6, sans réponse');

  await test.step('the review says what has no answer, and leads there', async () => {
    const total = await quiz.dots.count();
    await quiz.dots.last().click();
    await quiz.button('review').click();
    await expect(page.getByRole('heading', { name: new RegExp(`^Sans réponse\\s: ${total - 4} sur ${total}\\.`) })).toBeVisible();
    await quiz.dots.nth(4).click();
    await expect(quiz.shown).toHaveId('question-4');
  });
});

test('answers given without a connection are kept and sent when it is back', async ({ page, context, guard, signIn, visitor }) => {
  guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await signIn(people.bastien);
  const quiz = await Quiz.start(page, { module: MODULE });
  await quiz.answer('right');
  await quiz.saved();

  const lost = page.getByRole('alert').filter({ hasText: 'La connexion est perdue.' });
  await context.setOffline(true);
  for (let number = 2; number <= 3; number++) {
    await quiz.button('next').click();
    await quiz.answer('right');
    await expect(lost).toBeVisible();
  }
  await test.step('handing in waits too', async () => {
    await quiz.dots.last().click();
    await quiz.button('review').click();
    await quiz.button('submit').click();
    await expect(lost).toBeVisible();
    await expect(page).toHaveURL(/\/quiz\//);
  });
  await context.setOffline(false);
  await quiz.saved();
  await expect(lost).toBeHidden();

  const elsewhere = await visitor(people.bastien);
  await elsewhere.goto(page.url());
  const same = new Quiz(elsewhere);
  await same.awake();
  expect(await same.state()).toEqual(await quiz.state());
  await expect(same.question(4)).toBeVisible();
});

test('a second tab is the same attempt, and what it handed in is over in the first', async ({ page, context, guard, signIn }) => {
  guard.allow(409);
  await signIn(people.chloe);
  const quiz = await Quiz.start(page, { module: MODULE });
  await quiz.answer('right');
  await quiz.saved();

  const tab = await context.newPage();
  await tab.goto(`/lessons/${MODULE}`);
  await tab.getByRole('link', { name: 'Reprendre le quiz' }).click();
  const second = new Quiz(tab);
  await second.awake();
  expect(tab.url()).toBe(page.url());
  expect(await second.state()).toEqual(await quiz.state());
  await second.take('right');

  await page.bringToFront();
  await quiz.button('next').click();
  await quiz.answer('wrong');
  const over = page.getByRole('alert').filter({ hasText: 'Ce quiz a déjà été rendu' });
  await over.getByRole('link', { name: 'Voir le résultat' }).click();
  await expect(page).toHaveURL(tab.url());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réussi, sans une faute.');
});

test('a session that ends in the middle loses nothing', async ({ page, context, guard, signIn }) => {
  guard.allow(401);
  await signIn(people.emma);
  const quiz = await Quiz.start(page, { module: MODULE });
  await quiz.answer('right');
  await quiz.saved();
  await context.clearCookies({ name: '__Host-vigie' });
  await quiz.button('next').click();
  await quiz.answer('right');
  const expired = page.getByRole('alert').filter({ hasText: 'Votre session a expiré.' });
  await expect(expired).toBeVisible();
  await quiz.button('next').click();
  await quiz.answer('right');
  const before = await quiz.state();
  const address = page.url();

  await expired.getByRole('link', { name: 'Se reconnecter' }).click();
  await fillSignIn(page, people.emma);
  await expect(page).toHaveURL(address);
  await quiz.awake();
  await quiz.saved();
  await page.reload();
  await quiz.awake();
  expect(await quiz.state()).toEqual(before);
  await expect(quiz.question(4)).toBeVisible();
});

test('handing in twice gives one result', async ({ page, signIn }) => {
  await signIn(people.marion);
  const attestations = async () => {
    await page.goto('/attestations');
    return page.getByRole('main').getByRole('listitem').count();
  };
  const before = await attestations();
  const quiz = await Quiz.start(page, { module: MODULE });
  const address = page.url();
  await quiz.answerAll('right');
  await quiz.button('submit').dblclick();
  await expect(page).toHaveURL(/\/results\//);
  const result = page.url();
  await page.goto(address);
  await expect(page).toHaveURL(result);
  expect(await attestations()).toBe(before + 1);
});
