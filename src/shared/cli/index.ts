export { commandOf, withoutCommand, type InputOf, type Names } from './commands';
export { formatCommand, formatScript, unquotable } from './format';
export { isSecretName, mask, maskSecrets } from './secrets';
export { isDanger, tipOf, tips, type Tip, type TipKey } from './tips';
export { tokenize, tokenKinds, type Token, type TokenKind } from './tokens';
export { psCommand, viewCommands } from './views';
