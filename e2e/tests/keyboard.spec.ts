import type { Locator } from '@playwright/test';
import { expect, Keyboard, PASSWORD, people, Quiz, test } from '../support';

/** Answers with keys only. */
class KeyboardQuiz extends Quiz {
  private readonly keyboard = new Keyboard(this.page);

  protected override async pick(field: Locator): Promise<void> {
    const digit = await field.evaluate((input, fields) => {
      const all = [...(input.closest('fieldset')?.querySelectorAll(fields) ?? [])];
      return all.indexOf(input) + 1;
    }, 'input');
    await this.page.keyboard.press(String(digit));
    await expect(field).toBeChecked();
  }

  protected override async press(button: Locator): Promise<void> {
    // The button goes with its step: pressed again, it has the focus already.
    await button.evaluate((element) => element.closest('fieldset')?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus());
    await this.keyboard.to(button);
    await this.keyboard.press('Enter');
  }

  protected override async choose(field: Locator, index: number): Promise<void> {
    await this.keyboard.to(field);
    for (let press = 0; press < index; press++) await this.keyboard.press('ArrowDown');
    expect(await field.evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(index);
  }
}

test('a whole quiz without a mouse', async ({ page }) => {
  test.slow();
  const keyboard = new Keyboard(page);
  await page.goto('/');

  await test.step('the sign-in', async () => {
    await keyboard.to(page.getByLabel('Adresse électronique'));
    await page.keyboard.type(people.arthur.email);
    await keyboard.to(page.getByLabel('Mot de passe'));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/$/);
  });

  await test.step('the first thing is a way past the navigation', async () => {
    await keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Aller au contenu' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Commencer la leçon' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Dans cette leçon' })).toBeVisible();
  });

  await test.step('the lesson', async () => {
    await keyboard.act(page.getByRole('button', { name: /^J’ai lu cette section/ }).first());
    await expect(page.getByText(/^1\ssection lue sur\s\d+$/)).toBeVisible();
    await keyboard.act(page.getByRole('button', { name: 'Commencer le quiz' }));
  });

  const quiz = new KeyboardQuiz(page);
  await quiz.awake();
  await test.step('the quiz, with digits and Enter', async () => {
    const total = await quiz.dots.count();
    for (let number = 1; number <= total; number++) {
      await expect(quiz.question(number)).toBeVisible();
      await quiz.answer('right');
      await quiz.saved();
      const isField = await page.evaluate(() => ['SELECT', 'BUTTON'].includes(document.activeElement?.tagName ?? ''));
      // Enter goes on, but where it presses what has the focus.
      await (isField ? keyboard.act(quiz.button(number < total ? 'next' : 'review')) : keyboard.press('Enter'));
      await keyboard.seen();
    }
    await expect(page.getByRole('heading', { name: 'Vous avez répondu à toutes les questions.' })).toBeFocused();
  });

  await test.step('back to a question by its point, and the hand-in', async () => {
    await keyboard.to(quiz.dots.nth(2), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(quiz.shown).toHaveId('question-2');
    await keyboard.seen();
    await keyboard.to(quiz.dots.last(), 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.act(quiz.button('review'));
    await keyboard.seen();
    await keyboard.act(quiz.button('submit'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réussi, sans une faute.');
  });
});
