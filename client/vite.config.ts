import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * The page is served under a policy that allows nothing but its own files: so no inlined assets (they would be
 * `data:` addresses) and no inline script.
 */
export default defineConfig({
  root: here('.'),
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '^/(graphql|uploads|ingest-jobs|catalog-imports|audit\\.csv|catalogs/[^/]+/export)': 'http://localhost:4000' } },
})
