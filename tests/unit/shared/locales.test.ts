import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../src/shared/errors';
import { tips } from '../../../src/shared/cli';
import { findings } from '../../../src/main/docker/diagnosis';
import en from '../../../src/shared/locales/en.json';
import ru from '../../../src/shared/locales/ru.json';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(prefix + name, value);
    else for (const [key, text] of flatten(value, `${prefix}${name}.`)) texts.set(key, text);
  }
  return texts;
}

const plural = /_(one|few|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const english = flatten(en);
const russian = flatten(ru);

/** Which plural forms each text has; none for a text without a count. */
function forms(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const form = plural.exec(key)?.[1];
    found.set(base(key), [...(found.get(base(key)) ?? []), ...(form ? [form] : [])].sort());
  }
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const root = join(import.meta.dirname, '../../../src');
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
}
/** Without comments: a key that is only talked about is not asked for. */
const code = [
  ...sources('renderer'),
  ...sources('shared'),
  ...sources('main/desktop'),
  readFileSync(join(root, '../electron-builder.config.mjs'), 'utf8'),
]
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/(^|\s)\/\/.*$/gm, '');

/** Every quoted text of the code that could be a key, and every template, as a pattern. */
const quoted = new Set([...code.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/g)].map((match) => match[1] ?? ''));
const templates = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^`]*?\})*?)`/g)]
  .map((match) => match[1] ?? '')
  .filter((template) => template.includes('${'))
  .map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\$\{[^}]*\}/g, '\u0000').replace(/\./g, '\\.').replaceAll('\u0000', '[\\w-]+')}$`),
  }));

describe('the locale files', () => {
  it('have the same texts in both languages', () => {
    expect([...forms(russian).keys()].sort()).toEqual([...forms(english).keys()].sort());
  });

  it('have every plural form that the language counts with', () => {
    for (const [key, found] of forms(english)) expect([key, found]).toEqual([key, found.length ? ['one', 'other'] : []]);
    for (const [key, found] of forms(russian)) {
      const counted = (forms(english).get(key) ?? []).length > 0;
      expect([key, found]).toEqual([key, counted ? ['few', 'many', 'one', 'other'] : []]);
    }
  });

  it('name the same values in both languages', () => {
    const named = (texts: ReadonlyMap<string, string>, key: string) => {
      const all = [...texts].filter(([name]) => base(name) === key).flatMap(([, text]) => placeholders(text));
      return [...new Set(all)].sort();
    };
    for (const key of forms(english).keys()) expect([key, named(russian, key)]).toEqual([key, named(english, key)]);
  });

  it('leave no text empty', () => {
    for (const [key, text] of [...english, ...russian]) expect([key, text.trim() !== '']).toEqual([key, true]);
  });

  it('have every key that the code asks for by name', () => {
    const known = new Set(forms(english).keys());
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });

  it('have no key that the code never asks for', () => {
    const unused = [...forms(english).keys()].filter(
      (key) => !quoted.has(key) && !templates.some(({ pattern }) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('have a text for every error, every tip and everything that an engine check can find', () => {
    const wanted = [
      ...errorCodes.flatMap((error) => [`errors.${error}.title`, `errors.${error}.why`]),
      ...tips.map((tip) => `cli.tips.${tip}`),
      ...findings.map((finding) => `engine.tried.${finding}`),
    ];
    for (const texts of [english, russian]) expect(wanted.filter((key) => !texts.has(key))).toEqual([]);
  });

  it('do not answer in English where Russian is asked for', () => {
    // Names of programs, units and commands are the same in both; a sentence is not.
    const same = [...english].filter(([key, text]) => russian.get(key) === text && /[a-z]+ [a-z]+ [a-z]+/.test(text));
    expect(same).toEqual([]);
  });
});
