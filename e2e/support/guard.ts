import { expect, type BrowserContext, type ConsoleMessage, type Request } from '@playwright/test';
import { test as withServer } from './server';

/** Nothing may go wrong unseen: what the browser complains about fails the test. */
export class Guard {
  readonly complaints: string[] = [];
  private readonly allowed = new Set<number>();
  private isOffline = false;

  constructor(private readonly origin: string) {}

  /** This test makes the server answer with this status, which the browser notes in its console. */
  allow(status: number): void {
    this.allowed.add(status);
  }

  /** This test takes the connection away, which the browser notes for each request that it cannot make. */
  allowOffline(): void {
    this.isOffline = true;
  }

  /** For a context that the test makes itself (`browser.newContext()`); the test's own is watched already. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => this.onConsole(message));
    context.on('weberror', (error) => this.complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`));
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
    const status = /the server responded with a status of (\d+)/.exec(message.text())?.[1];
    if (status && this.allowed.has(Number(status))) return;
    if (this.isOffline && message.text().includes('net::ERR_INTERNET_DISCONNECTED')) return;
    this.complaints.push(`console ${type}: ${message.text()} (${message.location().url})`);
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
