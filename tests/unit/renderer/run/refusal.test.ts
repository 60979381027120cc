import { describe, expect, it } from 'vitest';
import { foreseen, refusalOf, stillStands, valueAt } from '../../../../src/renderer/features/run/refusal';
import type { AppError } from '../../../../src/shared/errors';
import { around, container, port, published, spec } from './fixtures';

const error = (over: Partial<AppError>): AppError => ({ code: 'engine-error', message: 'no', ...over });
const owner = { kind: 'container', id: 'abcdef0123456789', name: 'web-app' } as const;

describe('a refusal', () => {
  it('of a name names its owner, and offers another name or the removal of the owner', () => {
    const refusal = refusalOf(error({ code: 'name-in-use', subjects: [owner] }), spec({ name: 'web-app' }), around(container({ name: 'web-app-2' })));
    expect(refusal).toMatchObject({
      field: 'name',
      text: 'name',
      values: { name: 'web-app', container: 'web-app', id: 'abcdef012345' },
      fixes: [{ kind: 'use', field: 'name', value: 'web-app-3' }, { kind: 'remove', container: owner }],
    });
  });

  it('of a name finds the owner in the list when the engine does not say', () => {
    const refusal = refusalOf(error({ code: 'name-in-use' }), spec({ name: 'web-app' }), around(container({ id: 'id1' })));
    expect(refusal.fixes).toContainEqual({ kind: 'remove', container: { kind: 'container', id: 'id1', name: 'web-app' } });
    expect(refusalOf(error({ code: 'name-in-use' }), spec({ name: 'web-app' }), around()).text).toBe('name-unknown');
  });

  it('of a port says who holds it, and offers the next one that nobody holds or asks for', () => {
    const form = spec({ ports: [port('8000'), port('8001', '81')] });
    const held = around(container({ name: 'other', ports: published(8000) }), container({ id: 'x', ports: published(8002) }));
    const refusal = refusalOf(error({ code: 'port-in-use', field: 'ports.0.hostPort' }), form, held);
    expect(refusal).toMatchObject({
      field: 'ports.0.hostPort', text: 'port', values: { port: '8000', container: 'other' },
      fixes: [{ kind: 'use', field: 'ports.0.hostPort', value: '8003' }],
    });
  });

  it('of a port that no container holds blames another program', () => {
    const refusal = refusalOf(error({ code: 'port-in-use' }), spec({ ports: [port('8000')] }), around());
    expect(refusal).toMatchObject({ field: 'ports.0.hostPort', text: 'port-unknown', values: { port: '8000' } });
  });

  it('of one port in a range offers no other: the range moves as a whole', () => {
    const subjects = [{ kind: 'port', id: '8001', name: '8001' }] as const;
    const refusal = refusalOf(error({ code: 'port-in-use', subjects: [...subjects] }), spec({ ports: [port('8000-8002', '80-82')] }), around());
    expect(refusal).toMatchObject({ field: 'ports.0.hostPort', values: { port: '8001' }, fixes: [] });
  });

  it('of a command falls on the entrypoint when that is all there is', () => {
    expect(refusalOf(error({ code: 'bad-command' }), spec({ entrypoint: '/nope' }), around()).field).toBe('entrypoint');
    expect(refusalOf(error({ code: 'bad-command' }), spec({ command: ['nope'] }), around()).field).toBe('command');
  });

  it('of anything else belongs to no field', () => {
    expect(refusalOf(error({ code: 'disk-full' }), spec(), around())).toMatchObject({ field: null, text: 'other', fixes: [] });
  });

  it('is void once its field holds something else', () => {
    const form = spec({ ports: [port('8000')] });
    const refusal = refusalOf(error({ code: 'port-in-use', field: 'ports.0.hostPort' }), form, around());
    expect(stillStands(refusal, spec({ ports: [port('8000')], name: 'new' }))).toBe(true);
    expect(stillStands(refusal, spec({ ports: [port('8001')] }))).toBe(false);
    expect(stillStands(refusal, spec())).toBe(false);
  });
});

describe('the value at a path', () => {
  it('is text, and empty where the path leads nowhere', () => {
    const form = spec({ command: ['sh', '-c'], ports: [port('1')], entrypoint: null });
    expect(valueAt(form, 'command')).toBe('sh -c');
    expect(valueAt(form, 'ports.0.hostPort')).toBe('1');
    for (const path of ['entrypoint', 'ports.7.hostPort', 'nope.at.all', '__proto__.x']) expect(valueAt(form, path)).toBe('');
  });
});

describe('what the engine will refuse', () => {
  const held = around(container({ name: 'web-app', ports: published(8000) }));
  const fields = (form: ReturnType<typeof spec>) => foreseen(form, held).map((one) => one.field);

  it('is a name and a port that a container has', () =>
    expect(fields(spec({ name: 'web-app', ports: [port('8000')] }))).toEqual(['name', 'ports.0.hostPort']));
  it('is not the same port of another protocol or another address', () =>
    expect(
      fields(spec({ ports: [{ ...port('8000'), protocol: 'udp' }, { ...port('8000'), hostIp: '10.0.0.1' }, port('')] })),
    ).toEqual([]));
});
