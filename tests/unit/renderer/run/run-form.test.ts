import { describe, expect, it } from 'vitest';
import { formOf, formPath, mergeEnv, readForm } from '../../../../src/renderer/features/run/run-form';
import { port, spec } from './fixtures';

const form = (over: Partial<ReturnType<typeof formOf>> = {}) => ({ ...formOf(spec()), ...over });

describe('the run form', () => {
  it('says the spec that it shows', () => {
    const said = spec({
      name: 'web-app', ports: [port('8000')], env: [{ name: 'A', value: 'b c' }, { name: 'HOME', value: null }],
      entrypoint: '', command: ['sh', '-c', "echo 'hi there'"], workdir: '/app',
    });
    expect(readForm(formOf(said)).spec).toEqual(said);
    expect(readForm(formOf(spec({ entrypoint: '/bin/sh' }))).spec.entrypoint).toBe('/bin/sh');
  });

  it('tells an entrypoint that is left alone from one that is cleared', () => {
    expect(readForm(form({ entrypoint: ' ' })).spec.entrypoint).toBeNull();
    expect(readForm(form({ entrypoint: '""' })).spec.entrypoint).toBe('');
  });

  it('leaves out blank rows, and still finds the row that a problem belongs to', () => {
    const blank = { ...port('', ''), hostIp: '127.0.0.1' };
    const { spec: said, rows } = readForm(form({ ports: [blank, port('8000'), blank, port('9000')] }));
    expect(said.ports.map((row) => row.hostPort)).toEqual(['8000', '9000']);
    expect(formPath('ports.1.hostPort', rows)).toBe('ports.3.hostPort');
    expect(formPath('ports.1', rows)).toBe('ports.3');
    expect(formPath('image', rows)).toBe('image');
    expect(formPath('ports.9.hostPort', rows)).toBe('ports.9.hostPort');
  });

  it('reports a command that is no list of words', () => {
    expect(readForm(form({ command: "sh -c 'oops" })).problems).toMatchObject([{ field: 'command' }]);
  });

  it('forgives blanks around a name', () => expect(readForm(form({ image: ' web-image ' })).spec.image).toBe('web-image'));
});

describe('variables from a file', () => {
  it('replace those of the same name, fill up after the others, and make blank rows go', () => {
    const rows = [{ name: 'A', value: '1' }, { name: '', value: '' }, { name: 'B', value: '2' }];
    expect(mergeEnv(rows, [{ name: 'B', value: '3' }, { name: 'C', value: null }, { name: 'C', value: '4' }])).toEqual([
      { name: 'A', value: '1' }, { name: 'B', value: '3' }, { name: 'C', value: '4' },
    ]);
  });
});
