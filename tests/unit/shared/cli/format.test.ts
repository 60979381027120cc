import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCommand, formatScript, tokenize, unquotable } from '../../../../src/shared/cli';
import { shells, type Command, type CommandWord } from '../../../../src/shared/models';
import { runCommand } from '../../../../src/shared/run';
import { readCmd } from '../text/cmd-reader';
import { word } from '../text/words';
import { spec } from './samples';

const output: CommandWord = { output: ['docker', 'ps', '-qa', '-f', 'status=exited'] };
const command: fc.Arbitrary<Command> = fc
  .array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.constant(output) }), { maxLength: 8 })
  .map((rest) => ['docker', ...rest]);

describe('a command as a line', () => {
  it('is its tokens, parted by spaces, in every shell', () => {
    fc.assert(
      fc.property(command, fc.constantFrom(...shells), (words, shell) => {
        const tokens = tokenize(words, shell);
        expect(tokens.map(({ text }) => text).join(' ')).toBe(formatCommand(words, shell));
      }),
    );
  });

  it('puts the output of a command in its place', () => {
    const stop: Command = ['docker', 'stop', { output: ['docker', 'ps', '-q'] }];
    expect(formatCommand(stop, 'sh')).toBe('docker stop $(docker ps -q)');
    expect(formatCommand(stop, 'powershell')).toBe('docker stop $(docker ps -q)');
    expect(formatCommand(stop, 'cmd')).toBe("for /f %i in ('docker ps -q') do docker stop %i");
  });

  it('keeps = out of unquoted words in a list of cmd, where it would part them', () => {
    expect(formatCommand(['docker', 'rm', output], 'cmd')).toBe(
      `for /f %i in ('docker ps -qa -f "status=exited"') do docker rm %i`,
    );
  });

  it('calls a program whose name PowerShell has to quote', () => {
    expect(formatCommand(['my docker', 'ps'], 'powershell')).toBe("& 'my docker' ps");
  });

  it('tells that cmd cannot say a line break', () => {
    const words: Command = ['docker', 'run', 'i', 'sh', '-c', 'a\nb'];
    expect(unquotable(words, 'cmd')).toBe('line-break');
    expect(unquotable(words, 'sh')).toBeNull();
    expect(unquotable(['docker', 'ps'], 'cmd')).toBeNull();
  });
});

describe('a script', () => {
  const commands: Command[] = [
    ['docker', 'stop', { output: ['docker', 'ps', '-q'] }],
    ['docker', 'run', '-e', 'A=50% of %PATH%', 'web-image'],
  ];

  it('is a file for sh', () => {
    expect(formatScript(commands, 'sh')).toBe(
      "#!/bin/sh\ndocker stop $(docker ps -q)\ndocker run -e 'A=50% of %PATH%' web-image\n",
    );
  });

  it('is a batch file for cmd, where % is doubled', () => {
    const lines = formatScript(commands, 'cmd').split('\r\n');
    expect(lines[0]).toBe('@echo off');
    expect(lines[1]).toBe("for /f %%i in ('docker ps -q') do docker stop %%i");
    expect(readCmd(lines[2] ?? '', { batch: true })).toEqual(commands[1]);
  });
});

describe('the kinds of words', () => {
  const kinds = (words: Command) => tokenize(words, 'sh').map(({ text, kind }) => `${kind}:${text}`);

  it('part a run into flags, their values, the image and its command', () => {
    const words = runCommand({ ...spec, env: [{ name: 'A', value: 'b c' }], tty: true, command: ['ls', '-l', 'x y'] });
    expect(kinds(words)).toEqual([
      'bin:docker', 'verb:run', 'flag:-d', 'flag:-t', 'flag:--name', 'value:web-app', 'flag:-e', "string:'A=b c'",
      'object:web-image', 'value:ls', 'value:-l', "string:'x y'",
    ]);
  });

  it('know which flags have a value', () => {
    expect(kinds(['docker', 'stop', '-t', '5', 'web'])).toEqual([
      'bin:docker', 'verb:stop', 'flag:-t', 'value:5', 'object:web',
    ]);
    expect(kinds(['docker', 'rm', '-f', '-v', 'web'])).toEqual([
      'bin:docker', 'verb:rm', 'flag:-f', 'flag:-v', 'object:web',
    ]);
    expect(kinds(['docker', '-H', 'unix:///x', 'version'])).toEqual([
      'bin:docker', 'flag:-H', 'value:unix:///x', 'verb:version',
    ]);
  });

  it('take two words for a verb where docker does', () => {
    expect(kinds(['docker', 'context', 'use', 'colima'])).toEqual([
      'bin:docker', 'verb:context', 'verb:use', 'object:colima',
    ]);
  });

  it('reach into the command whose output is used', () => {
    expect(kinds(['docker', 'stop', { output: ['docker', 'ps', '-q'] }])).toEqual([
      'bin:docker', 'verb:stop', 'bin:$(docker', 'verb:ps', 'flag:-q)',
    ]);
  });

  it('fit the commands that start an engine', () => {
    expect(kinds(['sudo', 'systemctl', 'start', 'docker'])).toEqual([
      'bin:sudo', 'verb:systemctl', 'verb:start', 'object:docker',
    ]);
    expect(kinds(['sudo', 'usermod', '-aG', 'docker', 'me'])).toEqual([
      'bin:sudo', 'verb:usermod', 'flag:-aG', 'object:docker', 'object:me',
    ]);
  });
});
