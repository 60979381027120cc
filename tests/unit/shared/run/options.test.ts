import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { optionAliases, optionNames, optionOf } from '../../../../src/shared/run';
import { dockerMissing } from '../../../support/docker-version';
import { describeUnless } from '../../../support/skip';

function docker(...words: string[]) {
  return spawnSync('docker', words, { encoding: 'utf8' });
}

/** The options of a command's help, as `-d --detach` and `   --add-host list`. */
function helpOf(command: 'run' | 'create'): string[] {
  return [...docker(command, '--help').stdout.matchAll(/^ {2}(-\w,| {3}) --([\w-]+)(?: ([a-z][\w-]*))?(?: {2,}|$)/gm)].map(
    ([, short = '', name = '', value = '']) => `${short.trim().replace(',', '')} --${name} ${value}`.trim(),
  );
}

const tableOf = (command: 'run' | 'create') =>
  optionNames
    .filter((name) => command === 'run' || !optionOf(name).runOnly)
    .map((name) => {
      const { short, value } = optionOf(name);
      return `${short === undefined ? '' : `-${short}`} --${name} ${value}`.trim();
    });

describeUnless(dockerMissing(), 'the table of options', () => {
  it.each(['run', 'create'] as const)('has what docker %s --help lists, in its order', (command) => {
    expect(helpOf(command).length).toBeGreaterThan(90);
    expect(tableOf(command)).toEqual(helpOf(command));
  });

  it.each(Object.keys(optionAliases))('has --%s, which docker still takes', (alias) => {
    expect(docker('run', `--${alias}=x`, '--help').status).toBe(0);
    expect(docker('run', `--${alias}x=x`, '--help').status).not.toBe(0);
  });
});
