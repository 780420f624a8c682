import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Names that make code depend on the moment or the machine it runs on. */
const AMBIENT = ['Date', 'performance', 'crypto', 'setTimeout', 'setInterval', 'fetch', 'console'];

const noAmbient = AMBIENT.map((name) => ({
  name,
  message: 'The domain is pure: time, ids and I/O arrive as arguments.',
}));

const NO_COERCE = {
  object: 'z',
  property: 'coerce',
  message: 'Coercion hides bad input: parse the type that is really sent.',
};
const NO_ENV = {
  object: 'process',
  property: 'env',
  message:
    'Declare it in an environment schema and read it through functions/runtime/environment.ts.',
};
const NO_RANDOM = {
  object: 'Math',
  property: 'random',
  message: 'The domain is pure: randomness arrives as an argument.',
};

export default defineConfig(
  globalIgnores([
    '**/*',
    '!**/*/',
    '!**/*.ts',
    '!**/*.tsx',
    'node_modules',
    'dist',
    'cdk.out',
    '.portage',
    'coverage',
  ]),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    // A rule that is wrong is changed here, where everyone sees it, not switched off on a line.
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-restricted-properties': ['error', NO_COERCE, NO_ENV],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', importNames: ['env'], message: NO_ENV.message }] },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A port's implementation is async because the port says so, whether or not it waits.
      '@typescript-eslint/require-await': 'off',
      // Constructs are made for their effect on the tree.
      'no-new': 'off',
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noAmbient],
      'no-restricted-properties': ['error', NO_COERCE, NO_ENV, NO_RANDOM],
    },
  },
  {
    // The one place where text becomes a Date and back: conversions, never the clock.
    files: ['domain/kernel/time.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noAmbient.filter(({ name }) => name !== 'Date')],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The clock arrives as an argument.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'The clock arrives as an argument.',
        },
      ],
    },
  },
  {
    files: ['functions/runtime/environment.ts', 'local/settings.ts'],
    rules: { 'no-restricted-properties': ['error', NO_COERCE] },
  },
);
