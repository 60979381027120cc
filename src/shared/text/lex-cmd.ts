import { endOfLine, LexedText, lineBreakAt, matchAt, promptAt, type Lexed } from './lexed';

const variable = /%[A-Za-z_][\w.()#$-]*(?::[^%\r\n]*)?%/y;
const operator = /&&|\|\||\d?>>?(?:&\d)?|<|[&|]/y;
const comment = /(?:rem(?=[\s]|$)|::)/iy;

/** A character as cmd hands it on, with its place; a variable is one piece. */
type Piece = { readonly text: string; readonly from: number; readonly to: number; readonly isVariable: boolean };

/**
 * Reads lines of cmd.exe's prompt that start a program, in the two layers that read them: cmd takes carets, finds
 * variables and operators (`cmd /?`), and the program's C runtime splits what is left (Microsoft, 'Parsing C command-line
 * arguments'). What follows an operator on its line is left out.
 */
export function lexCmd(text: string): Lexed {
  const out = new LexedText();
  let at = 0;
  while (at < text.length) {
    at += promptAt(text, at);
    const blank = matchAt(/[ \t@;,=]+/y, text, at).length;
    at += blank;
    if (matchAt(comment, text, at) !== '') {
      const end = endOfLine(text, at);
      out.comment(at, end);
      at = end;
    } else {
      const line = pieces(text, at, out);
      split(line.pieces, out);
      at = line.end;
      if (line.operator !== null) {
        out.problem('operator', line.operator, line.end);
        at = endOfLine(text, line.end);
      }
    }
    out.endWord(at);
    if (at < text.length) out.endCommand(at);
    at += lineBreakAt(text, at);
  }
  return out.end(text.length);
}

/** cmd's own layer, up to the end of the line or an operator. */
function pieces(text: string, start: number, out: LexedText) {
  const found: Piece[] = [];
  let isQuoted = false;
  let at = start;
  const add = (to: number, piece: string, isVariable = false) => {
    found.push({ text: piece, from: at, to, isVariable });
    at = to;
  };
  while (at < text.length && lineBreakAt(text, at) === 0) {
    const c = text.charAt(at);
    const name = c === '%' ? matchAt(variable, text, at) : '';
    if (name !== '') {
      add(at + name.length, name, true);
    } else if (c === '"') {
      isQuoted = !isQuoted;
      add(at + 1, c);
    } else if (isQuoted) {
      add(at + 1, c);
    } else if (c === '^') {
      const spaces = matchAt(/[ \t]+(?=[\r\n])/y, text, at + 1).length;
      const continued = lineBreakAt(text, at + 1 + spaces);
      if (continued > 0) {
        if (spaces > 0) out.problem('continuation-space', at, at + 1 + spaces);
        // The next line's first character loses its meaning, and is handed on.
        const next = at + 1 + spaces + continued;
        at = next;
        if (next < text.length && lineBreakAt(text, next) === 0 && !/[ \t]/.test(text.charAt(next))) add(next + 1, text.charAt(next));
      } else if (at + 1 >= text.length) {
        out.problem('escape', at, at + 1);
        at += 1;
      } else {
        add(at + 2, text.charAt(at + 1));
      }
    } else {
      const op = matchAt(operator, text, at);
      const isOperator = op !== '' && (!/^\d/.test(op) || /[ \t]/.test(text.charAt(at - 1)));
      if (isOperator) return { pieces: found, operator: at, end: at + op.length };
      add(at + 1, c);
    }
  }
  return { pieces: found, operator: null, end: at };
}

/** The program's layer: quotes, and backslashes before them. */
function split(line: readonly Piece[], out: LexedText): void {
  let quote: Piece | null = null;
  let end = line[0]?.from ?? 0;
  for (let index = 0; index < line.length; ) {
    const piece = line[index];
    if (!piece) return;
    const { text, from, to, isVariable } = piece;
    index += 1;
    if (isVariable) {
      out.addPlaceholder(from, 'variable', text, text.slice(1).replace(/[:%].*$/s, ''));
    } else if (text === '\\') {
      let count = 1;
      for (; line[index]?.text === '\\'; index += 1) count += 1;
      const isBeforeQuote = line[index]?.text === '"';
      out.add(from, '\\'.repeat(isBeforeQuote ? Math.floor(count / 2) : count));
      if (isBeforeQuote && count % 2 === 1) {
        out.add(from, '"');
        index += 1;
      }
      end = line[index - 1]?.to ?? to;
      continue;
    } else if (text === '"') {
      // Two quotes inside a quoted text are one.
      if (quote && line[index]?.text === '"') {
        out.add(from, '"');
        index += 1;
        end = line[index - 1]?.to ?? to;
        continue;
      }
      quote = quote ? null : piece;
      out.add(from, '');
    } else if (quote === null && (text === ' ' || text === '\t')) {
      out.endWord(end);
    } else {
      out.add(from, text);
    }
    end = to;
  }
  out.endWord(end);
  if (quote) out.problem('quote', quote.from, quote.to);
}
