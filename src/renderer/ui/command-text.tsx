import { maskSecrets, tokenize, type TokenKind } from '../../shared/cli';
import type { Command, Shell } from '../../shared/models';
import { visibleText } from '../../shared/text/visible';

export type CommandTextProps = {
  readonly command: Command;
  readonly shell: Shell;
  /** Hides the values of secrets; copying takes the command itself. */
  readonly mask?: boolean;
};

const classOf: { readonly [K in TokenKind]: string } = {
  bin: 'b',
  verb: 'v',
  flag: 'f',
  value: 'a',
  string: 's',
  object: 'o',
};

/** A command with its words coloured, as a shell would take it. */
export function CommandText({ command, shell, mask = true }: CommandTextProps) {
  const tokens = tokenize(mask ? maskSecrets(command) : command, shell);
  return tokens.map((token, index) => (
    <span key={index}>
      {index > 0 && ' '}
      <span className={classOf[token.kind]}>{visibleText(token.text)}</span>
    </span>
  ));
}
