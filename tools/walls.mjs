// Walls: runs dependency-cruiser over the rooms with the rules of walls.cjs.
// It reads TypeScript through the compiler's API, which TypeScript 7 no longer has: it alone is handed TypeScript 5 instead.

import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

registerHooks({
  resolve: (specifier, context, next) => {
    const asked = /^typescript(\/|$)/.test(specifier) && /\/dependency-cruiser\//.test(context.parentURL ?? '')
    return next(asked ? specifier.replace('typescript', 'typescript-5') : specifier, context)
  },
})

const rooms = ['src', 'simulator', 'bench', 'tests', 'tools'].filter(existsSync)
process.argv.push('--config', 'walls.cjs', ...rooms)
await import(pathToFileURL(`${process.cwd()}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`).href)
