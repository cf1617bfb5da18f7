// The web build: src/web → build/web. The page lives under a strict Content-Security-Policy, so nothing is inlined.

import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwind()],
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Says which file needs which, for the byte budget (tools/page-size.test.ts); its folder begins with a dot and is not served.
    manifest: true,
    reportCompressedSize: true,
  },
})
