import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

export type Database = { url: string; remove(): Promise<void> };

/** A fresh database of the kind that VIGIE_TEST_DATABASE names. */
export async function freshDatabase(folder: string): Promise<Database> {
  const kind = process.env.VIGIE_TEST_DATABASE ?? 'sqlite';
  switch (kind) {
    case 'sqlite':
      return { url: `sqlite:${join(folder, 'vigie.db')}`, remove: async () => {} }; // goes with the folder
    case 'postgres':
      return postgresDatabase();
    default:
      throw new Error(`VIGIE_TEST_DATABASE is sqlite or postgres, not ${kind}`);
  }
}

async function postgresDatabase(): Promise<Database> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('VIGIE_TEST_DATABASE=postgres needs TEST_POSTGRES_URL');
  const name = `vigie_e2e_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, remove: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
