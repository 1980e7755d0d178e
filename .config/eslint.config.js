import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import vueParser from 'vue-eslint-parser'

const typeAware = {
  parserOptions: {
    projectService: { allowDefaultProject: ['.config/*.js'] },
    extraFileExtensions: ['.vue'],
  },
}

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', '.config/*.js', 'client/graphql/schemaTypes.d.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.ts'],
    languageOptions: typeAware,
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { ...typeAware.parserOptions, parser: tseslint.parser },
    },
  },
  {
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'always', component: 'always' } }],
      'no-restricted-syntax': ['error', {
        selector: 'ExportAllDeclaration',
        message: 'No barrels: import from the file that defines the name.',
      }],
    },
  },
)
