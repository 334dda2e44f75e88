import { defineConfig } from '@playwright/test';

// Run by `cargo xtask test`, which provides the server's binary, the databases and the browser.
// The kind of page is in the file's name: phone.spec.ts, *.phone.spec.ts, no-wasm.spec.ts...
const phone = /(^|[./\\])phone\.spec\.ts$/;
const noWasm = /(^|[./\\])no-wasm\.spec\.ts$/;

const wide = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/files',
  fullyParallel: false, // the tests of a file share one server and its data
  forbidOnly: !!process.env.CI,
  workers: 2,
  retries: 0, // a test that passes at the second try has failed
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    // A trace of each test takes a third of the time: asked for when one is looked into.
    trace: process.env.VIGIE_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Pages change at once for who wants no motion, and most tests do not wait for it; on the phone things move.
  projects: [
    { name: 'desktop', testIgnore: [phone, noWasm], use: { ...wide, contextOptions: { reducedMotion: 'reduce' } } },
    { name: 'phone', testMatch: phone, use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
    { name: 'no-wasm', testMatch: noWasm, use: { ...wide, javaScriptEnabled: false } },
  ],
});
