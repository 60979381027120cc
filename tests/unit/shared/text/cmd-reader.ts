/*
 * There is no cmd.exe here: this is how it reads a line, by its own rules, and how a C program then splits its command
 * line. It refuses whatever cmd would do more about than hand it on.
 */

/** Percent expansion: at the prompt what is not defined stays; in a batch file `%%` is `%` and the undefined goes. */
function expand(line: string, env: Readonly<Record<string, string>>, batch: boolean): string {
  let out = '';
  for (let at = 0; at < line.length; ) {
    if (line.charAt(at) !== '%') {
      out += line.charAt(at);
      at += 1;
      continue;
    }
    if (batch && line.charAt(at + 1) === '%') {
      out += '%';
      at += 2;
      continue;
    }
    const end = line.indexOf('%', at + 1);
    const inside = end < 0 ? '' : line.slice(at + 1, end);
    const name = inside.split(':')[0]?.toUpperCase() ?? '';
    if (batch || env[name] !== undefined) throw new Error(`%${inside}% would be replaced in ${line}`);
    out += '%';
    at += 1;
  }
  return out;
}

/** Carets and quotes; an operator that is neither escaped nor quoted is refused. */
function unescape(line: string): string {
  let out = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const c = line.charAt(at);
    if (c === '"') quoted = !quoted;
    if (!quoted && c === '^') {
      at += 1;
      out += line.charAt(at);
      continue;
    }
    if (!quoted && /[&|<>()\r\n]/.test(c)) throw new Error(`an operator: ${line}`);
    if (/[\r\n]/.test(c)) throw new Error('a line break');
    out += c;
  }
  return out;
}

/** The C runtime's argv. */
function split(line: string): string[] {
  const list: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; ) {
    const [run = ''] = /^\\*/.exec(line.slice(at)) ?? [];
    if (run !== '') {
      at += run.length;
      const escaped = line.charAt(at) === '"';
      word = (word ?? '') + '\\'.repeat(escaped ? Math.floor(run.length / 2) : run.length);
      if (escaped && run.length % 2 === 1) {
        word += '"';
        at += 1;
      }
      continue;
    }
    const c = line.charAt(at);
    at += 1;
    if (c === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && (c === ' ' || c === '\t')) {
      if (word !== null) list.push(word);
      word = null;
    } else {
      word = (word ?? '') + c;
    }
  }
  if (quoted) throw new Error(`a quote is not closed: ${line}`);
  if (word !== null) list.push(word);
  return list;
}

/** The words that a program started by a line of cmd.exe is given. */
export function readCmd(line: string, { batch = false, env = {} as Readonly<Record<string, string>> } = {}): string[] {
  return split(unescape(expand(line, env, batch)));
}
