import { closingAt, endOfLine, LexedText, lineBreakAt, matchAt, promptAt, type Lexed } from './lexed';

const operator = /&&|\|\||[*\d]?>>?(?:&\d)?|<|--%(?=\s|$)|[&|;(){}]/y;
const variable = /\$(?:(?:env|global|local|script|private|using|variable):)?[\p{L}_?][\p{L}\p{N}_?]*|\$[$^?]/iuy;
const bracedName = /^\$\{(?:env:)?([^}]*)\}?$/i;
const singleQuote = /['‘’‚‛]/;
const doubleQuote = /["“”„]/;
const plain = /[^\s'‘’‚‛"“”„`$&|;<>(){}#~*@0-9-]+/y;
const escapes: Readonly<Record<string, string>> = {
  '0': '\0', a: '\u0007', b: '\b', e: '\u001b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
};

/**
 * Reads lines of PowerShell 7 that start a native program: about_Parsing (argument mode), about_Quoting_Rules,
 * about_Special_Characters. Typographic quotes are quotes. What follows an operator on its line is left out.
 */
export function lexPowerShell(text: string): Lexed {
  const out = new LexedText();
  let at = 0;

  const expansion = (): boolean => {
    const from = at;
    const two = text.slice(at, at + 2);
    if (two === '$(') {
      at = closingAt(text, at + 1, '(', ')', '`');
      out.addPlaceholder(from, 'substitution', text.slice(from, at), '');
    } else if (two === '${') {
      at = closingAt(text, at + 1, '{', '}', '`');
      const found = text.slice(from, at);
      out.addPlaceholder(from, 'variable', found, bracedName.exec(found)?.[1] ?? '');
    } else {
      const found = matchAt(variable, text, at);
      if (found === '') return false;
      at += found.length;
      out.addPlaceholder(from, 'variable', found, found.slice(found.indexOf(':') + 1).replace(/^\$/, ''));
    }
    return true;
  };

  /** The character after a backtick. */
  const escaped = () => {
    const [code = '', digits] = /^`u\{([0-9a-f]{1,6})\}/i.exec(text.slice(at, at + 10)) ?? [];
    const point = parseInt(digits ?? '', 16);
    if (point <= 0x10ffff) {
      out.add(at, String.fromCodePoint(point));
      at += code.length;
    } else {
      const next = text.charAt(at + 1);
      out.add(at, escapes[next] ?? next);
      at += 2;
    }
  };

  const quoted = (quote: RegExp, expands: boolean) => {
    const from = at;
    out.add(at, '');
    for (at += 1; at < text.length; ) {
      if (quote.test(text.charAt(at))) {
        if (!quote.test(text.charAt(at + 1))) {
          at += 1;
          return;
        }
        out.add(at, text.charAt(at + 1));
        at += 2;
      } else if (expands && text.charAt(at) === '`' && at + 1 < text.length) {
        escaped();
      } else if (!expands || !expansion()) {
        out.add(at, text.charAt(at));
        at += 1;
      }
    }
    out.problem('quote', from, from + 1);
  };

  while (at < text.length) {
    if (out.atStart) at += promptAt(text, at);
    const c = text.charAt(at);
    const broken = lineBreakAt(text, at);
    if (broken > 0) {
      out.endCommand(at);
      at += broken;
    } else if (/\s/.test(c)) {
      out.endWord(at);
      at += 1;
    } else if (c === '`') {
      const spaces = matchAt(/[^\S\r\n]+(?=[\r\n])/y, text, at + 1).length;
      const continued = lineBreakAt(text, at + 1 + spaces);
      if (at + 1 >= text.length) {
        out.problem('escape', at, at + 1);
        at += 1;
      } else if (continued === 0) {
        escaped();
      } else {
        if (spaces > 0) out.problem('continuation-space', at, at + 1 + spaces);
        out.endWord(at);
        at += 1 + spaces + continued;
      }
    } else if (singleQuote.test(c)) {
      quoted(singleQuote, false);
    } else if (doubleQuote.test(c)) {
      quoted(doubleQuote, true);
    } else if (c === '#' && !out.inWord) {
      const end = endOfLine(text, at);
      out.comment(at, end);
      at = end;
    } else if (text.startsWith('<#', at) && !out.inWord) {
      const close = text.indexOf('#>', at + 2);
      const end = close < 0 ? text.length : close + 2;
      out.comment(at, end);
      at = end;
    } else if (c === '~' && !out.inWord && /^~(?:[/\\\s:]|$)/.test(text.slice(at, at + 2))) {
      out.addPlaceholder(at, 'home', c, '');
      at += 1;
    } else if (c === '@' && !out.inWord && /^@[\p{L}_({]/u.test(text.slice(at, at + 2))) {
      const found = matchAt(/@[\p{L}\p{N}_]*/uy, text, at);
      out.addPlaceholder(at, 'variable', found, found.slice(1));
      at += found.length;
    } else if (c === '&' && out.atStart && !text.startsWith('&&', at)) {
      // The call operator: what follows is the program.
      at += 1;
    } else {
      const found = matchAt(operator, text, at);
      const isOperator = found !== '' && (!out.inWord || /^[&|;(){}<>]/.test(found));
      if (isOperator) {
        out.endWord(at);
        out.problem('operator', at, at + found.length);
        at = endOfLine(text, at + found.length);
      } else if (!expansion()) {
        const run = matchAt(plain, text, at) || c;
        out.add(at, run);
        at += run.length;
      }
    }
  }
  return out.end(text.length);
}
