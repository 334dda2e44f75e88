import type { Locator } from '@playwright/test';
import { Quiz } from './quiz';

/** A quiz that is taken with a thumb. */
export class TouchQuiz extends Quiz {
  protected override async press(target: Locator): Promise<void> {
    await target.tap();
  }
}
