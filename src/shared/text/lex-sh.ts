import { closingAt, endOfLine, LexedText, lineBreakAt, matchAt, promptAt, type Lexed } from './lexed';

const operator = /&&|\|\||;;|<<-?|>>|<&|>&|<>|>\||&>|[&|;<>()]/y;
const variable = /\$(?:[A-Za-z_]\w*|[0-9@*#?!$'"-])/y;
const bracedName = /^\$\{([A-Za-z_]\w*)/;
const plain = /[^\s'"\\$`&|;<>()#~]+/y;

/**
 * Reads lines of the POSIX shell: POSIX.1-2017, Shell Command Language, 2.2 Quoting and 2.3 Token Recognition. File name
 * patterns stay as they are written. What follows an operator on its line is left out, and so are `prompts` if asked for.
 */
export function lexSh(text: string, { prompts = false } = {}): Lexed {
  const out = new LexedText();
  let at = 0;

  /** Takes what the shell would replace, if it is at this place. */
  const expansion = (quoted: boolean): boolean => {
    const two = text.slice(at, at + 2);
    const from = at;
    if (text.charAt(at) === '`') {
      const end = text.indexOf('`', at + 1);
      at = end < 0 ? text.length : end + 1;
      out.addPlaceholder(from, 'substitution', text.slice(from, at), '');
    } else if (two === '$(') {
      at = closingAt(text, at + 1, '(', ')', '\\');
      out.addPlaceholder(from, 'substitution', text.slice(from, at), '');
    } else if (two === '${') {
      at = closingAt(text, at + 1, '{', '}', '\\');
      const found = text.slice(from, at);
      out.addPlaceholder(from, 'variable', found, bracedName.exec(found)?.[1] ?? '');
    } else {
      const found = matchAt(variable, text, at);
      // Inside double quotes $' and $" are a dollar sign before a quote.
      if (found === '' || (quoted && /['"]/.test(found))) return false;
      // `$'…'` and `$"…"` are bash's own quotes.
      const isQuote = /['"]/.test(found);
      at += isQuote ? 1 : found.length;
      out.addPlaceholder(from, 'variable', isQuote ? '$' : found, isQuote ? '' : found.slice(1));
    }
    return true;
  };

  const doubleQuoted = () => {
    const from = at;
    out.add(at, '');
    for (at += 1; text.charAt(at) !== '"'; ) {
      if (at >= text.length) return out.problem('quote', from, from + 1);
      if (text.charAt(at) === '\\') {
        const broken = lineBreakAt(text, at + 1);
        const next = text.charAt(at + 1);
        const isEscape = /[$`"\\]/.test(next);
        if (broken === 0) out.add(at, isEscape ? next : '\\');
        at += broken > 0 ? 1 + broken : isEscape ? 2 : 1;
      } else if (!expansion(true)) {
        out.add(at, text.charAt(at));
        at += 1;
      }
    }
    at += 1;
  };

  while (at < text.length) {
    if (prompts && out.atStart) at += promptAt(text, at);
    const c = text.charAt(at);
    const broken = lineBreakAt(text, at);
    if (broken > 0) {
      out.endCommand(at);
      at += broken;
    } else if (c === ' ' || c === '\t') {
      out.endWord(at);
      at += 1;
    } else if (c === '\\') {
      const spaces = matchAt(/[ \t]+(?=[\r\n])/y, text, at + 1).length;
      const continued = lineBreakAt(text, at + 1 + spaces);
      if (at + 1 >= text.length) out.problem('escape', at, at + 1);
      else if (continued === 0) out.add(at, text.charAt(at + 1));
      else if (spaces > 0) {
        out.problem('continuation-space', at, at + 1 + spaces);
        out.endWord(at);
      }
      at += continued > 0 ? 1 + spaces + continued : 2;
    } else if (c === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) out.problem('quote', at, at + 1);
      out.add(at, text.slice(at + 1, end < 0 ? text.length : end));
      at = end < 0 ? text.length : end + 1;
    } else if (c === '"') {
      doubleQuoted();
    } else if (c === '#' && !out.inWord) {
      const end = endOfLine(text, at);
      out.comment(at, end);
      at = end;
    } else if (c === '~' && /^(?:|[A-Za-z_]\w*=)$/.test(out.wordText)) {
      const found = matchAt(/~[\w.-]*/y, text, at);
      out.addPlaceholder(at, 'home', found, found.slice(1));
      at += found.length;
    } else if (matchAt(operator, text, at) !== '') {
      const found = matchAt(operator, text, at);
      const end = at + found.length;
      // `2>` names what is redirected.
      const from = /^[<>]/.test(found) && /^\d+$/.test(out.wordText) ? (out.dropWord() ?? at) : at;
      out.endWord(from);
      out.problem('operator', from, end);
      at = endOfLine(text, end);
    } else if (!expansion(false)) {
      const found = matchAt(plain, text, at) || c;
      out.add(at, found);
      at += found.length;
    }
  }
  return out.end(text.length);
}
