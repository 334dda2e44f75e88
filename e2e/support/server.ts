import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base } from '@playwright/test';
import { freshDatabase } from './database';

export type Server = {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What the server wrote so far, both streams. */
  log(): string;
};

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** Each worker has its own server with the demonstration's people, on its own fresh database. */
export const test = base.extend<{ baseURL: string; attachLog: void }, { server: Server }>({
  server: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'vigie-e2e-'));
      try {
        await onFreshDatabase(folder, use);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: START_LIMIT_MS + STOP_LIMIT_MS },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  attachLog: [
    async ({ server }, use, info) => {
      const before = server.log().length;
      await use();
      if (info.status !== info.expectedStatus) {
        await info.attach('server log of this test', { body: server.log().slice(before), contentType: 'text/plain' });
      }
    },
    { auto: true },
  ],
});

async function onFreshDatabase(folder: string, use: (server: Server) => Promise<void>): Promise<void> {
  const database = await freshDatabase(folder);
  let log = '';
  const child = spawn(
    process.env.VIGIE_BIN ?? resolve('../target/debug/vigie'),
    ['serve', '--demo', '--database', database.url, '--listen', '127.0.0.1:0'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const keep = (chunk: Buffer) => void (log += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  try {
    await use({ url: await address(child, () => log), log: () => log });
  } finally {
    await stop(child);
    await database.remove();
  }
}

/** The server prints its address once it answers. */
async function address(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((found, failed) => {
    const fail = (why: string) => {
      clearTimeout(limit);
      failed(new Error(`${why}; it wrote:\n${log()}`));
    };
    const limit = setTimeout(() => fail('the server gave no address in time'), START_LIMIT_MS);
    child.once('error', (error) => fail(`the server did not start: ${error.message}`));
    child.once('exit', (code, signal) => fail(`the server ended at once (${code ?? signal})`));
    child.stdout?.on('data', () => {
      const url = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log())?.[1];
      if (url) {
        clearTimeout(limit);
        found(url);
      }
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(limit);
}
