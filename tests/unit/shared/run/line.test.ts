import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shells, type Shell } from '../../../../src/shared/models';
import { emptyRunSpec, fillPlaceholders, formatRun, parseRun, readRunLines } from '../../../../src/shared/run';
import { word } from '../text/words';
import { specs } from './specs';

const read = (text: string, shell: Shell = 'sh') => readRunLines(text, shell);
const wordsOf = (text: string, shell: Shell = 'sh') => read(text, shell).lines.map(({ words }) => words.map((one) => one.text));
const problemsOf = (text: string, shell: Shell = 'sh') => {
  const { lines, problems } = read(text, shell);
  return [...problems, ...lines.flatMap((line) => line.problems)].map(({ code, from, to }) => `${code} ${text.slice(from, to)}`);
};

/** The least of three tries: a machine that is busy with something else is not the reader's doing. */
function millisecondsOf(work: () => unknown): number {
  const tries = [1, 2, 3].map(() => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.min(...tries);
}

const oneLine = word.map((text) => text.replace(/[\r\n]/g, ''));

describe('a line of a spec', () => {
  it.each(shells)('reads back as the spec, for %s, on one line or wrapped', (shell) => {
    // cmd has no line break inside a word.
    const spec = specs(shell === 'cmd' ? oneLine : word);
    fc.assert(
      fc.property(spec, fc.boolean(), (said, wrapped) => {
        const line = formatRun(said, shell, { wrapped });
        const { lines, problems } = readRunLines(line, shell);
        expect(problems).toEqual([]);
        expect(lines.map((one) => one.spec)).toEqual([said]);
        expect(lines[0]?.placeholders).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is wrapped with an option on each line', () => {
    const spec = {
      ...emptyRunSpec('web-image'),
      remove: true,
      name: 'web',
      env: [{ name: 'A', value: 'b c' }],
      options: { cpus: '2', 'read-only': true },
      command: ['--', 'x'],
    };
    expect(formatRun(spec, 'sh', { wrapped: true })).toBe(
      "docker run -d --rm \\\n  --name web \\\n  -e 'A=b c' \\\n  --cpus 2 \\\n  --read-only \\\n  web-image -- x",
    );
    expect(formatRun(spec, 'powershell', { wrapped: true })).toContain("--name web `\n  -e 'A=b c' `\n");
    expect(formatRun(spec, 'cmd', { wrapped: true })).toContain('--name web ^\n  -e "A=b c" ^\n');
    expect(formatRun(spec, 'sh', { verb: 'create' })).toBe("docker create --rm --name web -e 'A=b c' --cpus 2 --read-only web-image -- x");
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(
      fc.oneof(
        fc.constantFrom('docker run ', 'docker', ' -it ', '-e', '--name=', "'", '"', '`', '\\', '^', '\n', '\r\n', ' ', '$(', ')', '${', '}', '%A%', '%', '#', ';', '&&', '>', '2>', '~', '$HOME', '<#', '@x'),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 20 },
    ).map((parts) => parts.join('')),
  );

  it('is read without a throw, and every place is within it', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...shells), (text, shell) => {
        const { lines, comments, problems } = readRunLines(text, shell);
        const ranges = [
          ...comments,
          ...problems,
          ...lines,
          ...lines.flatMap((line) => [...line.words, ...line.problems, ...line.parts, ...line.placeholders, ...line.places.values()]),
        ];
        for (const { from, to } of ranges) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is parted from left to right, and words cover what was said', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...shells), (rest, shell) => {
        const text = `docker run ${rest}`;
        for (const line of readRunLines(text, shell).lines) {
          let at = line.from;
          for (const { from, to } of line.parts) {
            expect(from).toBeGreaterThanOrEqual(at);
            at = to;
          }
          for (const { from, to } of line.words) {
            const inside = line.parts.filter((part) => part.from >= from && part.to <= to);
            expect(inside.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(to - from);
          }
          for (const { from, text: found } of line.placeholders) expect(text.startsWith(found, from)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('5,000 lines with something wrong in them', () => {
  const lines = [
    `docker run -d --name web -p 127.0.0.1:8080:80/udp -v "$PWD/a b":/a:ro,z -e 'A=it'\\''s' --cpus=1.5 nginx:1 sh -c 'a && b'`,
    'sudo docker container run -itp80 `\n  --mount type=bind,source=${env:HOME},target=/x `\n  --health-cmd "curl -f `"x`"" app',
    'docker create ^\r\n  --ulimit nofile=1:2 -e "A=%B% \\"c\\"" ^\r\n  -v C:\\a:/b app',
  ];
  const change = fc.tuple(fc.nat(200), fc.constantFrom('', '"', "'", '`', '\\', '^', '$(', '${', '%', '-', '--', '=', '\n', '#', ')', ' ', '\0', '🐳'), fc.nat(3));
  const mutated = fc
    .tuple(fc.constantFrom(...lines), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([line, changes]) => changes.reduce((text, [at, what, gone]) => text.slice(0, at) + what + text.slice(at + gone), line));

  it('never throw, and take under 50 ms each', () => {
    let slowest = 0;
    fc.assert(
      fc.property(mutated, fc.constantFrom(...shells), (text, shell) => {
        slowest = Math.max(slowest, millisecondsOf(() => readRunLines(text, shell)));
      }),
      { numRuns: 5000, seed: 4 },
    );
    expect(slowest).toBeLessThan(50);
  });

  it.each(shells)('take time in proportion to a text of any size: %s', (shell) => {
    for (const piece of ['a ', '"', '$(', '${', '`', '%a', '\\', '^', '\n', '-e A ', 'docker run a\n', '(', "'"]) {
      const begin = performance.now();
      readRunLines(`docker run ${piece.repeat(50_000 / piece.length)}`, shell);
      expect(performance.now() - begin, piece).toBeLessThan(2000);
    }
  });
});

describe('lines as people write them', () => {
  it.each([
    ['docker run nginx', ['nginx']],
    ['$ docker run nginx', ['nginx']],
    ['  % docker run nginx', ['nginx']],
    ['sudo docker run nginx', ['nginx']],
    ['$ sudo -E docker container run -d nginx', ['-d', 'nginx']],
    ['/usr/bin/docker run nginx', ['nginx']],
    ['podman run nginx', ['nginx']],
    ['docker create --name a nginx', ['--name', 'a', 'nginx']],
    ['docker run \\\n  -d \\\r\n  -p 80:80 \\\n\n', ['-d', '-p', '80:80']],
    ['# start it\n\ndocker run nginx # now\n', ['nginx']],
    ['docker run -e "A=b c" -e \'D="e"\' -e F=g\\ h nginx', ['-e', 'A=b c', '-e', 'D="e"', '-e', 'F=g h', 'nginx']],
    ['docker run -it --rm "ng"inx', ['-it', '--rm', 'nginx']],
  ])('are read in sh: %j', (text, words) => {
    expect(wordsOf(text)).toEqual([words]);
  });

  it.each([
    ['PS C:\\Users\\me> docker run nginx', ['nginx']],
    ['docker run `\n  -d `\r\n  nginx', ['-d', 'nginx']],
    ["docker run -e 'A=it''s' -e \"B=`\"x`\"\" -e C=a`$b nginx", ['-e', "A=it's", '-e', 'B="x"', '-e', 'C=a$b', 'nginx']],
    ["& 'C:\\Program Files\\Docker\\docker.exe' run nginx", ['nginx']],
    ['docker run --mount type=bind,source=C:\\a,target=/b nginx', ['--mount', 'type=bind,source=C:\\a,target=/b', 'nginx']],
    ['<# start\nit #> docker run -e “A=1” nginx', ['-e', 'A=1', 'nginx']],
  ])('are read in PowerShell: %j', (text, words) => {
    expect(wordsOf(text, 'powershell')).toEqual([words]);
  });

  it.each([
    ['C:\\Users\\me>docker run nginx', []],
    ['C:\\Users\\me> docker run nginx', [['nginx']]],
    ['docker run ^\r\n  -d ^\n  nginx', [['-d', 'nginx']]],
    ['REM start it\r\n:: now\r\n@docker run nginx', [['nginx']]],
    ['docker run -v "C:\\my data:/data" -e A=it\'s nginx', [['-v', 'C:\\my data:/data', '-e', "A=it's", 'nginx']]],
    ['docker run -e "A=\\"b\\" & c" -e D=^& nginx', [['-e', 'A="b" & c', '-e', 'D=&', 'nginx']]],
  ])('are read in cmd: %j', (text, words) => {
    expect(wordsOf(text, 'cmd')).toEqual(words);
  });

  it('give a choice when there are several', () => {
    const { lines, problems } = read('docker run a\n\n$ docker run -d b\ndocker create c\n');
    expect(lines.map(({ verb, spec }) => `${verb} ${spec.image}`)).toEqual(['run a', 'run b', 'create c']);
    expect(problems).toEqual([]);
  });

  it.each([
    ['docker run nginx && echo done', ['operator &&']],
    ['docker run nginx; ls', ['operator ;']],
    ['docker run nginx | cat', ['operator |']],
    ['docker run nginx 2> log', ['operator 2>']],
    ['docker run nginx &', ['operator &']],
    ['docker pull nginx\ndocker run nginx', ['not-docker-run docker pull nginx']],
    ['DEBUG=1 docker run nginx', ['not-docker-run DEBUG=1 docker run nginx']],
    ['docker --context far run nginx', ['global-flag --context far']],
    ["docker run -e 'A=1 nginx", ["quote '", 'image-missing ']],
    ['docker run -d \\ \n nginx', ['continuation-space \\ ']],
    ['docker run --foo -it nginx', ['flag-unknown --foo']],
    ['docker run --rm=no nginx', ['flag-boolean --rm=no']],
    ['docker run -d --name', ['flag-value-missing --name', 'image-missing ']],
    ['docker run -d', ['image-missing ']],
    ['', ['nothing ']],
    ['# docker run nginx', ['nothing # docker run nginx']],
  ])('have what is wrong marked: %j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each([
    ['docker run nginx; ls', 'powershell', ['operator ;']],
    ['docker run nginx --% %A%', 'powershell', ['operator --%']],
    ['docker run -v (pwd):/a nginx', 'powershell', ['operator (', 'flag-value-missing -v', 'image-missing ']],
    ['docker run nginx & dir', 'cmd', ['operator &']],
    ['docker run nginx > log', 'cmd', ['operator >']],
    ['docker run "nginx', 'cmd', ['quote "']],
  ] as const)('have what is wrong marked: %j in %s', (text, shell, problems) => {
    expect(problemsOf(text, shell)).toEqual(problems);
  });

  it.each([
    ['docker run -v $(pwd):/a -v "${HOME}/b":/b -v ~/c:/c -e `id` -e A=$B nginx', 'sh', ['$(pwd)', '${HOME}', '~', '`id`', '$B']],
    ["docker run -e '$A' -e \\$B -e a~b -e 5$ nginx", 'sh', []],
    ['docker run -v ${PWD}:/a -v "$env:USERPROFILE\\b:/b" -v $(Get-Location):/c -v $PWD/d:/d nginx', 'powershell', ['${PWD}', '$env:USERPROFILE', '$(Get-Location)', '$PWD']],
    ["docker run -e '$A' -e `$B nginx", 'powershell', []],
    ['docker run -v %cd%:/a -v "%USERPROFILE%\\b:/b" -e C=100% nginx', 'cmd', ['%cd%', '%USERPROFILE%']],
  ] as const)('have what the shell would replace marked: %j in %s', (text, shell, found) => {
    const [line] = read(text, shell).lines;
    expect(line?.placeholders.map((one) => text.slice(one.from, one.to))).toEqual(found);
  });

  it('take what is known in the place of what was marked', () => {
    const [line] = read('docker run -v "$PWD/a":/a -v ~/b:/b -e X=$(id)$PWD nginx').lines;
    const words = fillPlaceholders(line?.words ?? [], new Map([['$PWD', '/srv'], ['~', '/root']]));
    expect(words).toEqual(['-v', '/srv/a:/a', '-v', '/root/b:/b', '-e', 'X=$(id)/srv', 'nginx']);
    expect(parseRun(words).spec.mounts).toMatchObject([{ source: '/srv/a' }, { source: '/root/b' }]);
  });

  it('say where each field is', () => {
    const text = `docker run -itp 80:80 --name=web -e "A=b c" --dns 1.1.1.1 --dns=8.8.8.8 -v'/a':/b nginx ls -l`;
    const [line] = read(text).lines;
    const places = Object.fromEntries([...(line?.places ?? [])].map(([field, { from, to }]) => [field, text.slice(from, to)]));
    expect(places).toEqual({
      interactive: '-itp',
      tty: '-itp',
      'ports.0': '80:80',
      name: 'web',
      'env.0': '"A=b c"',
      'options.dns.0': '1.1.1.1',
      'options.dns.1': '8.8.8.8',
      'mounts.0': "'/a':/b",
      image: 'nginx',
      command: 'ls -l',
    });
  });

  it('are coloured by what each piece is', () => {
    const text = 'sudo docker container run --rm -p80:80 -v $PWD:/a nginx ls';
    const parts = read(text).lines[0]?.parts.map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);
    expect(parts).toEqual([
      'program docker', 'verb container', 'verb run', 'flag --rm', 'flag -p', 'value 80:80', 'flag -v', 'placeholder $PWD',
      'value :/a', 'image nginx', 'argument ls',
    ]);
  });
});
