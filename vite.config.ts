// The web build: src/web → build/web. The page lives under a strict Content-Security-Policy, so nothing is inlined.

import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { verifierPage } from './tools/verifier-page.ts'

/** What every page asks with, in one file; what few pages ask with comes with them. */
const ASKING =
  /@tanstack[\\/](?:query-core|react-query)[\\/].*[\\/](?!infinite|useInfinite|queriesObserver|useQueries|useSuspense|useIs|hydration|Hydration|streamed|usePrefetch)[^\\/]*$/

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwind(), verifierPage()],
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    // Televisions of 2022 and later; their page is plain in its CSS as well.
    target: 'chrome87',
    cssTarget: 'es2022',
    rolldownOptions: {
      input: { index: 'src/web/index.html', tv: 'src/web/tv.html' },
      // Scattered over six files it is three kilobytes more.
      output: { codeSplitting: { groups: [{ name: 'asking', test: ASKING }] } },
    },
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Says which file needs which, for the byte budget (tools/page-size.test.ts); its folder begins with a dot and is not served.
    manifest: true,
    reportCompressedSize: true,
  },
})
