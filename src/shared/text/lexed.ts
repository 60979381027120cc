/*
 * What a line of a shell is made of, with the place of each thing. Nothing is executed and nothing is guessed: what the
 * shell would replace stays as it is written and is marked; what it would do more about than hand words on is refused.
 */

/** A part of the text, the end not included. */
export type Range = { readonly from: number; readonly to: number };

/** What a shell would replace: a variable, the output of a command, the home folder. */
export type Placeholder = Range & {
  readonly kind: 'variable' | 'substitution' | 'home';
  /** As it is written: `${HOME}`. */
  readonly text: string;
  /** The variable's name, `HOME`; empty where there is none. */
  readonly name: string;
  /** Where it is in the text of its word. */
  readonly at: number;
};

/** A word as a program would be given it, but for its placeholders, which are in it as they are written. */
export type LexedWord = Range & { readonly text: string; readonly placeholders: readonly Placeholder[] };

export const lexProblemCodes = ['quote', 'escape', 'operator', 'continuation-space'] as const;
export type LexProblem = Range & { readonly code: (typeof lexProblemCodes)[number] };

/** The words of one command. */
export type LexedCommand = readonly LexedWord[];

export type Lexed = {
  readonly commands: readonly LexedCommand[];
  readonly comments: readonly Range[];
  /** The line breaks that end a command. */
  readonly breaks: readonly number[];
  readonly problems: readonly LexProblem[];
};

/** Collects what a shell's reader finds, from left to right. */
export class LexedText {
  readonly #commands: LexedWord[][] = [[]];
  readonly #comments: Range[] = [];
  readonly #breaks: number[] = [];
  readonly #problems: LexProblem[] = [];
  #word: { from: number; text: string; placeholders: Placeholder[] } | null = null;

  get inWord(): boolean {
    return this.#word !== null;
  }

  /** The word's text so far; empty outside of one. */
  get wordText(): string {
    return this.#word?.text ?? '';
  }

  /** Whether the command has no word yet. */
  get atStart(): boolean {
    return this.#word === null && this.#commands.at(-1)?.length === 0;
  }

  /** Adds to the word, or begins one at `from`; an empty text, as of two quotes, begins one too. */
  add(from: number, text: string): void {
    this.#word ??= { from, text: '', placeholders: [] };
    this.#word.text += text;
  }

  addPlaceholder(from: number, kind: Placeholder['kind'], text: string, name: string): void {
    const at = this.wordText.length;
    this.add(from, text);
    this.#word?.placeholders.push({ from, to: from + text.length, kind, text, name, at });
  }

  endWord(to: number): void {
    if (this.#word) this.#commands.at(-1)?.push({ ...this.#word, to });
    this.#word = null;
  }

  /** Forgets the word, which turned out to be a part of an operator; gives back where it began. */
  dropWord(): number | null {
    const from = this.#word?.from ?? null;
    this.#word = null;
    return from;
  }

  endCommand(at: number): void {
    this.endWord(at);
    this.#breaks.push(at);
    this.#commands.push([]);
  }

  comment(from: number, to: number): void {
    this.#comments.push({ from, to });
  }

  problem(code: LexProblem['code'], from: number, to: number): void {
    this.#problems.push({ code, from, to });
  }

  /** Ends the text. */
  end(to: number): Lexed {
    this.endWord(to);
    return {
      commands: this.#commands.filter((words) => words.length > 0),
      comments: this.#comments,
      breaks: this.#breaks,
      problems: this.#problems,
    };
  }
}

const prompt = /[ \t]*(?:[$%]|PS [^>\r\n]*>|[A-Za-z]:\\[^>\r\n]*>)[ \t]+(?=(?:sudo|docker|podman)[ \t])/y;

/** The length of a shell's prompt, as it is copied with a line that runs docker; 0 where there is none. */
export const promptAt = (text: string, at: number): number => matchAt(prompt, text, at).length;

/** The length of the line break at a place; 0 where there is none. */
export function lineBreakAt(text: string, at: number): number {
  const c = text.charAt(at);
  return c === '\n' ? 1 : c === '\r' ? (text.charAt(at + 1) === '\n' ? 2 : 1) : 0;
}

/** Where the line ends that a place is in. */
export function endOfLine(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

/** The match of a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/**
 * The place after the bracket that closes the one at `at`, quotes and brackets inside aside; the end of the text where
 * nothing closes it. `escape` takes the meaning from the next character.
 */
export function closingAt(text: string, at: number, open: string, close: string, escape: string): number {
  let depth = 0;
  for (let place = at; place < text.length; place += 1) {
    const c = text.charAt(place);
    if (c === escape) place += 1;
    else if (c === "'" || c === '"') {
      for (place += 1; place < text.length && text.charAt(place) !== c; place += 1) {
        if (c === '"' && text.charAt(place) === escape) place += 1;
      }
    } else if (c === open) depth += 1;
    else if (c === close) {
      depth -= 1;
      if (depth === 0) return place + 1;
    }
  }
  return text.length;
}
