import { describe, expect, it } from 'vitest';
import { markOf } from '../../../../src/renderer/features/run/marked-token';
import { tokenize } from '../../../../src/shared/cli';
import { runCommand } from '../../../../src/shared/run';
import { port, spec } from './fixtures';

const form = spec({ name: 'web-app', ports: [port('80'), { ...port('1', '1'), hostIp: '127.0.0.1' }], image: 'web' });
const tokens = tokenize(runCommand(form), 'sh');
const marked = (field: string, value: string) => {
  const mark = markOf(tokens, field, value);
  const text = mark && tokens[mark.token]?.text;
  return mark && text && `${text.slice(0, mark.from)}[${text.slice(mark.from, mark.to)}]${text.slice(mark.to)}`;
};

describe('the value of a field in the command', () => {
  it('is marked in its own flag', () => {
    expect(marked('name', 'web-app')).toBe('[web-app]');
    expect(marked('ports.0.hostPort', '80')).toBe('127.0.0.1:[80]:80');
    expect(marked('ports.0.containerPort', '80')).toBe('127.0.0.1:80:[80]');
    expect(marked('ports.1.hostPort', '1')).toBe('127.0.0.1:[1]:1');
    expect(marked('image', 'web')).toBe('[web]');
  });
  it('is not marked where it does not stand', () => {
    for (const [field, value] of [['workdir', '/x'], ['ports.5.hostPort', '80'], ['name', ''], ['command', 'x']] as const) {
      expect(marked(field, value)).toBeNull();
    }
  });
});
