import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';

export default tseslint.config(
  { ignores: ['node_modules', 'src/api/generated.ts', '.shots'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines-per-function': ['error', { max: 120, skipComments: true, skipBlankLines: true }],
    },
  },
  // What both rooms use stands in src/parts; the floor is loaded on tablets without the office.
  { files: ['src/floor/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@/office/*', '**/office/*'], message: 'What floor and office share belongs in src/parts.' }] }] } },
  { files: ['**/*.test.{ts,tsx}', 'dev/**', 'scripts/**'], rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
);
