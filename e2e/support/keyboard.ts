import type { Locator, Page } from '@playwright/test';
import { expect } from './guard';

function whereIsFocus(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'lost';
  const hasOutline = (element: Element | null): boolean => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  // A heading that is read out because it is new, and cannot be acted on, needs no mark.
  const isPlace = focused.getAttribute('tabindex') === '-1';
  const { width, height } = focused.getBoundingClientRect();
  if (isPlace || hasOutline(focused) || hasOutline(focused.closest('label'))) return width && height ? 'seen' : 'empty';
  return `not seen on ${focused.outerHTML.slice(0, 200)}`;
}

/** A person without a mouse: goes on with Tab until something has the focus, and always sees where it is. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Something has the focus, and it can be seen: an outline on it, or on the row that it stands in. */
  async seen(): Promise<void> {
    // The island moves it in the next frame.
    await expect.poll(() => this.page.evaluate(whereIsFocus), { message: 'the focus' }).toBe('seen');
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.seen();
  }

  /** Presses Tab (or what is given) until the locator has the focus. */
  async to(target: Locator, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
    }
    throw new Error(`${target} cannot be reached with ${key}`);
  }

  /** Goes to something and acts on it; a page may follow, which begins without a focus. */
  async act(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }
}
