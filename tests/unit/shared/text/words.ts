import fc from 'fast-check';

/** Words that a program can be given: anything but U+0000, with what shells look at more often than chance has it. */
export const word = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom(...' \t\n\'"\\$`%^&|<>()!#~*?[]{}=;,:@-+./aZ9é‘’“”–') }),
  fc.constantFrom('', '-', '--', '--%', '-a.b', '%PATH%', '%PATH:a=b%', '$HOME', '$(id)', '`id`', '!!', '=ls', '~', '\\'),
);
export const words = fc.array(word, { maxLength: 6 });
