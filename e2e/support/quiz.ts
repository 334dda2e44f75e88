import type { Locator, Page } from '@playwright/test';
import { expect } from './guard';
import { items, plain, type Item } from './key';
import type { Lang } from './people';

/** Whether to answer as the key says, or as it does not. */
export type Aim = 'right' | 'wrong';

const WORDS = {
  fr: {
    start: /^(Commencer|Reprendre|Refaire) le quiz$/,
    next: 'Suivante',
    previous: 'Précédente',
    review: 'Relire et rendre',
    submit: 'Rendre le quiz',
    saved: 'Enregistré',
    up: /^Monter/,
    keep: 'Garder cet ordre',
  },
  en: {
    start: /^(Start|Resume) the quiz|Take the quiz again$/,
    next: 'Next',
    previous: 'Previous',
    review: 'Review and hand in',
    submit: 'Hand in the quiz',
    saved: 'Saved',
    up: /^Move up/,
    keep: 'Keep this order',
  },
} as const;

/** A quiz on a page, as a person goes through it: one question at a time where WASM runs, all together elsewhere. */
export class Quiz {
  readonly words: (typeof WORDS)[Lang];

  constructor(
    readonly page: Page,
    private readonly lang: Lang = 'fr',
  ) {
    this.words = WORDS[lang];
  }

  /** From the page of a lesson, or by its id, to the quiz with its island awake. */
  static async start(page: Page, { module, lang = 'fr' }: { module?: string; lang?: Lang } = {}): Promise<Quiz> {
    if (module) await page.goto(`/lessons/${module}`);
    const quiz = new Quiz(page, lang);
    await quiz.begin();
    return quiz;
  }

  /** Starts the quiz of the lesson that is shown. */
  async begin(): Promise<void> {
    await this.press(this.page.getByRole('main').getByRole('button', { name: this.words.start }));
    await this.awake();
  }

  /** The island runs: before that, a click would be the plain form's. */
  async awake(): Promise<void> {
    await expect(this.page).toHaveURL(/\/quiz\/[\w-]+/);
    await expect(this.page.locator('.quiz-island')).toHaveAttribute('data-ready', 'true');
  }

  /** The question at this place, counted from 1; each is a group of fields. */
  question(number: number): Locator {
    return this.page.locator(`#question-${number - 1}`);
  }

  /** The question that is shown. */
  get shown(): Locator {
    return this.page.locator('.quiz-item:visible');
  }

  /** The points of the questions, each a button that leads to it. */
  get dots(): Locator {
    return this.page.getByRole('button', { name: /^Question \d+/ });
  }

  button(name: 'next' | 'previous' | 'review' | 'submit'): Locator {
    return this.page.getByRole('button', { name: this.words[name], exact: true });
  }

  /** The quiet word on what was answered last. */
  get status(): Locator {
    return this.page.getByRole('main').getByRole('status');
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText(this.words.saved);
  }

  /** The item, with its key, that a question shows. */
  async item(question: Locator): Promise<Item> {
    const text = plain((await question.locator('legend').textContent()) ?? '');
    const found = items(this.lang).find(({ label, stem }) => text.includes(label) && text.includes(stem.slice(0, 60)));
    if (!found) throw new Error(`no item of content/ reads: ${text}`);
    return found;
  }

  /** Answers the question that is shown, or the given one. */
  async answer(aim: Aim, question: Locator = this.shown): Promise<void> {
    const item = await this.item(question);
    switch (item.kind) {
      case 'order':
        return this.order(question, item.steps, aim);
      case 'match':
        return this.match(question, item.pairs, aim);
      default: {
        const fields = question.getByRole('radio').or(question.getByRole('checkbox'));
        for (const place of await places(fields, item, aim)) await this.pick(fields.nth(place));
      }
    }
  }

