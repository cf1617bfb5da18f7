// Do the walls bite? A small tree is planted with one forbidden import for each rule, and with imports that are allowed.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)

/** From, what it imports, and the rule that must refuse it. */
const forbidden = [
  ['src/base/clock.ts', '#contract/live.ts', 'base-is-the-leaf'],
  ['src/base/disk.ts', 'node:fs', 'base-is-the-leaf'],
  ['src/contract/http.ts', 'fastify', 'contract-on-base'],
  ['src/contract/camera.ts', '#engine/camera/session.ts', 'contract-on-base'],
  ['src/engine/camera/eager.ts', '#engine/recording/recorder.ts', 'road-camera'],
  ['src/engine/frames/sociable.ts', '#community/access/policy.ts', 'road-frames'],
  ['src/engine/recording/sql.ts', '#store/segments.ts', 'road-recording'],
  ['src/engine/recording/heavy.ts', 'zod', 'engine-has-no-packages'],
  ['src/community/evidence/bytes.ts', '#engine/recording/recorder.ts', 'people-evidence'],
  ['src/community/access/nosy.ts', '#community/funding/ledger.ts', 'people-access'],
  ['src/store/upward.ts', '#http/server.ts', 'store-serves-rooms'],
  ['src/http/sql.ts', '#store/segments.ts', 'http-calls-rooms'],
  ['src/web/pages/deep.ts', '#engine/camera/session.ts', 'web-stands-alone'],
  ['src/http/climber.ts', '#programs/station.ts', 'programs-are-the-top'],
  ['simulator/traitor.ts', '#engine/camera/session.ts', 'simulator-is-a-camera'],
  ['src/http/pretender.ts', '#simulator/street.ts', 'pretence-stays-out'],
  ['src/engine/recording/burglar.ts', '#engine/frames/h264/sps.ts', 'doors-between-rooms'],
  ['src/programs/burglar.ts', '#engine/frames/h264/sps.ts', 'doors-from-outside'],
  ['src/store/burglar.ts', '#http/routes/live.ts', 'doors'],
  ['src/engine/frames/chicken.ts', './egg.ts', 'no-circles'],
  ['src/http/lost.ts', '#http/nowhere.ts', 'resolves'],
  ['src/http/tester.ts', 'fast-check', 'declared'],
] as const

const allowed = [
  ['src/contract/status.ts', 'zod'],
  ['src/engine/recording/recorder.ts', '#engine/frames/frame.ts'],
  ['src/engine/frames/frame.ts', './h264/sps.ts'],
  ['src/engine/recording/file.ts', 'node:fs'],
  ['src/store/segments.ts', '#engine/recording/recorder.ts'],
  ['src/programs/station.ts', '#http/routes/live.ts'],
  ['src/programs/demo.ts', '#simulator/street.ts'],
  ['src/web/pages/wall.ts', '#contract/status.ts'],
  ['src/engine/camera/session.test.ts', '#simulator/street.ts'],
] as const

const leaves = [
  'src/contract/live.ts',
  'src/engine/camera/session.ts',
  'src/community/access/policy.ts',
  'src/community/funding/ledger.ts',
  'src/engine/frames/h264/sps.ts',
  'src/http/server.ts',
  'src/http/routes/live.ts',
  'simulator/street.ts',
]

type Violation = { readonly from: string; readonly rule: { readonly name: string } }

describe('the walls', () => {
  let tree = ''
  let violations: readonly Violation[] = []

  before(async () => {
    tree = mkdtempSync(join(tmpdir(), 'matthan-walls-'))
    plant(tree)
    violations = await cruise(tree)
  })
  after(() => rmSync(tree, { recursive: true, force: true }))

  for (const [from, to, rule] of forbidden) {
    it(`${from} may not import ${to} (${rule})`, () => {
      const broken = violations.filter(found => found.from === from).map(found => found.rule.name)
      assert.ok(broken.includes(rule), `broke only: ${broken.join(', ') || 'nothing'}`)
    })
  }

  for (const [from, to] of allowed) {
    it(`${from} may import ${to}`, () => {
      assert.deepEqual(
        violations.filter(found => found.from === from),
        [],
      )
    })
  }
})

const plant = (tree: string) => {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), text)
  }
  for (const file of leaves) write(file, 'export const here = 1\n')
  // A type-only import is an import: knowing a name is knowing a neighbour. Only what runs needs a declared package.
  for (const [from, to, rule] of [...allowed, ...forbidden]) {
    write(
      from,
      rule === 'declared'
        ? `import '${to}'
`
        : `import type { here } from '${to}'
export type T = here
`,
    )
  }
  write('src/engine/frames/egg.ts', `import { here } from './chicken.ts'\nexport { here }\n`)
  copyFileSync(join(root, 'walls.cjs'), join(tree, 'walls.cjs'))
  copyFileSync(join(root, 'package.json'), join(tree, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
}

const cruise = async (tree: string): Promise<readonly Violation[]> => {
  const options = [join(root, 'tools/walls.mjs'), '--output-type', 'json']
  const { stdout } = await run(process.execPath, options, {
    cwd: tree,
    maxBuffer: 2 ** 26,
    timeout: 60_000,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  return JSON.parse(stdout).summary.violations
}
