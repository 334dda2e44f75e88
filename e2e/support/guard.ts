import { expect, type BrowserContext, type ConsoleMessage, type Request, type WebError } from '@playwright/test';
import { test as withServer } from './server';

/** Nothing may go wrong unseen: what the browser complains about fails the test. */
export class Guard {
  readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(private readonly origin: string) {}

  /** This test brings about what the browser notes in its console: an answer of this status, or such a message. */
  allow(what: number | RegExp): void {
    this.allowed.push(typeof what === 'number' ? new RegExp(`the server responded with a status of ${what}\\b`) : what);
  }

  /** For a context that the test makes itself (`browser.newContext()`); the test's own is watched already. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => this.onConsole(message));
    context.on('weberror', (error) => this.onError(error));
    context.on('request', (request) => this.onRequest(request));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const where = `${event.sourceFile}:${event.lineNumber}`;
        console.error(`CSP: ${event.effectiveDirective} blocks ${event.blockedURI} (${where}) ${event.sample}`);
      });
    });
  }

  private onConsole(message: ConsoleMessage): void {
    const type = message.type();
    if (type !== 'error' && type !== 'warning') return;
    if (this.allowed.some((allowed) => allowed.test(message.text()))) return;
    this.complaints.push(`console ${type}: ${message.text()} (${message.location().url})`);
  }

  private onError(error: WebError): void {
    const { name, message, stack } = error.error();
    // No script of ours: on a slow machine the browser gives up the animation between two pages.
    if (!stack && /^Transition was (aborted|skipped)/.test(message)) return;
    this.complaints.push(`uncaught: ${stack || `${name}: ${message}`} (${error.page()?.url()})`);
  }

  private onRequest(request: Request): void {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== this.origin) {
      this.complaints.push(`request to another host: ${request.url()}`);
    }
  }
}

/** Fails a test whose browser complained. */
export const test = withServer.extend<{ guard: Guard }>({
  guard: [
    async ({ server }, use) => {
      const guard = new Guard(server.url);
      await use(guard);
      expect(guard.complaints, 'the browser has nothing to complain about').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, guard }, use) => {
    await guard.watch(context);
    await use(context);
  },
});

export { expect };