  /** Answers from the question that is shown to the last, and stops on the review. */
  async answerAll(aim: Aim, each?: (kind: Item['kind']) => Promise<void>): Promise<void> {
    for (;;) {
      await this.answer(aim);
      await this.saved();
      await each?.((await this.item(this.shown)).kind);
      if (await this.button('review').isVisible()) break;
      await this.press(this.button('next'));
    }
    await this.press(this.button('review'));
    await expect(this.button('submit')).toBeVisible();
  }

  /** From the review to the result. */
  async handIn(): Promise<void> {
    await this.press(this.button('submit'));
    await expect(this.page).toHaveURL(/\/results\//);
  }

  /** Answers everything and hands in, up to the result. */
  async take(aim: Aim): Promise<void> {
    await this.answerAll(aim);
    await this.handIn();
  }

  /** What is answered: the state of every field of the form. */
  async state(): Promise<string[]> {
    return this.page.locator('.quiz-item').evaluateAll((questions) =>
      questions.map((question) => {
        const fields = [...question.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
        const given = fields.filter((field) => (field instanceof HTMLSelectElement ? field.value : field.checked));
        // By name: steps may stand in another order, with the same ranks.
        return given.map(({ name, value }) => `${name}=${value}`).sort().join(' ');
      }),
    );
  }

  /** A field is hit where a person hits it: anywhere on its row. */
  protected async pick(field: Locator): Promise<void> {
    if (await field.isChecked()) return;
    await this.press(field.locator('xpath=ancestor::label'));
    await expect(field).toBeChecked();
  }

  private async order(question: Locator, steps: string[], aim: Aim): Promise<void> {
    const wanted = aim === 'right' ? steps : [...steps].reverse();
    const ranks = question.getByRole('combobox');
    if (await ranks.first().isVisible()) {
      for (const [rank, step] of wanted.entries()) {
        await question.getByRole('combobox', { name: step }).selectOption(String(rank + 1));
      }
      return;
    }
    const rows = question.getByRole('listitem');
    const shown = async () => (await rows.locator('label').allTextContents()).map(plain);
    if ((await shown()).join() === wanted.join()) return this.press(question.getByRole('button', { name: this.words.keep }));
    for (const [place, step] of wanted.entries()) {
      for (let at = (await shown()).indexOf(step); at > place; at--) {
        await this.press(rows.nth(at).getByRole('button', { name: this.words.up }));
      }
    }
    expect(await shown()).toEqual(wanted);
  }

  private async match(question: Locator, pairs: [string, string][], aim: Aim): Promise<void> {
    const rights = [...new Set(pairs.map(([, right]) => right))];
    for (const [left, right] of pairs) {
      const chosen = aim === 'right' ? right : rights[(rights.indexOf(right) + 1) % rights.length]!;
      const field = question.getByRole('combobox', { name: left, exact: true });
      const options = (await field.getByRole('option').allTextContents()).map(plain);
      await this.choose(field, options.indexOf(chosen));
    }
  }

  protected async press(button: Locator): Promise<void> {
    await button.click();
  }

  protected async choose(field: Locator, index: number): Promise<void> {
    await field.selectOption({ index });
  }
}

/** The places of the fields to pick, of options in whatever order they are shown. */
async function places(fields: Locator, item: Extract<Item, { options: unknown }>, aim: Aim): Promise<number[]> {
  const texts = await fields.evaluateAll((inputs) =>
    inputs.map((input) => {
      const row = input.closest('label')?.cloneNode(true) as HTMLElement;
      row.querySelectorAll('[aria-hidden="true"]').forEach((mark) => mark.remove());
      return (row.querySelector('.line-number') ?? row).textContent ?? '';
    }),
  );
  const wanted = texts.map(plain).flatMap((text, place) => {
    const option = item.options.find((option) => option.text === text);
    if (!option) throw new Error(`« ${item.label} » has no option: ${text}`);
    return option.right === (aim === 'right') ? [place] : [];
  });
  return item.kind === 'choice' || item.kind === 'line' ? wanted.slice(0, 1) : wanted;
}
