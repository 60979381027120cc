import js from '@eslint/js';
import globals from 'globals';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The walls of the layout: who may import what. */
const wall = (files, ignores, patterns, message) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: patterns.map((group) => ({ group: [group], message })) }],
  },
});
const electron = 'electron is imported only in src/main/desktop, src/main/index.ts and src/preload.';
const dockerode = 'dockerode is imported only in src/main/docker.';
const react = 'React is imported only in src/renderer.';

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], plugins: hooks.configs.flat.recommended.plugins, rules: {
    ...hooks.configs.flat.recommended.rules,
    // It says that the virtualizer is not memoized, which is as it should be.
    'react-hooks/incompatible-library': 'off',
  } },
  { files: ['scripts/**', 'tests/**', '*.{ts,mjs}'], languageOptions: { globals: globals.node }, rules: { 'no-console': 'off' } },
  // Parts of a benchmark run in a page.
  { files: ['tests/bench/**'], languageOptions: { globals: globals.browser } },

  wall(['src/shared/**'], [], ['electron', 'dockerode', 'react', 'react-dom', 'node:*', '**/main/**', '**/renderer/**'],
    'src/shared knows nothing of Node, Electron, dockerode or React.'),
  wall(['src/main/**'], ['src/main/docker/**', 'src/main/desktop/**', 'src/main/index.ts'],
    ['electron', 'dockerode', 'react', '**/renderer/**'], `${electron} ${dockerode} ${react}`),
  wall(['src/main/docker/**'], [], ['electron', 'react', '**/renderer/**', '**/desktop/**', '**/web/**', '**/ipc/**'], electron),
  wall(['src/main/desktop/**', 'src/main/index.ts'], [], ['dockerode', 'react', '**/renderer/**'], dockerode),
  wall(['src/preload/**'], [], ['dockerode', 'react', 'node:*', '**/main/**', '**/renderer/**'], 'The preload is a thin bridge.'),
  wall(['src/renderer/**'], [], ['electron', 'dockerode', 'node:*', '**/main/**'], 'The renderer reaches an engine only through the bridge.'),
);
