// Verifier page: kiem-tra.html, one file with all it needs, as it goes into every bundle. Built behind the web page by the same command: the worker first, then
// the page that carries it, then the HTML around both, with a policy that lets nothing run but these very scripts and nothing go out.

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src/verify/page')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

export const verifierPage = (): Plugin => {
  let out = ''
  return {
    name: 'verifier-page',
    apply: 'build',
    configResolved: config => {
      out = join(config.root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      handler: async () => writeFileSync(join(out, 'kiem-tra.html'), await makePage()),
    },
  }
}

const makePage = async (): Promise<string> => {
  const worker = await script('worker.ts', {})
  // Which page it is: a hash of what verifies, so that two people can tell whether they have the same.
  const build_id = createHash('sha256').update(worker).digest('hex').slice(0, 8)
  const page = await script('main.ts', {
    WORKER_CODE: JSON.stringify(worker),
    PAGE_VERSION: JSON.stringify(`${version} ${build_id}`),
  })
  const style = readFileSync(join(source, 'page.css'), 'utf8')
  const inline = page.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(inline)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src blob: data:',
    'media-src blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return readFileSync(join(source, 'page.html'), 'utf8')
    .replace('POLICY', policy)
    .replace('/* STYLE */', () => style)
    .replace('SCRIPT', () => inline)
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** One script without imports. */
const script = async (entry: string, define: Record<string, string>): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    root: source,
    define,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: join(source, entry), formats: ['iife'], name: 'matthan' },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (output === undefined || !('output' in output)) throw new Error('the verifier was not built')
  const [chunk, ...more] = output.output
  if (more.length > 0) throw new Error(`the verifier is more than one file: ${more.map(({ fileName }) => fileName)}`)
  return chunk.code
}
