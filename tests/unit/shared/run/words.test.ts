import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, optionNames, optionOf, readRunWords } from '../../../../src/shared/run';

const saidOf = (...words: string[]) => readRunWords(words).said.map(({ name, value }) => `${name}=${value}`);

describe('the words of a run line', () => {
  it.each([
    ['-itd', ['interactive=true', 'tty=true', 'detach=true']],
    ['-p8080:80', ['publish=8080:80']],
    ['-p=8080:80', ['publish=8080:80']],
    ['-eA=1', ['env=A=1']],
    ['-e=A=1', ['env=A=1']],
    ['-itp80', ['interactive=true', 'tty=true', 'publish=80']],
    ['-w=', ['workdir==']],
    ['--name=web', ['name=web']],
    ['--name=', ['name=']],
    ['--env=A=1=2', ['env=A=1=2']],
    ['--rm=false', ['rm=false']],
    ['--rm=T', ['rm=true']],
    ['-t=0', ['tty=false']],
    ['--net=host', ['network=host']],
    ['--net-alias=db', ['network-alias=db']],
    ['--dns-opt=ndots:2', ['dns-option=ndots:2']],
  ])('say with %s what pflag reads', (word, said) => {
    expect(readRunWords([word, 'nginx'])).toMatchObject({ operands: ['nginx'], operandsAt: 1, problems: [] });
    expect(saidOf(word, 'nginx')).toEqual(said);
  });

  it.each([
    [['--name', 'web'], ['name=web']],
    [['--memory-swap', '-1'], ['memory-swap=-1']],
    [['-e', '--rm'], ['env=--rm']],
    [['--name', '--'], ['name=--']],
    [['-ite', 'A'], ['interactive=true', 'tty=true', 'env=A']],
    [['--entrypoint', ''], ['entrypoint=']],
  ])('take the next word as the value, whatever it is: %j', (words, said) => {
    expect(saidOf(...words, 'nginx')).toEqual(said);
    expect(readRunWords([...words, 'nginx']).operands).toEqual(['nginx']);
  });

  it('are the container\'s from the image on', () => {
    expect(readRunWords(['--rm', 'nginx', '--rm', '--', '-d']).operands).toEqual(['nginx', '--rm', '--', '-d']);
    expect(readRunWords(['--rm', '--', '-d', '--', 'x'])).toMatchObject({ operands: ['-d', '--', 'x'], operandsAt: 2 });
    expect(readRunWords(['-', 'x']).operands).toEqual(['-', 'x']);
    expect(readRunWords(['', 'x']).operands).toEqual(['', 'x']);
    expect(readRunWords(['--rm', 'false', 'x']).operands).toEqual(['false', 'x']);
  });

  it.each([
    [['--foo', 'nginx'], 'flag-unknown', 0, '--foo'],
    [['-d', '--foo=1', 'nginx'], 'flag-unknown', 1, '--foo'],
    [['-itX', 'nginx'], 'flag-unknown', 0, '-X'],
    [['---rm', 'nginx'], 'flag-syntax', 0, '---rm'],
    [['--=x', 'nginx'], 'flag-syntax', 0, '--=x'],
    [['--rm=maybe', 'nginx'], 'flag-boolean', 0, '--rm'],
    [['--rm='], 'flag-boolean', 0, '--rm'],
    [['-d', '--name'], 'flag-value-missing', 1, '--name'],
    [['-dp'], 'flag-value-missing', 0, '-p'],
    [['--rm', '-d'], 'image-missing', 2, ''],
    [['--__proto__', 'nginx'], 'flag-unknown', 0, '--__proto__'],
    [['--constructor', 'nginx'], 'flag-unknown', 0, '--constructor'],
  ])('are refused with their place: %j', (words, code, word, flag) => {
    expect(readRunWords(words).problems[0]).toEqual({ code, word, flag });
  });

  it('keep an option that docker does not know, and do not guess its value', () => {
    expect(readRunWords(['--foo', '--bar=1', '-itXyz', 'nginx'])).toMatchObject({
      unknown: [{ text: '--foo', at: 0 }, { text: '--bar=1', at: 1 }, { text: '-Xyz', at: 2 }],
      operands: ['nginx'],
    });
  });

  it.each(optionNames)('never take the value of --%s for the image', (name) => {
    const words = kindOf(name) === 'flag' ? [`--${name}`] : [`--${name}`, 'value'];
    expect(readRunWords([...words, 'nginx']).operands).toEqual(['nginx']);
    const { short } = optionOf(name);
    if (short !== undefined) expect(readRunWords([`-${short}`, ...words.slice(1), 'nginx']).operands).toEqual(['nginx']);
  });

  it('say where every value is', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('-it', '-e', '-eA=1', '-e=B', '--name', '--name=x', '--rm', '-X', 'y'), fc.string()));
    fc.assert(
      fc.property(words, (line) => {
        const { said, operands, operandsAt } = readRunWords(line);
        for (const { name, value, valueAt } of said) {
          if (valueAt && kindOf(name) !== 'flag') expect(line[valueAt.word]?.slice(valueAt.from)).toBe(value);
        }
        expect(operands).toEqual(line.slice(operandsAt));
      }),
    );
  });
});
