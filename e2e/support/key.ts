import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from './people';

/** An item with its key, as `docs/authoring.md` has authors write it. Texts are plain: see `plain`. */
export type Item = {
  module: string;
  label: string;
  stem: string;
} & (
  | { kind: 'choice' | 'several' | 'spot' | 'line'; options: { text: string; right: boolean }[] }
  | { kind: 'order'; steps: string[] }
  | { kind: 'match'; pairs: [left: string, right: string][] }
);

const CONTENT = resolve(dirname(fileURLToPath(import.meta.url)), '../../content');

/** Markdown, or the text of a page, as letters and single spaces: what both have in common. */
export function plain(text: string): string {
  const spans = text.split(/(`+[^`]*`+)/);
  const bare = spans.map((span) => (span.startsWith('`') ? span.replaceAll('`', '') : span.replace(/\*+|\\(?=[^\w\s])/g, '')));
  return bare.join('').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

const known = new Map<Lang, Item[]>();

/** All the items of all the modules. */
export function items(lang: Lang): Item[] {
  let all = known.get(lang);
  if (!all) {
    all = folders().flatMap((folder) => itemsOf(folder, lang));
    known.set(lang, all);
  }
  return all;
}

function folders(): string[] {
  const entries = readdirSync(CONTENT, { recursive: true, withFileTypes: true });
  return entries.filter(({ name }) => name === 'module.toml').map(({ parentPath }) => parentPath);
}

function itemsOf(folder: string, lang: Lang): Item[] {
  const module = /^id = "(.+)"/m.exec(readFileSync(resolve(folder, 'module.toml'), 'utf8'))?.[1] ?? folder;
  const [, quiz] = readFileSync(resolve(folder, `${lang}.md`), 'utf8').split(/^# .*\{#quiz\}\s*$/m);
  const sections = outsideFences(quiz ?? '').split(/^## (?=.*\{#[\w-]+ \.\w+)/m).slice(1);
  return sections.map((section) => itemOf(module, section));
}

/** Hides the lines of fenced code: what looks like Markdown there is none. */
function outsideFences(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}

function itemOf(module: string, section: string): Item {
  const head = /^(?<label>.*?)\s*\{#[\w-]+ \.(?<kind>\w+)/.exec(section)?.groups;
  const body = section.slice(section.indexOf('\n') + 1);
  const stem = /^[\s\S]*?(?=^- \[|^1\. |^\|)/m.exec(body)?.[0];
  if (!head || stem === undefined) throw new Error(`${module}: not an item: ${section.slice(0, 80)}`);
  const item = { module, label: plain(head.label!), stem: plain(stem) };
  switch (head.kind) {
    case 'choice':
    case 'several':
    case 'spot':
    case 'line': {
      const found = body.matchAll(/^- \[(?<mark>[ x])\] (?<text>.*(?:\n {2}(?! *>).*)*)/gm);
      const options = [...found].map(({ groups }) => ({ text: plain(groups!.text!), right: groups!.mark === 'x' }));
      return { ...item, kind: head.kind, options };
    }
    case 'order': {
      const steps = [...body.matchAll(/^\d+\. (.*(?:\n {2,}.*)*)/gm)].map(([, text]) => plain(text!));
      return { ...item, kind: head.kind, steps };
    }
    case 'match': {
      const rows = [...body.matchAll(/^\|(.*)\|\s*$/gm)].slice(2).map(([, row]) => row!.split(/(?<!\\)\|/).map((cell) => plain(cell.replaceAll('\\|', '|'))));
      return { ...item, kind: head.kind, pairs: rows.map(([left, right]) => [left!, right!]) };
    }
    default:
      throw new Error(`${module}: an item of an unknown kind: ${head.kind}`);
  }
}
